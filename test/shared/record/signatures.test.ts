import { describe, expect, test } from 'vitest'
import type { SignatureAdd } from '../../../shared/record/event.ts'
import { coverOf, isCovered, nextRevision, signaturesIn } from '../../../shared/record/signatures.ts'
import { answer, begin, type Device, device, handOver, say, take } from './devices.ts'

const sign = (one: Device, revision: number, covers?: SignatureAdd['covers']) =>
  say(one, {
    kind: 'signature.add',
    body: {
      ...{ digest: `sha256:${String(revision).repeat(64)}`, revision, file: `${revision}.adit` },
      signers: [{ role: 'author', signer: { name: one.name, org: '', title: '' } }],
      ...(covers !== undefined && { covers }),
    },
  })

function pair() {
  const a = device(0)
  const b = device(1)
  begin(a)
  answer(a, 'ACQ-WAT-03', '0.2')
  take(b, handOver(a))
  return { a, b }
}
const last = (one: Device) => {
  const found = signaturesIn(one.events).at(-1)
  if (found === undefined) throw new Error('not signed')
  return found
}

describe('what is in a signed bundle', () => {
  test('is what it says to cover, not what comes before it in the order of the record', () => {
    const { a, b } = pair()
    const late = answer(b, 'ACQ-WAT-01', 'yes')
    answer(a, 'ACQ-WAT-03', '0.3')
    answer(a, 'ACQ-WAT-03', '0.4')
    sign(a, 1, coverOf(a.events))
    const before = a.events
    take(a, handOver(b))
    expect(late.event.lam).toBeLessThan(last(a).logged.event.lam)
    expect(isCovered(late, last(a))).toBe(false)
    const said = before.filter(({ event }) => event.kind !== 'signature.add')
    expect(said.every((one) => isCovered(one, last(a)))).toBe(true)
    expect(isCovered(answer(a, 'ACQ-WAT-03', '0.5'), last(a))).toBe(false)
  })

  test('is what comes before it, when it does not say', () => {
    const { a } = pair()
    const before = answer(a, 'ACQ-WAT-03', '0.3')
    sign(a, 1)
    expect(isCovered(before, last(a))).toBe(true)
    expect(isCovered(answer(a, 'ACQ-WAT-03', '0.4'), last(a))).toBe(false)
  })
})

describe('the next revision', () => {
  const digest = (digit: string) => `sha256:${digit.repeat(64)}`

  test('begins at 1, replacing nothing', () => {
    expect(nextRevision([], [])).toEqual({ revision: 1, supersedes: null })
  })

  test('counts on from the highest that any device signed', () => {
    const { a, b } = pair()
    sign(b, 1)
    sign(b, 2)
    take(a, handOver(b))
    const signed = signaturesIn(a.events).map(({ signature }) => signature)
    expect(nextRevision([], signed)).toEqual({ revision: 3, supersedes: digest('2') })
    // What a colleague signed replaces our own lower one.
    expect(nextRevision([{ revision: 1, digest: digest('9') }], signed).supersedes).toBe(digest('2'))
  })

  test('replaces the later one by the order of the record where two signed the same number', () => {
    const signed = [
      { revision: 1, digest: digest('a') },
      { revision: 1, digest: digest('b') },
    ]
    const ours = [{ revision: 1, digest: digest('a') }]
    expect(nextRevision(ours, signed)).toEqual({ revision: 2, supersedes: digest('b') })
  })

  test('knows a bundle that the log could not be told of', () => {
    const noted = [{ revision: 2, digest: digest('c') }]
    const signed = [{ revision: 1, digest: digest('a') }]
    expect(nextRevision(noted, signed)).toEqual({ revision: 3, supersedes: digest('c') })
  })
})
