import { convertUnit } from '../../shared/checklist/units.ts'
import type { Path, RowId } from '../../shared/checklist/value.ts'
import { pathOf } from '../../shared/checklist/value.ts'
import type { View } from '../../shared/engine/form-view.ts'
import { isSameValue } from '../../shared/engine/values.ts'
import type { EventBody } from '../../shared/record/event.ts'
import { unitOfAnswer } from '../../shared/record/unit-of-answer.ts'
import { composed, newRowId, recordGiven } from './answer-acts.ts'
import type { AssessmentState } from './assessment-state.ts'
import { actTogether, type Desk } from './desk.ts'
import { expectAllowed } from './keep-to-own.ts'
import type { RowAnswer } from './row-fill.ts'
import { withDescendants } from './views.ts'

/** Fills entries of a repeat, as one act that one undo takes back. */
export function fillRowsActs(desk: Desk): Pick<AssessmentState, 'fillRows'> {
  return {
    async fillRows(repeat, fills) {
      const { record } = desk.store.getState()
      for (const { row, answers } of fills) if (row !== null) expectFillable(desk, row, answers)
      const taken = new Set<RowId>()
      const bodies: EventBody[] = []
      const changed = new Set<Path>()
      const note = (paths: readonly Path[]) => {
        for (const path of paths) changed.add(path)
      }
      for (const fill of fills) {
        const row = fill.row ?? newRowId(desk, taken)
        taken.add(row)
        if (fill.row === null) {
          note(desk.form.addRow(repeat, row))
          bodies.push({ kind: 'repeat.add', body: { repeat, row } })
        }
        for (const answer of fill.answers) {
          const path = pathOf(answer.name, row)
          const view = desk.form.view(path)
          const { value, entered } = inOwnUnit(answer, view)
          if (fill.row !== null && view?.kind === 'question' && isSameValue(view.value, value)) continue
          const bases = record.answers.get(path)?.bases ?? []
          note(desk.form.answer(path, value))
          const more = entered === undefined ? {} : { entered }
          const unit = unitOfAnswer(desk.form.view(path))
          bodies.push({ kind: 'answer.set', body: { path, value, bases, ...more, ...unit } })
        }
      }
      if (bodies.length === 0) return
      const { lead, committed } = actTogether(desk, bodies, withDescendants(desk.form, [...changed], repeat))
      recordGiven(desk, lead)
      await committed
    },
  }
}

/** Makes sure that the person here may answer all of it before any of it is answered. */
function expectFillable(desk: Desk, row: RowId, answers: readonly RowAnswer[]): void {
  for (const { name, value } of answers) {
    const path = pathOf(name, row)
    const bases = desk.store.getState().record.answers.get(path)?.bases ?? []
    expectAllowed(desk, { kind: 'answer.set', body: { path, value, bases } })
  }
}

/**
 * A number in the unit that the question has by now. One that cannot be converted stays as it was written, with its unit:
 * the engine calls it no number, and nobody takes it for another amount.
 */
function inOwnUnit(
  { value, unit, entered }: RowAnswer,
  view: View | undefined,
): Pick<RowAnswer, 'value' | 'entered'> {
  const said = composed(value)
  const own = view?.kind === 'question' ? view.unit : ''
  if (unit === undefined || unit === own || typeof said !== 'string') {
    return entered === undefined ? { value: said } : { value: said, entered }
  }
  const converted = convertUnit(said, unit, own)
  const written = `${said} ${unit}`
  return converted === null ? { value: written } : { value: converted, entered: written }
}
