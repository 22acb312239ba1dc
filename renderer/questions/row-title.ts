import { isAnswerable } from '../../shared/checklist/checklist.ts'
import type { Path } from '../../shared/checklist/value.ts'
import type { QuestionView, RepeatView, View } from '../../shared/engine/form-view.ts'
import { isConformity } from './fields/conformity.ts'
import type { ValueWords } from './value-words.ts'

/**
 * What a row of a repeat is called: the answers that its checklist says name it, else its first answer that says more than
 * yes or no; '' while there is none. At most `longest` characters.
 */
export function rowTitle(
  { definition }: Pick<RepeatView, 'definition'>,
  children: readonly Path[],
  views: ReadonlyMap<Path, View>,
  words: ValueWords,
  longest: number,
): string {
  const questions = questionsIn(children, views)
  const naming = definition.adit?.row_name
  const chosen =
    naming === undefined
      ? questions.filter((view) => isAnswerable(view.definition) && !isConformity(view)).slice(0, 1)
      : naming.flatMap((name) => questions.find((view) => view.definition.name === name) ?? [])
  const title = chosen.map((view) => words(view, view.value)).filter((part) => part !== '')
  const joined = title.join(' · ')
  return joined.length > longest ? `${joined.slice(0, longest - 1)}…` : joined
}

/** The answered questions that stand once in a row, in order. */
function questionsIn(children: readonly Path[], views: ReadonlyMap<Path, View>): readonly QuestionView[] {
  return children.flatMap((path) => {
    const view = views.get(path)
    if (view?.kind === 'group') return questionsIn(view.children, views)
    return view?.kind === 'question' && view.relevant && view.value !== null ? [view] : []
  })
}
