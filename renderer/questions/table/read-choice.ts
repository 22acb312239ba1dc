import type { Choice } from '../../../shared/checklist/definition.ts'

/**
 * The name of the choice that a text means: by its label in any language, by the word before a colon or
 * brackets in it, or by its name; case and spaces aside. Null when there is none, or when two are called so.
 */
export function readChoice(text: string, choices: readonly Choice[]): string | null {
  const wanted = plain(text)
  for (const index of indexesOf(choices)) {
    const found = index.get(wanted)
    if (found !== undefined && found !== null) return found.name
  }
  return null
}

/** What people call each choice of a list, and null for what two of them are called. */
type Index = ReadonlyMap<string, Choice | null>

/** A sheet of a thousand lines asks ten thousand choices a thousand times: each list is read through once. */
const known = new WeakMap<readonly Choice[], readonly Index[]>()

/** One for each way to call a choice, the plainest first. */
function indexesOf(choices: readonly Choice[]): readonly Index[] {
  const before = known.get(choices)
  if (before !== undefined) return before
  const indexes = [labelsOf, wordsOf, ({ name }: Choice) => [name]].map((namesOf) => {
    const index = new Map<string, Choice | null>()
    for (const choice of choices) {
      for (const name of new Set(namesOf(choice).map(plain))) index.set(name, index.has(name) ? null : choice)
    }
    return index
  })
  known.set(choices, indexes)
  return indexes
}

/**
 * The names of several choices, in the order of the text: one per line, or with commas, semicolons or `、` between; a label may hold such a
 * sign itself. Null when any part is no choice, or one is there twice.
 */
export function readChoices(text: string, choices: readonly Choice[]): readonly string[] | null {
  const whole = readChoice(text, choices)
  if (whole !== null) return [whole]
  for (const sign of [/\n/, /[;；]/, /[,，、]/, /[\n;；,，、]/]) {
    const parts = text.split(sign).filter((part) => part.trim() !== '')
    const names = parts.map((part) => readChoice(part, choices))
    if (parts.length > 1 && names.every((name) => name !== null) && new Set(names).size === names.length) {
      return names as readonly string[]
    }
  }
  return null
}

function labelsOf({ label }: Choice): readonly string[] {
  return Object.values(label)
}

/** `Not known: nobody could show it` is a word and what it means here; `Copper (Cu)` is copper. */
function wordsOf({ label }: Choice): readonly string[] {
  return Object.values(label).flatMap(
    (words) => /^(.+?)\s*(?:[:：].*|[(（][^()（）]*[)）])$/s.exec(words)?.[1] ?? [],
  )
}

function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
}
