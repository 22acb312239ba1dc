import { isAnswerable } from '../checklist/checklist.ts'
import type { Text } from '../checklist/definition.ts'
import type { Path } from '../checklist/value.ts'
import type { QuestionView, View, Violation } from './form-view.ts'

/** Something that keeps an assessment from being finished. */
export interface Missing {
  readonly path: Path
  readonly section: Path
  readonly code: Violation['code']
  readonly message?: Text
}

/** As much of a form as is needed to go through its questions; a map of views serves as well. */
export interface Views {
  readonly sections: readonly Path[]
  view(path: Path): View | undefined
}

/** Whether a question is to be answered by people now. */
export function isAsked(view: QuestionView): boolean {
  return view.relevant && !view.readOnly && isAnswerable(view.definition)
}

/** Whether a required answer is not there, or is a number in a unit that no longer applies. */
export function isMissing({ violation, required }: QuestionView): boolean {
  return violation?.code === 'required' || (violation?.code === 'unit' && required)
}

/** Everything that stands in the way of finishing, in the order of the checklist. Irrelevant questions never do. */
export function whatIsMissing(form: Views): readonly Missing[] {
  return form.sections.flatMap((section) =>
    questionsIn(form, section).flatMap(({ path, violation }) =>
      violation === null ? [] : [{ path, section, ...violation }],
    ),
  )
}

/** Every question below a path, in order, those in rows included. */
export function questionsIn(views: Views, path: Path): readonly QuestionView[] {
  const found: QuestionView[] = []
  const visit = (at: Path) => {
    const view = views.view(at)
    if (view === undefined) return
    if (view.kind === 'question') found.push(view)
    else if (view.kind === 'group') view.children.forEach(visit)
    else for (const row of view.rows) row.children.forEach(visit)
  }
  visit(path)
  return found
}
