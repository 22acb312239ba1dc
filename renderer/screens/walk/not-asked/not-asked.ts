import { isAnswerable } from '../../../../shared/checklist/checklist.ts'
import type { Path } from '../../../../shared/checklist/value.ts'
import type { QuestionView, View } from '../../../../shared/engine/form-view.ts'
import { childrenOf } from '../../../assessment/views.ts'
import type { ReadText } from '../../../questions/text.ts'

/** Something that is not asked: a question, or a whole group with what is in it. */
export interface NotAsked {
  readonly path: Path
  readonly label: string
  /** Questions it stands for. */
  readonly questions: number
  readonly isGroup: boolean
}

/**
 * What people are not asked below these paths, in order: a group that is left out stands for everything in it. A
 * question in the rows of a repeat is named once.
 */
export function notAskedBelow(
  views: ReadonlyMap<Path, View>,
  paths: readonly Path[],
  text: ReadText,
): readonly NotAsked[] {
  const found = new Map<string, NotAsked>()
  const visit = (path: Path) => {
    const view = views.get(path)
    if (view === undefined) return
    if (view.kind === 'question') {
      if (view.relevant || !isForPeople(view, text) || found.has(view.definition.name)) return
      const label = text(view.label) || view.definition.name
      found.set(view.definition.name, { path, label, questions: 1, isGroup: false })
      return
    }
    const label = text(view.label)
    if (view.relevant || label === '') {
      childrenOf(view).forEach(visit)
      return
    }
    const questions = countQuestions(views, path, text)
    // A repeat without rows holds no question yet, and is left out all the same.
    if (questions === 0 && view.kind === 'group') return
    found.set(view.definition.name, { path, label, questions, isGroup: true })
  }
  paths.forEach(visit)
  return [...found.values()]
}

function countQuestions(views: ReadonlyMap<Path, View>, path: Path, text: ReadText): number {
  const names = new Set<string>()
  const visit = (at: Path) => {
    const view = views.get(at)
    if (view === undefined) return
    if (view.kind === 'question' && isForPeople(view, text)) names.add(view.definition.name)
    childrenOf(view).forEach(visit)
  }
  visit(path)
  return names.size
}

/** A note or a calculation without words is nothing one would miss. */
function isForPeople({ definition, label }: QuestionView, text: ReadText): boolean {
  if (isAnswerable(definition)) return true
  return (definition.type === 'calculate' || definition.calculation !== undefined) && text(label) !== ''
}
