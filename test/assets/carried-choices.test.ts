import { expect, it } from 'vitest'
import type { Checklist } from '../../shared/checklist/checklist.ts'
import { loadBuiltIn } from './support/open-checklist.ts'

const earlier = await loadBuiltIn('adit-acquisition')
const later = await loadBuiltIn('adit-operation')

/** The names that a choice may hold which is carried under a key. */
function choicesByKey({ rows, definition }: Checklist): ReadonlyMap<string, readonly string[]> {
  return new Map(
    [...rows.values()].flatMap((row) => {
      const key = row.definition.adit?.carry_forward
      if (key === undefined || row.kind !== 'question' || row.definition.type !== 'select_one') return []
      const list = definition.choices[row.definition.list_name ?? ''] ?? []
      return [[key, list.map(({ name }) => name)] as const]
    }),
  )
}

it.each([...choicesByKey(later)].filter(([key]) => choicesByKey(earlier).has(key)))(
  'operation knows every choice that acquisition can carry over as %s',
  (key, known) => {
    const carried = choicesByKey(earlier).get(key) ?? []
    expect(carried.filter((name) => !known.includes(name))).toEqual([])
  },
)
