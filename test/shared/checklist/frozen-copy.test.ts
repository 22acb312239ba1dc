import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { frozenCopy } from '../../../shared/checklist/frozen-copy.ts'
import { CanonicalJsonError, canonicalJson } from '../../../shared/lib/canonical-json.ts'

/** The canonical form, or where and why there is none. */
function outcome(run: () => unknown): unknown {
  try {
    return run()
  } catch (error) {
    if (error instanceof CanonicalJsonError) return error.problem
    throw error
  }
}

const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('\u00e9', 'e\u0301', '\u6c34', '\ud800', '\u212b'),
)
const key = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('a', 'b.c', 'x-1') },
  { weight: 1, arbitrary: text },
)
const { value: plain } = fc.letrec((tie) => ({
  value: fc.oneof(
    { weight: 4, arbitrary: text },
    fc.maxSafeInteger(),
    fc.boolean(),
    fc.constantFrom(null, undefined, 0.5, Number.NaN, 2 ** 53, new Date(0), new Map(), Object.create(null)),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(key, tie('value'), { maxKeys: 4 }),
  ),
}))

describe('a frozen copy', () => {
  it('is made of what has a canonical form, and has the same; anything else is refused as that refuses it', () => {
    fc.assert(
      fc.property(plain, (data) => {
        expect(outcome(() => canonicalJson(frozenCopy(data)))).toEqual(outcome(() => canonicalJson(data)))
      }),
      { numRuns: 2_000 },
    )
  })

  it('is frozen through and through, and leaves what it was made of alone', () => {
    const data = { list: [{ inner: { deep: 1 } }], left: undefined }
    const copy = frozenCopy(data)
    expect(Object.keys(copy)).toEqual(['list'])
    const parts = [copy, copy.list, copy.list[0], copy.list[0]?.inner]
    expect(parts.every((part) => Object.isFrozen(part))).toBe(true)
    expect([data, data.list, data.list[0]?.inner].some((part) => Object.isFrozen(part))).toBe(false)
  })
})
