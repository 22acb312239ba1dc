import { describe, expect, it } from 'vitest'
import { EMPTY_SIGNER, newSignerSchema } from '../../../../renderer/screens/sign/new-signer-form.ts'

describe('the form for a new witness', () => {
  it('names the blank name, the blank passphrase and the differing one together', () => {
    expect(problems({ repeat: 'x' })).toEqual({
      name: 'name-blank',
      passphrase: 'passphrase-blank',
      repeat: 'passphrases-differ',
    })
  })

  it('does not take spaces for a name', () => {
    expect(problems({ name: '  ', passphrase: 'p', repeat: 'p' })).toEqual({ name: 'name-blank' })
  })

  it('takes a name alone, with the passphrase typed twice alike', () => {
    expect(problems({ name: '陈立', passphrase: ' p ', repeat: ' p ' })).toEqual({})
  })

  it('refuses what is longer than a card can hold', () => {
    expect(problems({ name: 'n', org: 'o'.repeat(101), passphrase: 'p', repeat: 'p' })).toEqual({
      org: 'too-long',
    })
  })
})

function problems(values: Partial<typeof EMPTY_SIGNER>) {
  const result = newSignerSchema.safeParse({ ...EMPTY_SIGNER, ...values })
  return Object.fromEntries((result.error?.issues ?? []).map(({ path, message }) => [path[0], message]))
}
