import type { AssessmentState } from './assessment-state.ts'
import { act, type Desk } from './desk.ts'
import { expectAllowed } from './keep-to-own.ts'

/** Deciding between answers that rival each other. */
export function decideActs(desk: Desk): Pick<AssessmentState, 'decide'> {
  return {
    async decide(path, chosen, reason) {
      const bases = desk.store.getState().record.answers.get(path)?.bases ?? []
      const { value, unit, entered } = chosen
      const why = reason ?? chosen.reason
      expectAllowed(desk, { kind: 'answer.set', body: { path, value, bases } })
      const changed = desk.form.answer(path, value, unit)
      const body = {
        ...{ path, value, bases },
        ...(why !== undefined && { reason: why }),
        ...(unit !== undefined && { unit }),
        ...(entered !== undefined && { entered }),
      }
      // Said again by whoever decides; the answers it replaces stay in the log as their authors signed them.
      await act(desk, { kind: 'answer.set', body }, [], changed)
    },
  }
}
