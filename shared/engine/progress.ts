import { isAnswerable } from '../checklist/checklist.ts'
import type { Text } from '../checklist/definition.ts'
import type { Path } from '../checklist/value.ts'
import type { QuestionView, View, Violation } from './form-view.ts'

/** How far a section, or any other row, has come. */
export interface Progress {
  /** Questions that are asked and that people answer themselves. */
  readonly asked: number
  readonly answered: number
  /** Required questions without an answer. */
  readonly open: number
  /** Answers that cannot stand: wrong type, unknown choice, constraint. */
  readonly violations: number
}

/** Something that keeps an assessment from being finished. */
export interface Missing {
  readonly path: Path
  readonly section: Path
  readonly code: Violation['code']
  readonly message?: Text
}

/** The part of a form that progress is counted from; a map of views serves as well. */
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

/** Counts one section. Cost: one look at each question in it. */
export function sectionProgress(views: Views, section: Path): Progress {
  const progress = { asked: 0, answered: 0, open: 0, violations: 0 }
  for (const view of questionsIn(views, section)) {
    if (isAsked(view)) {
      progress.asked += 1
      if (view.value !== null) progress.answered += 1
    }
    if (view.violation?.code === 'required') progress.open += 1
    else if (view.violation !== null) progress.violations += 1
  }
  return progress
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
