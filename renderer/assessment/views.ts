import type { ChecklistDefinition, RowDefinition } from '../../shared/checklist/definition.ts'
import { type Path, splitPath } from '../../shared/checklist/value.ts'
import type { Form, View } from '../../shared/engine/form-view.ts'
import { isAsked, questionsIn } from '../../shared/engine/progress.ts'

/** Names of the rows that a quick inspection leaves out: those marked extended, with everything in them. */
export function extendedRows(checklist: ChecklistDefinition): ReadonlySet<string> {
  const names = new Set<string>()
  const visit = (row: RowDefinition, inside: boolean) => {
    const extended = inside || row.adit?.extended === true
    if (extended) names.add(row.name)
    if (row.type === 'group' || row.type === 'repeat')
      for (const child of row.children) visit(child, extended)
  }
  for (const row of checklist.survey) visit(row, false)
  return names
}

/** Every view of a form by its path, in the order of the checklist, without the rows called `without`. */
export function collectViews(form: Form, without: ReadonlySet<string>): ReadonlyMap<Path, View> {
  const views = new Map<Path, View>()
  const add = (path: Path) => {
    const view = form.view(path)
    if (view === undefined || without.has(splitPath(path).name)) return
    views.set(path, view)
    for (const child of childrenOf(view)) add(child)
  }
  for (const section of form.sections) add(section)
  return views
}

/** The paths directly inside a view; none for a question. */
export function childrenOf(view: View): readonly Path[] {
  if (view.kind === 'group') return view.children
  if (view.kind === 'repeat') return view.rows.flatMap((row) => row.children)
  return []
}

/** A new map with the views at `changed` brought up to date; what vanished from the form vanishes here. */
export function refreshViews(
  views: ReadonlyMap<Path, View>,
  form: Form,
  changed: readonly Path[],
  without: ReadonlySet<string>,
): ReadonlyMap<Path, View> {
  if (changed.length === 0) return views
  const fresh = new Map(views)
  for (const path of changed) {
    const view = form.view(path)
    if (without.has(splitPath(path).name)) continue
    if (view === undefined) fresh.delete(path)
    else fresh.set(path, view)
  }
  return fresh
}

/** The questions under a path that people are to answer now, in order. */
export function askedQuestions(views: ReadonlyMap<Path, View>, under: Path): readonly Path[] {
  return questionsIn({ sections: [], view: (path) => views.get(path) }, under)
    .filter(isAsked)
    .map((view) => view.path)
}
