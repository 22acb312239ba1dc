import { expect, it } from 'vitest'
import { signatureOf } from '../../../../renderer/screens/sign/signature-of.ts'
import { eventProblem } from '../../../../shared/record/event-schema.ts'

const KEYS = [`sha256:${'1'.repeat(64)}`, `sha256:${'2'.repeat(64)}`] as const
const signers = KEYS.map((key, index) => ({ key, signer: { name: `Person ${index}`, org: '', title: '' } }))
const signings = [
  { key: KEYS[1], role: 'author', passphrase: 'secret' },
  { key: KEYS[0], role: 'witness', passphrase: null },
]
const FEED = '0'.repeat(32)
const signature = (path: string) =>
  signatureOf(
    {
      receipt: { path, digest: `sha256:${'e'.repeat(64)}` },
      note: { revision: 2 },
      covers: { [FEED]: 7 },
    } as never,
    signings as never,
    signers as never,
  )

it('names who signed, author first, and the file without its folder, and how much is in it', () => {
  expect(signature('/home/ana/Cerro Alto.adit')).toEqual({
    digest: `sha256:${'e'.repeat(64)}`,
    revision: 2,
    signers: [
      { role: 'author', signer: { name: 'Person 1', org: '', title: '' } },
      { role: 'witness', signer: { name: 'Person 0', org: '', title: '' } },
    ],
    file: 'Cerro Alto.adit',
    covers: { [FEED]: 7 },
  })
  expect(signature('C:\\Users\\ana\\a.adit').file).toBe('a.adit')
})

it('is an event as the log takes it', () => {
  const event = {
    ...{ actor: KEYS[0], at: '2026-05-30T10:00:00Z', feed: 'a'.repeat(32), lam: 2, prev: KEYS[0], seq: 1 },
    ...{ kind: 'signature.add', body: signature('/x/a.adit') },
  }
  expect(eventProblem(event)).toBeNull()
})
