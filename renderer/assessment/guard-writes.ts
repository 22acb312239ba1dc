import { AppError } from '../../shared/lib/app-error.ts'
import type { AssessmentState } from './assessment-state.ts'
import type { Desk } from './desk.ts'

/** Everything that adds to the record. */
const WRITES = [
  'answer',
  'decide',
  'confirm',
  'addRow',
  'fillRows',
  'removeRow',
  'attach',
  'withdraw',
  'describeFile',
  'annotate',
  'setEvidence',
  'comment',
  'assign',
  'openAnswers',
  'flag',
  'unflag',
  'noteSignature',
  'undo',
  'redo',
  'goOver',
] as const satisfies readonly (keyof AssessmentState)[]

type Act = (...given: never[]) => Promise<unknown>

/**
 * The same acts, refused with `handed-over` while this copy is a memory: what is said here then would not be in the copy
 * that work goes on in.
 */
export function guardWrites<Acts extends Partial<AssessmentState>>(desk: Desk, acts: Acts): Acts {
  const guarded: Record<string, unknown> = { ...acts }
  for (const name of WRITES) {
    const act = acts[name] as Act | undefined
    if (act === undefined) continue
    guarded[name] = async (...given: never[]) => {
      if (desk.locked || desk.store.getState().handedOver !== null) throw new AppError('handed-over')
      return act(...given)
    }
  }
  return guarded as Acts
}
