/** A choice as menus show it. */
export interface ListedChoice {
  readonly value: string
  readonly label: string
}

/** What a search found: at most so many, and how many more there are. */
export interface FoundChoices<Choice> {
  readonly found: readonly Choice[]
  readonly more: number
}

/** Nothing of this place in a text counts as less fitting than this. */
const NOWHERE = 4

/**
 * Finds choices by what is typed: every word of it has to be in the label or the name, in whatever order, accents and
 * case aside. Labels that begin with it come first, then those with a word that does, then the rest, then names; among
 * equals the checklist's order stays. Without a search the list as it is.
 *
 * @param most how many are given; above zero
 */
export function searchChoices<Choice extends ListedChoice>(
  choices: readonly Choice[],
  search: string,
  most: number,
): FoundChoices<Choice> {
  const wanted = plain(search)
  if (wanted === '') return { found: choices.slice(0, most), more: Math.max(0, choices.length - most) }
  const words = wanted.split(' ')
  const places: Choice[][] = Array.from({ length: NOWHERE }, () => [])
  let count = 0
  for (const choice of choices) {
    const { label, name } = plainOf(choice)
    const place = placeOf(label, name, wanted, words)
    if (place === NOWHERE) continue
    count += 1
    places[place]?.push(choice)
  }
  return { found: places.flat().slice(0, most), more: Math.max(0, count - most) }
}

function placeOf(label: string, name: string, wanted: string, words: readonly string[]): number {
  if (!words.every((word) => label.includes(word) || name.includes(word))) return NOWHERE
  if (label.startsWith(wanted)) return 0
  const at = label.indexOf(wanted)
  if (at > 0 && /[^\p{L}\p{N}]/u.test(label.charAt(at - 1))) return 1
  return words.every((word) => label.includes(word)) ? 2 : 3
}

/** What a choice is searched by. A list of ten thousand is made plain once, not at each key. */
const plainChoices = new WeakMap<ListedChoice, { readonly label: string; readonly name: string }>()

function plainOf(choice: ListedChoice): { readonly label: string; readonly name: string } {
  const known = plainChoices.get(choice)
  if (known !== undefined) return known
  const made = { label: plain(choice.label), name: plain(choice.value) }
  plainChoices.set(choice, made)
  return made
}

/** A text as searches compare it: without case, accents, full-width forms and superfluous spaces. */
export function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim()
}
