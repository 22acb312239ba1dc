import { readdirSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Checklist } from '../../shared/checklist/checklist.ts'
import { splitPath } from '../../shared/checklist/value.ts'
import { findFindings } from '../../shared/score/findings.ts'
import { itemsOf } from '../../shared/score/items-of.ts'
import { score } from '../../shared/score/score.ts'
import { type Answers, fillIn, loadAcquisition, questionIn, readCerroAlto } from './support/open-checklist.ts'

/** The items of the two sections as the field's paper lists them: severity, gate, bad answer, flags of which one must hold. */
const ITEMS: readonly (readonly [string, 'critical' | 'major', 'gate' | '', 'yes' | 'no', ...string[]])[] = [
  ['ACQ-LEG-01', 'critical', 'gate', 'no'],
  ['ACQ-LEG-02', 'major', '', 'no'],
  ['ACQ-LEG-03', 'major', '', 'no'],
  ['ACQ-LEG-04', 'major', '', 'no'],
  ['ACQ-LEG-05', 'critical', 'gate', 'no'],
  ['ACQ-LEG-06', 'critical', '', 'no', 'ops'],
  ['ACQ-LEG-07', 'major', '', 'no'],
  ['ACQ-LEG-08', 'major', '', 'no', 'ops'],
  ['ACQ-LEG-09', 'critical', 'gate', 'yes'],
  ['ACQ-LEG-10', 'critical', 'gate', 'yes'],
  ['ACQ-LEG-11', 'major', '', 'no'],
  ['ACQ-WAT-01', 'major', '', 'no'],
  ['ACQ-WAT-02', 'major', '', 'no'],
  ['ACQ-WAT-03', 'critical', '', 'no', 'dis'],
  ['ACQ-WAT-04', 'critical', '', 'no', 'dis'],
  ['ACQ-WAT-05', 'critical', '', 'yes'],
  ['ACQ-WAT-06', 'major', '', 'yes', 'ops'],
  ['ACQ-WAT-07', 'critical', '', 'yes', 'sulf', 'ops'],
  ['ACQ-WAT-08', 'major', '', 'no'],
]

/** Which answers of the seed matrix each item takes care of. */
const SEEDS: Readonly<Record<string, readonly string[]>> = {
  'ACQ-LEG-05': ['004-22', '004-30'],
  'ACQ-LEG-10': ['004-26'],
  'ACQ-LEG-11': ['002-26'],
}

const { profile, answers } = readCerroAlto()
const noFlags = Object.fromEntries(
  Object.entries(profile).map(([name, value]) => [name, value === 'yes' ? 'no' : value]),
)

let checklist: Checklist
beforeAll(async () => {
  checklist = await loadAcquisition()
})

describe('the acquisition checklist', () => {
  it('weighs title 12 and water 7 of 100', () => {
    const weights = checklist.sections.map(({ name, definition }) => [name, definition.adit?.weight])
    expect(weights).toEqual(
      expect.arrayContaining([
        ['ACQ-LEG', 12],
        ['ACQ-WAT', 7],
      ]),
    )
  })

  it('scores exactly the items of its sections', () => {
    const scored = [...checklist.rows.values()].filter((row) => row.definition.adit?.severity !== undefined)
    const covered = scored.map(({ name }) => name).filter((name) => /^ACQ-(LEG|WAT)-/.test(name))
    expect(covered).toEqual(ITEMS.map(([id]) => id))
  })

  it.each(ITEMS)('%s is %s %s and %s is adverse', (id, severity, gate, adverse) => {
    const row = checklist.rows.get(id)
    expect(row?.definition.adit).toMatchObject({ severity, adverse: [adverse] })
    expect(row?.definition.adit?.gate === true).toBe(gate === 'gate')
    expect(row?.definition.adit?.seeds ?? []).toEqual(SEEDS[id] ?? [])
  })

  it.each(ITEMS.filter((item) => item.length === 4))('%s is always asked', (id) => {
    expect(questionIn(fillIn(checklist, {}, noFlags), id).relevant).toBe(true)
  })

  it.each(ITEMS.filter((item) => item.length > 4))(
    '%s is asked only under its flags',
    (id, _s, _g, _a, ...flags) => {
      expect(questionIn(fillIn(checklist, {}, noFlags), id).relevant).toBe(false)
      for (const flag of flags) {
        expect(questionIn(fillIn(checklist, {}, { ...noFlags, [flag]: 'yes' }), id).relevant).toBe(true)
      }
    },
  )

  it('wants documents behind what papers say and a look behind what stands on the ground', () => {
    const levels = ITEMS.filter(([, severity]) => severity === 'critical').map(([id]) => [
      id,
      checklist.rows.get(id)?.definition.adit?.evidence_level,
    ])
    expect(Object.fromEntries(levels)).toEqual({
      'ACQ-LEG-01': 'E2',
      'ACQ-LEG-05': 'E2',
      'ACQ-LEG-06': 'E2',
      'ACQ-LEG-09': 'E2',
      'ACQ-LEG-10': 'E2',
      'ACQ-WAT-03': 'E3',
      'ACQ-WAT-04': 'E3',
      'ACQ-WAT-05': 'E3',
      'ACQ-WAT-07': 'E2',
    })
  })

  it('carries permits, commitments, discharge points and the title to the later stages', () => {
    const keys = [...checklist.rows.values()].map((row) => row.definition.adit?.carry_forward)
    expect(keys).toEqual(
      expect.arrayContaining([
        'title.boundary',
        'title.expiry',
        'permits',
        'commitments',
        'discharge_points',
      ]),
    )
    expect(new Set(keys.filter((key) => key !== undefined)).size).toBe(
      keys.filter((key) => key !== undefined).length,
    )
  })
})

