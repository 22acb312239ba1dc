import type { Path } from '../../shared/checklist/value.ts'
import type { Sha256 } from '../../shared/lib/sha256.ts'
import { answerLock, fileLock, leads, type Person } from '../../shared/record/permission.ts'
import type { Attribution, GivenAnswer } from '../../shared/record/record-state.ts'
import { useAssessment } from './assessment-context.tsx'
import type { AssessmentState } from './assessment-state.ts'

/** The person who works here, as permissions are asked for. */
export function personOf({ actor, signer }: Pick<AssessmentState, 'actor' | 'signer'>): Person {
  return { key: actor, name: signer.name }
}

type Locked = Pick<AssessmentState, 'record' | 'checklist' | 'actor' | 'signer'>

/** The answer of somebody else that the person here may not change; null where they may answer. */
export function answerLockIn(state: Locked, path: Path): GivenAnswer | null {
  return answerLock(state.record, state.checklist, personOf(state), path)
}

/** The same, drawn again when it changes. */
export function useAnswerLock(path: Path): GivenAnswer | null {
  return useAssessment((state) => answerLockIn(state, path))
}

/** Who brought a file, when the person here may neither withdraw it nor change what is said of it; null where they may. */
export function useFileLock(path: Path, sha256: Sha256): Attribution | null {
  return useAssessment((state) => fileLock(state.record, state.checklist, personOf(state), path, sha256))
}

/** Whether the person here leads, and the name of whoever opened the assessment. */
export function useLead(): { readonly isLead: boolean; readonly name: string } {
  const isLead = useAssessment((state) => leads(state.record, personOf(state)))
  const name = useAssessment((state) => state.record.openedBy?.signer.name ?? '')
  return { isLead, name }
}
