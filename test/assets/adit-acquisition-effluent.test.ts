import { beforeAll, describe, expect, it } from 'vitest'
import type { Checklist } from '../../shared/checklist/checklist.ts'
import { type Answers, fillIn, loadAcquisition, questionIn, readCerroAlto } from './support/open-checklist.ts'

/** Table 1 of the IFC EHS Guidelines for Mining (2007), mg/L; metals as total. */
const IFC_TABLE_1: Readonly<Record<string, string>> = {
  tss: '50',
  cod: '150',
  bod5: '50',
  oil_grease: '10',
  as: '0.1',
  cd: '0.05',
  cr6: '0.1',
  cu: '0.3',
  pb: '0.2',
  hg: '0.002',
  ni: '0.5',
  zn: '0.5',
  fe: '2',
  cn_total: '1',
  cn_free: '0.1',
  cn_wad: '0.5',
  phenols: '0.5',
}

const { profile } = readCerroAlto()

let checklist: Checklist
beforeAll(async () => {
  checklist = await loadAcquisition()
})

/** The form with these samples of one point. */
function sample(...rows: readonly Answers[]) {
  return fillIn(
    checklist,
    {
      'ACQ-LEG_cutoff': '2026-05-29',
      'ACQ-WAT-04_rows': rows.map((row) =>
        Object.fromEntries(
          Object.entries({ point: 'DP-1', date: '2026-02-11', ...row }).map(([name, value]) => [
            `ACQ-WAT-04_${name}`,
            value,
          ]),
        ),
      ),
    },
    profile,
  )
}

const limitOf = (row: Answers) => questionIn(sample(row), 'ACQ-WAT-04_value', 'ACQ-WAT-04_rows').limit
const verdict = (...rows: readonly Answers[]) => questionIn(sample(...rows), 'ACQ-WAT-04').value

describe('effluent results', () => {
  it('of copper at 0.42 mg/L break the 0.3 of the table, and the item is adverse', () => {
    const row = { parameter: 'cu', value: '0.42' }
    expect(limitOf(row)).toEqual({
      state: 'breach',
      max: '0.3',
      source: 'ifc_mining_table_1',
      verified: true,
    })
    expect(verdict(row)).toBe('no')
  })

  it('of copper at 0.42 mg/L are on watch under a permit of 0.5, and the item conforms', () => {
    const row = { parameter: 'cu', value: '0.42', permit: '0.5', permit_ref: 'RD 046-2023' }
    expect(limitOf(row)).toEqual({ state: 'watch', max: '0.5', source: 'RD 046-2023', verified: true })
    expect(verdict(row)).toBe('yes')
  })

  it('break a permit that is stricter than the table', () => {
    const row = { parameter: 'cu', value: '0.25', permit: '0.2', permit_ref: 'RD 046-2023' }
    expect(limitOf(row)?.state).toBe('breach')
    expect(verdict(row)).toBe('no')
  })

  it.each(Object.entries(IFC_TABLE_1))('of %s are held against %s mg/L', (parameter, max) => {
    const form = sample({ parameter, value: max })
    expect(questionIn(form, 'ACQ-WAT-04_value', 'ACQ-WAT-04_rows').limit).toMatchObject({
      state: 'watch',
      max,
    })
    expect(questionIn(form, 'ACQ-WAT-04_unit', 'ACQ-WAT-04_rows').value).toBe('mg/L')
    expect(verdict({ parameter, value: max })).toBe('yes')
    expect(verdict({ parameter, value: `${max}${max.includes('.') ? '' : '.'}01` })).toBe('no')
  })

  it.each([
    ['5.9', 'no'],
    ['6', 'yes'],
    ['9', 'yes'],
    ['9.1', 'no'],
  ])('of pH %s make the item %s', (value, expected) => {
    expect(verdict({ parameter: 'ph', value })).toBe(expected)
    expect(limitOf({ parameter: 'ph', value })?.state).toBe(expected === 'no' ? 'breach' : 'inside')
  })

  it('of pH follow the two ends that the permit sets', () => {
    const permit = { permit: '9.5', permit_min: '6.5', permit_ref: 'RD 046-2023' }
    expect(verdict({ parameter: 'ph', value: '9.4', ...permit })).toBe('yes')
    expect(verdict({ parameter: 'ph', value: '6.4', ...permit })).toBe('no')
  })

  it.each(['value', 'permit', 'permit_min'])('have the unit of the parameter: %s', (field) => {
    const unit = (parameter: string) =>
      questionIn(sample({ parameter }), `ACQ-WAT-04_${field}`, 'ACQ-WAT-04_rows').unit
    expect([unit('cu'), unit('ph'), unit('temp_rise'), unit('')]).toEqual(['mg/L', 'pH', '°C', ''])
  })

  it.each([
    ['-0.1', 'cu'],
    ['14.1', 'ph'],
  ])('of %s for %s are refused', (value, parameter) => {
    const view = questionIn(sample({ parameter, value }), 'ACQ-WAT-04_value', 'ACQ-WAT-04_rows')
    expect(view.violation?.code).toBe('constraint')
  })

  it('below the detection limit conform when that limit is low enough, and prove nothing when it is not', () => {
    expect(verdict({ parameter: 'cu', value: '<0.005' })).toBe('yes')
    expect(verdict({ parameter: 'cu', value: '<0.5' })).toBe('unknown')
    const blunt = sample({ parameter: 'cu', value: '<0.5' })
    expect(questionIn(blunt, 'ACQ-WAT-04_blind_note', 'ACQ-WAT-04_rows').relevant).toBe(true)
  })

  it('count for 24 months before the date judged', () => {
    expect(verdict({ parameter: 'cu', value: '0.42', date: '2024-05-29' })).toBe('no')
    expect(verdict({ parameter: 'cu', value: '0.42', date: '2024-05-27' })).toBe('unknown')
    expect(limitOf({ parameter: 'cu', value: '0.42', date: '2024-05-27' })).toBeNull()
  })

  it('conform only when every one of them does', () => {
    expect(verdict({ parameter: 'cu', value: '0.1' }, { parameter: 'zn', value: '0.6' })).toBe('no')
    expect(verdict({ parameter: 'cu', value: '0.1' }, { parameter: 'zn', value: '0.4' })).toBe('yes')
  })

  it('are not known while a listed result is missing', () => {
    expect(verdict({ parameter: 'cu', value: '0.1' }, { parameter: 'zn' })).toBe('unknown')
    expect(verdict({ parameter: 'cu', value: '0.4' }, { parameter: 'zn' })).toBe('no')
  })

  it('say nothing while there are none, or none that has a limit', () => {
    expect(verdict()).toBe('unknown')
    expect(verdict({ parameter: 'other', other: 'Manganese', value: '3' })).toBe('unknown')
  })
})
