import type { Path } from '../../shared/checklist/value.ts'
import type { Explanation, Input } from '../../shared/engine/explanation.ts'
import type { QuestionView } from '../../shared/engine/form-view.ts'

/** So many steps are followed from what is not asked to what decides that. */
const MOST_STEPS = 8

/**
 * The question whose answer keeps another from being asked, as far as it can be gone to: the first that the failing
 * condition reads, or, where that one is not asked itself or is worked out behind the screen, the first behind it. Null
 * where only the profile of the mine decides.
 */
export function decidingQuestion(
  path: Path,
  explain: (path: Path) => Explanation | undefined,
  isSeen: (view: QuestionView) => boolean,
): QuestionView | null {
  const looked = new Set<Path>()
  let wave: readonly Path[] = [path]
  for (let step = 0; step < MOST_STEPS && wave.length > 0; step += 1) {
    const behind: Path[] = []
    for (const at of wave) {
      if (looked.has(at)) continue
      looked.add(at)
      for (const input of inputsOf(explain(at))) {
        for (const view of questionsIn(input)) {
          if (view.relevant && isSeen(view)) return view
          behind.push(view.path)
        }
      }
    }
    wave = behind
  }
  return null
}

/** What the first failing condition read; of what is asked, what its value was worked out from. */
function inputsOf(explanation: Explanation | undefined): readonly Input[] {
  if (explanation === undefined) return []
  const failing = explanation.gates.find(({ holds }) => !holds)
  if (failing !== undefined) return failing.reason?.inputs ?? []
  return explanation.origin?.kind === 'calculated' ? explanation.origin.working.inputs : []
}

function questionsIn(input: Input): readonly QuestionView[] {
  if (input.kind === 'each') return input.shown.map(({ view }) => view)
  return input.kind === 'row' && input.view.kind === 'question' ? [input.view] : []
}
