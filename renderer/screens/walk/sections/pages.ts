import type { Path } from '../../../../shared/checklist/value.ts'
import type { View } from '../../../../shared/engine/form-view.ts'
import { childrenOf } from '../../../assessment/views.ts'
import { isSeen } from '../filter/walk-filter.ts'

/**
 * What page mode shows one at a time: each question, group or repeat directly in a section that is asked.
 *
 * @param left what a filter leaves; null without one
 */
export function pagesOf(
  views: ReadonlyMap<Path, View>,
  inside: readonly Path[],
  left: ReadonlySet<Path> | null,
): readonly Path[] {
  const seen = (path: Path): boolean => {
    const view = views.get(path)
    if (view === undefined || !view.relevant) return false
    if (view.kind === 'question') return isSeen(view)
    return view.kind === 'repeat' || view.children.some(seen)
  }
  return inside.filter((path) => (left === null || left.has(path)) && seen(path))
}

/** The page on which a path stands; undefined when on none. */
export function pageOf(
  views: ReadonlyMap<Path, View>,
  pages: readonly Path[],
  path: Path | null,
): Path | undefined {
  if (path === null) return undefined
  const holds = (at: Path): boolean => {
    if (at === path) return true
    const view = views.get(at)
    return view !== undefined && childrenOf(view).some(holds)
  }
  return pages.find(holds)
}
