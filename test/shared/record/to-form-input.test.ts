import { expect, test } from 'vitest'
import type { ChecklistDefinition } from '../../../shared/checklist/definition.ts'
import { EMPTY_RECORD, type RecordState } from '../../../shared/record/replay.ts'
import { livePaths, toFormInput } from '../../../shared/record/to-form-input.ts'

const BY = {
  actor: 'sha256:a',
  signer: { name: 'A', org: '', title: '' },
  at: '',
  event: 'sha256:b',
} as const

function state(part: {
  answers?: Record<string, string | null>
  rows?: Record<string, string[]>
  files?: Record<string, string[]>
  removed?: string[]
}): RecordState {
  const { answers = {}, rows = {}, files = {}, removed = [] } = part
  return {
    ...EMPTY_RECORD,
    answers: new Map(
      Object.entries(answers).map(([path, value]) => [
        path,
        { ...BY, value, live: [], others: [], bases: [] },
      ]),
    ),
    rows: new Map(Object.entries(rows)),
    removedRows: new Set(removed),
    attachments: new Map(
      Object.entries(files).map(([path, hashes]) => [
        path,
        hashes.map((sha256) => ({ ...BY, sha256, name: 'n', size: 1, media_type: 'image/png' })),
      ]),
    ),
  }
}

const CHECKLIST = {
  survey: [
    {
      type: 'group',
      name: 'S',
      children: [
        { type: 'text', name: 'T' },
        { type: 'image', name: 'I' },
        {
          type: 'repeat',
          name: 'R',
          children: [
            { type: 'file', name: 'F' },
            { type: 'text', name: 'N' },
          ],
        },
      ],
    },
  ],
} as unknown as ChecklistDefinition

test('answers that stand are values; cleared ones are not, but are remembered as cleared', () => {
  const input = toFormInput(state({ answers: { T: 'x', U: null } }), { tsf: 'yes' }, CHECKLIST)
  expect(input).toEqual({
    values: { T: 'x' },
    rows: {},
    profile: { tsf: 'yes' },
    cleared: ['U'],
    quick: false,
  })
})

test('answers in counted rows, which no event adds, are kept', () => {
  const input = toFormInput(state({ answers: { '0000000a/N': 'counted' } }), {}, CHECKLIST)
  expect(input.values).toEqual({ '0000000a/N': 'counted' })
})

test('a quick inspection is handed on to the form', () => {
  const opened = { quick: true } as NonNullable<RecordState['opened']>
  expect(toFormInput({ ...state({}), opened }, {}, CHECKLIST).quick).toBe(true)
})

test('the value of a file question is its attachments; photos of other questions are no answer', () => {
  const input = toFormInput(
    state({ answers: { T: 'x' }, files: { I: ['h1', 'h2'], T: ['h3'], F: [] } }),
    {},
    CHECKLIST,
  )
  expect(input.values).toEqual({ I: ['h1', 'h2'], T: 'x' })
})

test('what lies in a removed row, or in a row inside one, is left out', () => {
  const record = state({
    answers: { 'a/N': 'here', 'b/N': 'gone', 'c/N': 'inside gone', 'd/N': 'inside here' },
    rows: { R: ['a'], 'b/Q': ['c'], 'a/Q': ['d'] },
    removed: ['b'],
    files: { 'b/F': ['h'] },
  })
  const input = toFormInput(record, {}, CHECKLIST)
  expect(input.values).toEqual({ 'a/N': 'here', 'd/N': 'inside here' })
  expect(input.rows).toEqual({ R: ['a'], 'a/Q': ['d'] })
  expect(['T', 'a/N', 'b/N', 'c/N'].map(livePaths(record))).toEqual([true, true, false, false])
})

test('the unit in which a number was given goes along, and only with a number that stands', () => {
  const record = state({ answers: { T: '0.42', 'b/N': '1' }, rows: { R: ['b'] }, removed: ['b'] })
  const answers = new Map([...record.answers].map(([path, answer]) => [path, { ...answer, unit: 'mg/L' }]))
  expect(toFormInput({ ...record, answers }, {}, CHECKLIST).units).toEqual({ T: 'mg/L' })
})
