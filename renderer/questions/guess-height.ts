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

/** The same of everything at these paths; null where a repeat stands among it, of which nobody knows the height. */
export function guessHeightOfAll(views: ReadonlyMap<Path, View>, paths: readonly Path[]): number | null {
  let sum = 0
  for (const path of paths) {
    const view = views.get(path)
    if (view === undefined || !view.relevant) continue
    if (view.kind === 'repeat') return null
    const height =
      view.kind === 'group' ? guessHeightOfAll(views, view.children) : isShown(view) ? guessHeight(view) : 0
    if (height === null) return null
    sum += height
  }
  return sum
}
