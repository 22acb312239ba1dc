import { expect, test } from 'vitest'
import { type FoundRow, isExact, readLine } from '../../../../renderer/storage/copies/database-feeds.ts'
import type { LoggedEvent } from '../../../../shared/record/event.ts'

const LINE = '{"body":{"path":"A","value":"1"},"clock":{"zone":0},"feed":"f","kind":"answer.set","seq":0}'

function rowWith(event: unknown): FoundRow {
  return { key: ['f', 0], row: { event } } as unknown as FoundRow
}

test('a row says what its line says, member by member, and not less nor more', () => {
  const logged = readLine(LINE) as LoggedEvent
  expect(isExact(rowWith(JSON.parse(LINE)), logged)).toBe(true)
  for (const wrong of [
    { body: { path: 'A', value: '2' } },
    { body: { path: 'A', value: '1', reason: 'more' } },
    { body: { path: 'A' } },
    { clock: { zone: 60 } },
    { clock: undefined },
    { clock: null },
  ])
    expect(isExact(rowWith({ ...JSON.parse(LINE), ...wrong }), logged)).toBe(false)
  expect(isExact({ key: ['f', 0] } as unknown as FoundRow, logged)).toBe(false)
})

test('a zone of minus zero, as it was stored in UTC once, is no damage', () => {
  const logged = readLine(LINE) as LoggedEvent
  expect(isExact(rowWith({ ...JSON.parse(LINE), clock: { zone: -0 } }), logged)).toBe(true)
})
