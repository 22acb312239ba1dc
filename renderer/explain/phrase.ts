/** A piece of a sentence: bare words, the name of a question, or a value. */
export interface PhrasePart {
  readonly kind: 'words' | 'name' | 'value'
  readonly text: string
}

/** A sentence, or a part of one, that still knows its names and values, so that a screen can set them apart. */
export type Phrase = readonly PhrasePart[]

/** A phrase of one piece. */
export function phrase(kind: PhrasePart['kind'], text: string): Phrase {
  return text === '' ? [] : [{ kind, text }]
}

/** The phrase as plain text. */
export function plain(parts: Phrase): string {
  return parts.map((part) => part.text).join('')
}

/** Private-use characters that no language writes; they mark a gap until its phrase is put in. */
const [OPEN, CLOSE] = ['\uE000', '\uE001']

/**
 * Puts phrases into the gaps of a sentence. `say` gives the sentence with these marks in its gaps. Between a Chinese
 * character and a Latin letter or digit a space is set, as it is in print.
 */
export function fill(
  say: (marks: Readonly<Record<string, string>>) => string,
  gaps: Readonly<Record<string, Phrase>>,
): Phrase {
  const marks = Object.fromEntries(Object.keys(gaps).map((key) => [key, `${OPEN}${key}${CLOSE}`]))
  const pieces = say(marks).split(new RegExp(`${OPEN}(\\w+)${CLOSE}`))
  const parts = pieces.flatMap((piece, index) =>
    index % 2 === 0 ? phrase('words', piece) : (gaps[piece] ?? []),
  )
  const spaced: PhrasePart[] = []
  for (const part of parts) {
    const last = spaced.at(-1)
    if (last !== undefined && meetsInPrint(last.text, part.text)) spaced.push({ kind: 'words', text: ' ' })
    spaced.push(part)
  }
  return spaced
}

function meetsInPrint(before: string, after: string): boolean {
  const [last, first] = [before.at(-1) ?? '', after.at(0) ?? '']
  const [han, latin] = [/\p{Script=Han}/u, /[A-Za-z0-9]/]
  return (han.test(last) && latin.test(first)) || (latin.test(last) && han.test(first))
}
