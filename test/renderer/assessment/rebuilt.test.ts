import { type Arbitrary, array, asyncProperty, constantFrom, assert as holds, nat, record } from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AssessmentState } from '../../../renderer/assessment/assessment-state.ts'
import { summarize } from '../../../renderer/assessment/summary.ts'
import { historyOf } from '../../../renderer/screens/walk/history/history.ts'
import { problemsOf } from '../../../renderer/screens/walk/problems/problems.ts'
import { tallyOf } from '../../../renderer/screens/walk/sections/section-tally.ts'
import { AppError } from '../../../shared/lib/app-error.ts'
import { ANA, BEN, begunAssessment, openStore } from './opened.ts'

const PATHS = ['DISCHARGE', 'COPPER', 'REMARK']
const ANSWERS: Readonly<Record<string, readonly (string | null)[]>> = {
  DISCHARGE: ['yes', 'no', 'na', null],
  COPPER: ['0.2', '0.42', 'much', null],
  REMARK: ['dry', 'dry since May', null],
}

const step = record({
  act: constantFrom(
    ...(['answer', 'answer', 'answer', 'row', 'inRow', 'unrow', 'attach', 'withdraw'] as const),
    ...(['describe', 'evidence', 'comment', 'flag', 'unflag', 'assign', 'open', 'undo', 'redo'] as const),
  ),
  at: nat(2),
  value: nat(3),
})
type Step = typeof step extends Arbitrary<infer One> ? One : never

/** Does one thing as the screen would. Resolves when it is on the disk, or was refused. */
async function take(state: AssessmentState, { act, at, value }: Step): Promise<unknown> {
  const path = PATHS[at] ?? ''
  const rows = state.record.rows.get('OUTFALLS') ?? []
  const row = rows[value % Math.max(1, rows.length)]
  const file = state.record.attachments.get('PHOTO')?.[0]
  switch (act) {
    case 'answer':
      return state.answer(path, ANSWERS[path]?.[value] ?? null, value === 2 ? 'as seen' : undefined)
    case 'row':
      return state.addRow('OUTFALLS')
    case 'inRow':
      return row === undefined ? null : state.answer(`${row}/OUTFALL`, `drain ${value}`)
    case 'unrow':
      return row === undefined ? null : state.removeRow(row)
    case 'attach':
      return state.attach(at === 0 ? 'REMARK' : 'PHOTO', [new File([`photo ${value}`], `${value}.jpg`)])
    case 'withdraw':
      return file === undefined ? null : state.withdraw('PHOTO', file.sha256, 'wrong place')
    case 'describe':
      return file === undefined
        ? null
        : state.describeFile('PHOTO', file.sha256, { caption: `no ${value}`, direction: null })
    case 'evidence':
      return state.setEvidence(path, value > 1 ? 'E3' : 'E1')
    case 'comment':
      return state.comment(path, `comment ${value}`)
    case 'flag':
      return state.flag(path, value > 1 ? { to: 'Ben', note: 'look' } : {})
    case 'unflag':
      return state.unflag(path)
    case 'assign':
      return state.assign('WATER', value > 1 ? { name: 'Ben', org: '', title: '' } : null)
    case 'open':
      return state.openAnswers(value > 1)
    case 'undo':
      return state.undo()
    case 'redo':
      return state.redo()
  }
}

/** All that is worked out from the log: answers, history, progress, findings, problems, and what can be undone. */
function projections(state: AssessmentState) {
  const { record, views, findings, undoable, redoable, clockJumps } = state
  return {
    ...{ record, undoable, redoable, clockJumps },
    // Kept in layers while people work, which are of no matter here.
    views: Object.fromEntries(views),
    findings: Object.fromEntries(findings),
    events: state.events.map(({ line }) => line),
    progress: tallyOf(state, ['WATER']),
    summary: summarize(state),
    problems: problemsOf(state),
    history: historyOf(state.events, null, record),
    historyOfCopper: historyOf(state.events, 'COPPER', record),
  }
}

describe('everything that is worked out from the log', () => {
  it('is the same when it is dropped and built anew, whatever two people did', async () => {
    let done = 0
    await holds(
      asyncProperty(array(step, { maxLength: 30 }), array(step, { maxLength: 10 }), async (hers, his) => {
        const storage = await begunAssessment()
        for (const [actor, steps] of [
          [ANA, hers],
          [BEN, his],
        ] as const) {
          const store = await openStore(storage, actor)
          for (const one of steps) {
            await take(store.getState(), one).then(
              () => {
                done += 1
              },
              (error: unknown) => {
                // He may not change what is hers; that says nothing either way.
                if (!(error instanceof AppError) || actor === ANA) throw error
              },
            )
          }
          const rebuilt = await openStore(storage, actor)
          expect(projections(rebuilt.getState())).toEqual(projections(store.getState()))
        }
      }),
      { numRuns: 60 },
    )
    expect(done).toBeGreaterThan(100)
  })
})
