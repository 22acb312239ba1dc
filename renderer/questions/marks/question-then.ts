import { type DiffPart, diffWordsOf } from '../../ui/word-diff.ts'

/** A changed question is shown with its changes only where at least this share of the longer text is the same. */
const LEAST_SHARED = 0.5

/**
 * How a question was put when its answer was given, to be read beside the present one: null where the words are the same,
 * with the words marked that were changed since (`before`) where it was only edited, and plain where it is another question
 * by now.
 */
export function questionThen(then: string, now: string, language: string): readonly DiffPart[] | null {
  if (then === '' || then === now) return null
  const parts = diffWordsOf(then, now, language)
  const shared = parts.reduce((sum, { text, side }) => (side === 'both' ? sum + text.trim().length : sum), 0)
  if (shared >= LEAST_SHARED * Math.max(then.length, now.length)) {
    return parts.filter(({ side }) => side !== 'after')
  }
  return [{ text: then, side: 'both' }]
}
