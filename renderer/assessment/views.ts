import type { Path } from '../../shared/checklist/value.ts'
import type { Form, View } from '../../shared/engine/form-view.ts'
import { isAsked, questionsIn } from '../../shared/engine/progress.ts'
import { LayeredMap } from '../../shared/lib/layered-map.ts'

/** Every view of a form by its path, in the order of the checklist. */
export function collectViews(form: Form): ReadonlyMap<Path, View> {
  const views = new Map<Path, View>()
  const add = (path: Path) => {
    const view = form.view(path)
    if (view === undefined) return
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
  return NONE
}

/** Asked of every question after every answer. */
const NONE: readonly Path[] = []

/** A new map with the views at `changed` brought up to date; what vanished from the form vanishes here. */
export function refreshViews(
  views: ReadonlyMap<Path, View>,
  form: Form,
  changed: readonly Path[],
): ReadonlyMap<Path, View> {
  if (changed.length === 0) return views
  return LayeredMap.over(views).with(changed.map((path) => [path, form.view(path)] as const))
}

/** Fresh views, with those from before in the place of every one that shows the same. */
export function keepSameViews(
  before: ReadonlyMap<Path, View>,
  fresh: ReadonlyMap<Path, View>,
): ReadonlyMap<Path, View> {
  return new Map(
    [...fresh].map(([path, view]) => {
      const old = before.get(path)
      return [path, old !== undefined && showsSame(old, view) ? old : view]
    }),
  )
}

/** Views are plain data; what the checklist itself says is one object in both. */
function showsSame(a: View, b: View): boolean {
  const old = new Map<string, unknown>(Object.entries(a))
  const now = Object.entries(b)
  return (
    old.size === now.length &&
    now.every(([key, part]) => old.get(key) === part || JSON.stringify(old.get(key)) === JSON.stringify(part))
  )
}

/** The questions under a path that people are to answer now, in order. */
export function askedQuestions(views: ReadonlyMap<Path, View>, under: Path): readonly Path[] {
  return questionsIn({ sections: [], view: (path) => views.get(path) }, under)
    .filter(isAsked)
    .map((view) => view.path)
}

/** A row that is new brings views nobody has seen yet, so everything below the repeat is looked at again. */
export function withDescendants(form: Form, changed: readonly Path[], repeat: Path): readonly Path[] {
  const all = new Set(changed)
  const add = (path: Path) => {
    all.add(path)
    const view = form.view(path)
    if (view?.kind === 'group') for (const child of view.children) add(child)
    if (view?.kind === 'repeat') for (const row of view.rows) for (const child of row.children) add(child)
  }
  add(repeat)
  return [...all]
}
