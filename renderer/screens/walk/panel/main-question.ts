import type { Path } from '../../../../shared/checklist/value.ts'
import type { QuestionView, View } from '../../../../shared/engine/form-view.ts'
import { questionsIn } from '../../../../shared/engine/progress.ts'
import { childrenOf } from '../../../assessment/views.ts'

/**
 * The scored question of the matter that a question is a part of: of the innermost group around it, below its section,
 * that holds one. Undefined when there is none.
 */
export function mainQuestion(
  views: ReadonlyMap<Path, View>,
  sections: readonly Path[],
  path: Path,
): QuestionView | undefined {
  const isSection = (at: Path) => sections.includes(at) && views.get(at)?.kind === 'group'
  const groups = around(views, sections, path).filter((at) => !isSection(at))
  for (const group of groups.reverse()) {
    const scored = questionsIn({ sections, view: (at) => views.get(at) }, group).find(
      (view) => view.relevant && view.definition.adit?.severity !== undefined,
    )
    if (scored !== undefined) return scored
  }
  return undefined
}

/** Groups and repeats around a path, outermost first; empty when it stands nowhere. */
function around(views: ReadonlyMap<Path, View>, from: readonly Path[], path: Path): Path[] {
  for (const at of from) {
    const view = views.get(at)
    const children = view === undefined ? [] : childrenOf(view)
    if (children.includes(path)) return [at]
    const inside = around(views, children, path)
    if (inside.length > 0) return [at, ...inside]
  }
  return []
}
