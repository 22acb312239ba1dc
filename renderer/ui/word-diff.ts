import { diffArrays } from 'diff'

/** A piece of a text, and whether it stands in the older, the newer or both. */
export interface DiffPart {
  readonly text: string
  readonly side: 'both' | 'before' | 'after'
}

/** Texts that differ in more words than this are shown as replaced, before comparing them takes long. */
const MOST_EDITS = 2000

/**
 * Word by word what became of a text; Chinese is cut into words by the system's dictionary. The parts that are not of
 * `after` give `before` again, and the other way round.
 *
 * @param language BCP 47 tag of both texts
 */
export function diffWordsOf(before: string, after: string, language: string): readonly DiffPart[] {
  if (before === after) return before === '' ? [] : [{ text: before, side: 'both' }]
  const words = wordsIn(language)
  const parts = diffArrays(words(before), words(after), { maxEditLength: MOST_EDITS })
  if (parts === undefined) {
    return [
      { text: before, side: 'before' },
      { text: after, side: 'after' },
    ]
  }
  return parts.map(({ value, added, removed }) => ({
    text: value.join(''),
    side: added ? 'after' : removed ? 'before' : 'both',
  }))
}

function wordsIn(language: string): (text: string) => string[] {
  const segmenter = new Intl.Segmenter(isLanguage(language) ? language : 'en', { granularity: 'word' })
  return (text) => [...segmenter.segment(text)].map(({ segment }) => segment)
}

/** A form may call its language anything. */
function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}
