import type { Path } from '../../shared/checklist/value.ts'
import type { Desk } from './desk.ts'

/** Question types whose answer is the list of their attachments. */
const FILE_TYPES: ReadonlySet<string> = new Set(['image', 'audio', 'video', 'file'])

/** After files came or went: a question whose answer is its files gets them as its value. Gives what changed. */
export function filesAsValue(
  { form }: Pick<Desk, 'form'>,
  path: Path,
  sha256s: readonly string[],
): readonly Path[] {
  const view = form.view(path)
  if (view?.kind !== 'question' || !FILE_TYPES.has(view.definition.type)) return []
  return form.answer(path, sha256s.length === 0 ? null : sha256s)
}
