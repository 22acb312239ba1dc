import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { printProblem } from '../../main/checklists/built-in.ts'
import { readChecklist } from '../../main/checklists/read-checklist.ts'
import { FLAGS, PROFILE_FIELDS } from '../../renderer/screens/mine/profile-fields.ts'
import type { Checklist } from '../../shared/checklist/checklist.ts'
import type { Text } from '../../shared/checklist/definition.ts'
import { LATIN_IN_CHINESE } from './support/latin-in-chinese.ts'

const ROOT = 'assets/checklists'
const folders = readdirSync(ROOT, { withFileTypes: true }).filter((entry) => entry.isDirectory())

/** What the mine's page lets people enter. */
const PROFILE_NAMES = new Set<string>([...PROFILE_FIELDS.map(({ name }) => name), 'lat', 'lon', ...FLAGS])

it('there are built-in checklists', () => {
  expect(folders.map(({ name }) => name)).toContain('adit-acquisition')
})

describe.each(folders.map(({ name }) => name))('the built-in checklist %s', (name) => {
  let checklist: Checklist
  let texts: readonly { readonly at: string; readonly text: Text }[]

  beforeAll(async () => {
    const read = await readChecklist(join(ROOT, name))
    if ('problems' in read) throw new Error(read.problems.map(printProblem).join('\n'))
    checklist = read.checklist
    texts = [...textsOf(checklist.definition, name)]
  })

  it('is called like its folder', () => {
    expect(checklist.definition.form_id).toBe(name)
  })

  it('speaks English and Chinese', () => {
    expect(checklist.definition.languages).toEqual(['en', 'zh'])
  })

  it('asks only for profile values that the mine page offers', () => {
    expect(checklist.definition.profile.filter((value) => !PROFILE_NAMES.has(value))).toEqual([])
  })

  it('has no Chinese signs in an English text', () => {
    expect(
      texts.filter(({ text }) => /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u.test(text.en ?? '')),
    ).toEqual([])
  })

  it('has a Chinese text wherever it has an English one', () => {
    // The number of a standard, `ISO 14015:2022`, is the same in every language.
    const isNumber = (words: string) => /^[\p{Lu}\d\s/.:；-]+$/u.test(words) && /\d/.test(words)
    const foreign = texts.filter(
      ({ at, text: { zh = '' } }) =>
        !/\p{Script=Han}/u.test(zh) && !(at.endsWith('.reference') && isNumber(zh)),
    )
    expect(foreign).toEqual([])
  })

  it('has no foreign word in a Chinese text but signs and abbreviations of the trade', () => {
    const foreign = texts.filter(({ text }) => {
      const words = (text.zh ?? '').replace(/\$\{[^}]*\}/g, '').match(/[A-Za-z]+\d*/g) ?? []
      return words.some((word) => !LATIN_IN_CHINESE.has(word))
    })
    expect(foreign).toEqual([])
  })

  it('sets Chinese texts with Chinese punctuation', () => {
    expect(
      texts.filter(({ text }) => /\p{Script=Han}\s*[,;:?!()]|[,;:?!(]\s*\p{Script=Han}/u.test(text.zh ?? '')),
    ).toEqual([])
  })

  it('asks in at most twenty English words', () => {
    const labels = texts.filter(({ at }) => at.endsWith('.label'))
    expect(labels.filter(({ text }) => (text.en ?? '').split(/\s+/).length > 20)).toEqual([])
  })

  it('explains every scored question: how to answer, why, with which proof, by which standard', () => {
    const scored = [...checklist.rows.values()].filter((row) => row.definition.adit?.severity !== undefined)
    const bare = scored.filter(({ definition: { label, hint, guidance_hint, adit } }) =>
      [label, hint, guidance_hint, adit?.evidence, adit?.reference].includes(undefined),
    )
    expect(bare.map((row) => row.name)).toEqual([])
    expect(scored.length).toBeGreaterThan(0)
  })

  it('asks critical and major questions as required, unless it works them out from required ones', () => {
    const open = [...checklist.rows.values()].filter(
      (row) =>
        row.kind === 'question' &&
        ['critical', 'major'].includes(row.definition.adit?.severity ?? '') &&
        row.calculation === null &&
        row.definition.required !== 'true()',
    )
    expect(open.map((row) => row.name)).toEqual([])
  })

  it('marks minor questions as left out of a quick inspection', () => {
    const minor = [...checklist.rows.values()].filter((row) => row.definition.adit?.severity === 'minor')
    expect(minor.filter((row) => row.definition.adit?.extended !== true).map((row) => row.name)).toEqual([])
  })
})

/** Every text in a definition with its place. Maps whose keys are exactly languages are texts. */
function* textsOf(value: unknown, at: string): Generator<{ at: string; text: Text }> {
  if (typeof value !== 'object' || value === null) return
  if ('en' in value && 'zh' in value) yield { at, text: value as unknown as Text }
  else for (const [key, member] of Object.entries(value)) yield* textsOf(member, `${at}.${key}`)
}
