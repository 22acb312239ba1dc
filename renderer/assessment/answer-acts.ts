import type { RowId, Value } from '../../shared/checklist/value.ts'
import type { EventId } from '../../shared/record/event.ts'
import { unitOfAnswer } from '../../shared/record/unit-of-answer.ts'
import type { AssessmentState } from './assessment-state.ts'
import { act, type Desk } from './desk.ts'
import { expectAllowed } from './keep-to-own.ts'
import { saidAgain } from './said-again.ts'
import { withDescendants } from './views.ts'

type AnswerActs = Pick<
  AssessmentState,
  'answer' | 'confirm' | 'addRow' | 'removeRow' | 'setEvidence' | 'comment' | 'noteSignature'
>

/** What people do to answers and to the rows of repeats. */
export function answerActs(desk: Desk): AnswerActs {
  const { store } = desk
  return {
    async answer(path, value, reason, entered) {
      const bases = store.getState().record.answers.get(path)?.bases ?? []
      const said = composed(value)
      expectAllowed(desk, { kind: 'answer.set', body: { path, value: said, bases } })
      const changed = desk.form.answer(path, said)
      const more = { ...(reason !== undefined && { reason }), ...(entered !== undefined && { entered }) }
      const body = { path, value: said, bases, ...more, ...unitOfAnswer(desk.form.view(path)) }
      const committed = act(desk, { kind: 'answer.set', body }, [], changed)
      recordGiven(desk, desk.tail.prev)
      await committed
    },

    async confirm(paths) {
      /** The first one; the others go with it. */
      let lead: EventId | null = null
      for (const path of paths)
        for (const entry of saidAgain(store.getState(), path)) expectAllowed(desk, entry)
      const commits = paths.flatMap((path) => {
        return saidAgain(store.getState(), path).map((entry) => {
          const committed = act(desk, entry, [], [], lead === null ? {} : { with: lead })
          lead ??= desk.tail.prev
          return committed
        })
      })
      await Promise.all(commits)
    },

    async addRow(repeat) {
      const row = newRowId(desk)
      const changed = withDescendants(desk.form, desk.form.addRow(repeat, row), repeat)
      const committed = act(desk, { kind: 'repeat.add', body: { repeat, row } }, [], changed)
      recordGiven(desk, desk.tail.prev)
      await committed
      return row
    },

    async removeRow(row) {
      expectAllowed(desk, { kind: 'repeat.remove', body: { row } })
      const changed = desk.form.removeRow(row)
      await act(desk, { kind: 'repeat.remove', body: { row } }, [], changed)
    },

    async setEvidence(path, level) {
      const entry = { kind: 'evidence.set', body: { path, level } } as const
      expectAllowed(desk, entry)
      await act(desk, entry)
    },
    comment: (path, text) => act(desk, { kind: 'comment.add', body: { path, text } }),
    noteSignature: (body) => act(desk, { kind: 'signature.add', body }),
  }
}

/**
 * A default or a trigger gave an answer: it is recorded like one that was typed, as it would be another tomorrow.
 *
 * @param lead the first event of the act that made it due; undone together with it
 */
export function recordGiven(desk: Desk, lead: EventId | null): void {
  const { form, store } = desk
  for (const path of form.unrecorded()) {
    const view = form.view(path)
    if (view?.kind !== 'question') continue
    const bases = store.getState().record.answers.get(path)?.bases ?? []
    const changed = form.answer(path, view.value)
    const body = { path, value: view.value, bases, ...unitOfAnswer(form.view(path)) }
    void act(desk, { kind: 'answer.set', body }, [], changed, lead === null ? {} : { with: lead })
  }
}

/** An id that no row of this assessment has or had, nor any in `given`. */
export function newRowId({ store, environment }: Desk, given: ReadonlySet<RowId> = new Set()): RowId {
  const { record } = store.getState()
  const taken = new Set([...[...record.rows.values()].flat(), ...record.removedRows])
  for (;;) {
    const row = environment.uuid().slice(0, 8)
    if (!taken.has(row) && !given.has(row)) return row
  }
}

/** Pasted text in Unicode's composed form, as every event holds it. */
export function composed(value: Value | null): Value | null {
  return typeof value === 'string' ? value.normalize('NFC') : value
}