describe('Cerro Alto', () => {
  it('opens the gate when nobody checked the list of permits, and fails it when a permit is missing', () => {
    const gate = (changes: Answers) =>
      score(itemsOf(fillIn(checklist, { ...answers, ...changes }, profile), checklist, () => 'E3')).gate
    const rows = answers['ACQ-LEG-05_rows'] as readonly Answers[]
    const missing = { 'ACQ-LEG-05_permit': 'waste', 'ACQ-LEG-05_state': 'missing' }
    expect(gate({})).toBe('pass')
    expect(gate({ 'ACQ-LEG-05_complete': 'unknown' })).toBe('open')
    expect(gate({ 'ACQ-LEG-05_rows': [...rows, missing] })).toBe('fail')
  })

  it('has an answer to every required question and breaks no rule', () => {
    const form = fillIn(checklist, answers, profile)
    const violations = form.questions().flatMap((path) => {
      const view = form.view(path)
      return view?.kind === 'question' && view.violation !== null ? [[path, view.violation]] : []
    })
    expect(violations).toEqual([])
  })

  it('comes to these conclusions where a rule decides', () => {
    const form = fillIn(checklist, answers, profile)
    const worked = ITEMS.map(([id]) => questionIn(form, id)).filter(
      ({ definition }) => definition.calculation !== undefined,
    )
    expect(Object.fromEntries(worked.map(({ path, value }) => [path, value]))).toEqual({
      'ACQ-LEG-02': 'yes',
      'ACQ-LEG-05': 'yes',
      'ACQ-LEG-08': 'partial',
      'ACQ-WAT-02': 'yes',
      'ACQ-WAT-03': 'yes',
      'ACQ-WAT-04': 'no',
    })
  })

  it('scores 40 of 43 for title and 19 of 29 for water, where one item does not apply', () => {
    const form = fillIn(checklist, answers, profile)
    const { sections } = score(itemsOf(form, checklist, () => 'E3'))
    const scores = Object.fromEntries(sections.map((section) => [section.name, section.score]))
    expect(scores['ACQ-LEG']).toBeCloseTo(93.0233, 4)
    expect(scores['ACQ-WAT']).toBeCloseTo(65.5172, 4)
  })

  it('raises the copper result, the effluent item behind it and the missing study of later water', () => {
    const form = fillIn(checklist, answers, profile)
    const findings = findFindings(form, checklist, '2026-05-30').map(({ path, rule, severity }) => ({
      name: splitPath(path).name,
      rule,
      severity,
    }))
    expect(findings.filter(({ name }) => /^ACQ-(LEG|WAT)-/.test(name))).toEqual([
      { name: 'ACQ-WAT-04_value', rule: 'limit', severity: 'major' },
      { name: 'ACQ-WAT-04', rule: 'adverse', severity: 'critical' },
      { name: 'ACQ-WAT-07', rule: 'data-gap', severity: 'critical' },
    ])
  })

  it('names only photos that are there', () => {
    const files = readdirSync('test/support/cerro-alto/attachments')
    const named = JSON.stringify(answers).match(/[\w-]+\.jpg/g) ?? []
    expect([...new Set(named)].sort()).toEqual(files.sort())
  })
})
