import type { GivenAnswer, RecordState } from '../../../shared/record/record-state.ts'
import type { Warning } from '../../../shared/score/warnings.ts'

/**
 * The answer that stands by a number which is hard to believe: somebody gave a reason along with it. Null while nobody
 * did; too little proof is not settled by words.
 */
export function confirmationOf(
  { rule, path }: Pick<Warning, 'rule' | 'path'>,
  answers: RecordState['answers'],
): GivenAnswer | null {
  const answer = rule === 'implausible' ? answers.get(path) : undefined
  return answer?.reason?.trim() ? answer : null
}
