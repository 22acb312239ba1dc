import { describe, expect, it } from 'vitest'
import {
  EMPTY_SIGNING,
  type SigningRules,
  type SigningValues,
  signingSchema,
  toSignings,
} from '../../../../renderer/screens/sign/signing-form.ts'

const AUTHOR = `sha256:${'1'.repeat(64)}` as const
const WITNESS = `sha256:${'2'.repeat(64)}` as const

describe('the sign form', () => {
  it('asks for the passphrase, and for a decision about the witness', () => {
    expect(problems({})).toEqual({
      authorPassphrase: 'passphrase-blank',
      witnessing: 'witness-undecided',
    })
  })

  it("leaves the author's passphrase to the keyring when that can open the key", () => {
    const values = { witnessing: 'none' } as const
    expect(problems(values, { keyring: true })).toEqual({})
    expect(toSignings({ ...EMPTY_SIGNING, ...values }, AUTHOR)).toEqual([
      { key: AUTHOR, role: 'author', passphrase: null },
    ])
  })

  it('wants the witness to type a passphrase, keyring or not', () => {
    const values = { witnessing: 'person', witness: WITNESS } as const
    expect(problems(values, { keyring: true })).toEqual({ witnessPassphrase: 'passphrase-blank' })
  })

  it('refuses the author as the witness', () => {
    const values = {
      authorPassphrase: 'a',
      witnessing: 'person',
      witness: AUTHOR,
      witnessPassphrase: 'b',
    } as const
    expect(problems(values)).toEqual({ witness: 'witness-is-author' })
  })

  it('wants open points to be accepted, and only when there are any', () => {
    const values = { authorPassphrase: 'a', witnessing: 'none' } as const
    expect(problems(values, { incomplete: true })).toEqual({ acceptsOpen: 'open-not-accepted' })
    expect(problems({ ...values, acceptsOpen: true }, { incomplete: true })).toEqual({})
    expect(problems(values)).toEqual({})
  })

  it('signs as author first, then as witness', () => {
    const values: SigningValues = {
      ...EMPTY_SIGNING,
      authorPassphrase: 'a',
      witnessing: 'person',
      witness: WITNESS,
      witnessPassphrase: 'b',
    }
    expect(toSignings(values, AUTHOR)).toEqual([
      { key: AUTHOR, role: 'author', passphrase: 'a' },
      { key: WITNESS, role: 'witness', passphrase: 'b' },
    ])
  })

  it('forgets a witness who was chosen before the person decided to sign without one', () => {
    const values: SigningValues = { ...EMPTY_SIGNING, witnessing: 'none', witness: WITNESS }
    expect(toSignings(values, AUTHOR)).toHaveLength(1)
  })
})

/** The message of each field that is refused. */
function problems(values: Partial<SigningValues>, rules: Partial<SigningRules> = {}) {
  const schema = signingSchema({ author: AUTHOR, keyring: false, incomplete: false, ...rules })
  const result = schema.safeParse({ ...EMPTY_SIGNING, ...values })
  return Object.fromEntries((result.error?.issues ?? []).map(({ path, message }) => [path[0], message]))
}
