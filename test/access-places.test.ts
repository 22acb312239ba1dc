import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { STATES } from './app/support/access.ts'

const read = (...path: string[]) => readFileSync(join(import.meta.dirname, ...path), 'utf8')
const found = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, name]) => name ?? '')

/** Read from the sources: the tests that look are many, and each of them takes the whole app. */
it('every screen, and every state that opens over one, is looked at by axe and by a finger', () => {
  const screens = found(read('..', 'renderer', 'app', 'route.ts'), /readonly screen: '([\w-]+)'/g)
  expect(screens).toContain('walk')
  const tests = readdirSync(join(import.meta.dirname, 'app')).filter((name) => name.endsWith('.test.ts'))
  const looked = tests.flatMap((name) => found(read('app', name), /expectAccess\(\w+, '([\w-]+)'[,)]/g))
  // One test goes from place to place.
  const [, tour = ''] = /const PLACES[^\n]*\n(.*?)\n {2}\]\n/s.exec(read('app', 'access.test.ts')) ?? []
  const toured = found(tour, /\[\s*'([\w-]+)',/g)
  expect(toured).toContain('walk')
  const all = new Set([...looked, ...toured])
  expect([...screens, ...STATES].filter((place) => !all.has(place))).toEqual([])
})
