import type { Path } from '../../shared/checklist/value.ts'
import type { QuestionView, View } from '../../shared/engine/form-view.ts'
import { isShown } from './is-shown.ts'

/** Characters of a question's label in one line, and the height of one, roughly. */
const LINE = { characters: 70, height: 24 }

/** How high a question will be, in CSS pixels: near enough for the scroll bar. */
export function guessHeight({ definition, label, hint }: QuestionView): number {
  const lines = (words: Readonly<Record<string, string>>) =>
    Math.ceil(Math.max(0, ...Object.values(words).map(({ length }) => length)) / LINE.characters)
  const field = definition.type === 'select_one' ? 60 : definition.type === 'note' ? 0 : 48
  const evidence = definition.adit?.severity === undefined ? 0 : 84
  return 38 + (lines(label) + lines(hint)) * LINE.height + field + evidence
}

/**
 * The same of everything that is shown at these paths; null where a repeat stands among it, of which nobody knows the
 * height.
 *
 * @param seen how high questions were when they were laid out, CSS pixels
 * @param left what a filter leaves; null without one
 */
export function guessHeightOfAll(
  views: ReadonlyMap<Path, View>,
  paths: readonly Path[],
  seen: ReadonlyMap<Path, number>,
  left: ReadonlySet<Path> | null,
): number | null {
  let sum = 0
  for (const path of paths) {
    const view = views.get(path)
    if (view === undefined || !view.relevant || (left !== null && !left.has(path))) continue
    if (view.kind === 'repeat') return null
    if (view.kind === 'question') {
      if (isShown(view)) sum += seen.get(path) ?? guessHeight(view)
      continue
    }
    const height = guessHeightOfAll(views, view.children, seen, left)
    if (height === null) return null
    sum += height
  }
  return sum
}
