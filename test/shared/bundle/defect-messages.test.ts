import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import en from '../../../assets/messages/en/defects.json'
import zh from '../../../assets/messages/zh/defects.json'
import { DEFECT_CODES } from '../../../shared/bundle/defect-codes.ts'

const folder = fileURLToPath(new URL('../../../shared/bundle/', import.meta.url))

test('every code of the closed list has words in both languages, and there are no others', () => {
  const codes = [...DEFECT_CODES].sort()
  expect(new Set(codes).size).toBe(codes.length)
  expect(Object.keys(en).sort()).toEqual(codes)
  expect(Object.keys(zh).sort()).toEqual(codes)
})

test('both languages tell the same facts', () => {
  const gaps = (text: string) => (text.match(/\{\{\w+\}\}/g) ?? []).sort()
  for (const [code, text] of Object.entries(en)) {
    expect([code, gaps((zh as Record<string, string>)[code] ?? '')]).toEqual([code, gaps(text)])
    for (const gap of gaps(text)) expect(['{{path}}', '{{detail}}']).toContain(gap)
  }
})

test('no check gives a code that is not in the list', () => {
  const known = new Set<string>(DEFECT_CODES)
  const used = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && path !== 'defect-codes.ts')
    .map((path) => readFileSync(join(folder, path), 'utf8'))
    .flatMap((text) => [...text.matchAll(/'([FZBVJLHADSTRXW]\d\d)'/g)].map((match) => match[1] ?? ''))
  expect(used.length).toBeGreaterThan(100)
  expect(used.filter((code) => !known.has(code))).toEqual([])
})
