import type { Path } from '../../shared/checklist/value.ts'
import type { View } from '../../shared/engine/form-view.ts'

/** Questions in one stretch. */
export const STRETCH = 20

/**
 * What stands at these paths, in order: where more than two stretches of questions follow each other without a group or a
 * repeat between them, they are taken together in stretches.
 */
export function stretchesOf(
  views: ReadonlyMap<Path, View>,
  paths: readonly Path[],
): readonly (Path | readonly Path[])[] {
  const found: (Path | readonly Path[])[] = []
  let row: Path[] = []
  const endRow = () => {
    if (row.length > 2 * STRETCH)
      for (let from = 0; from < row.length; from += STRETCH) found.push(row.slice(from, from + STRETCH))
    else found.push(...row)
    row = []
  }
  for (const path of paths) {
    if (views.get(path)?.kind === 'question') {
      row.push(path)
      continue
    }
    endRow()
    found.push(path)
  }
  endRow()
  return found
}
