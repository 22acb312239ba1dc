import { describe, expect, it } from 'vitest'
import type { EvidenceLevel, RowDefinition } from '../../../shared/checklist/definition.ts'
import { openForm } from '../../../shared/engine/form.ts'
import { findWarnings } from '../../../shared/score/warnings.ts'
import { choose, definition, group, load, question } from '../../support/checklist-dsl.ts'
import { fakeEnvironment } from '../../support/fake-environment.ts'

function warnings(
  rows: readonly RowDefinition[],
  values: Record<string, string>,
  evidence: Record<string, EvidenceLevel> = {},
) {
  const form = openForm(
    load(definition([group('section', rows)])),
    { values, rows: {}, profile: {} },
    fakeEnvironment(),
  )
  return findWarnings(form, (path) => evidence[path])
}

describe('proof', () => {
  const rows = [choose('q', { adit: { severity: 'critical', adverse: ['no'], evidence_level: 'E2' } })]

  it.each<[string, EvidenceLevel | undefined, boolean]>([
    ['yes', undefined, true],
    ['yes', 'E1', true],
    ['yes', 'E2', false],
    ['yes', 'E4', false],
    ['partial', 'E1', true],
    ['no', 'E0', false],
    ['unknown', 'E0', false],
    ['na', 'E0', false],
  ])('behind %s at %s warns: %s', (answer, level, warns) => {
    const found = warnings(rows, { q: answer }, level === undefined ? {} : { q: level })
    expect(found).toEqual(
      warns
        ? [
            {
              id: 'q#evidence',
              path: 'q',
              rule: 'evidence',
              value: answer,
              evidence: level ?? 'E0',
              wanted: 'E2',
            },
          ]
        : [],
    )
  })
})

describe('a plausible range', () => {
  const rows = [
    question('decimal', 'n', { adit: { plausible: { min: '1', max: '10' } }, relevant: "${on} = 'yes'" }),
    question('text', 'on'),
  ]

  it('warns about a number outside of it, with the range', () => {
    expect(warnings(rows, { n: '11', on: 'yes' })).toEqual([
      { id: 'n#implausible', path: 'n', rule: 'implausible', value: '11', min: '1', max: '10' },
    ])
  })

  it('says nothing about one inside, about a blank, and about one that is not asked', () => {
    expect(warnings(rows, { n: '10', on: 'yes' })).toEqual([])
    expect(warnings(rows, { on: 'yes' })).toEqual([])
    expect(warnings(rows, { n: '11', on: 'no' })).toEqual([])
  })
})
