import type { QuestionDefinition, Text } from '../../../../shared/checklist/definition.ts'
import type { TitledSection } from '../../../../shared/checklist/sections.ts'
import type { Path } from '../../../../shared/checklist/value.ts'
import type { QuestionView, RepeatView, View } from '../../../../shared/engine/form-view.ts'
import { plain } from '../../../questions/fields/search-choices.ts'
import { isShown } from '../../../questions/is-shown.ts'

/** A question that can be found. */
export interface SearchEntry {
  readonly view: QuestionView
  /** Key of its section. */
  readonly section: Path
  /** Titles of the groups and repeats around it, outermost first, below its section. */
  readonly around: readonly Text[]
  /** The row it stands in: of which repeat, its number from 1, and what stands in it. */
  readonly row: {
    readonly of: RepeatView
    readonly number: number
    readonly children: readonly Path[]
  } | null
}

/** Where the words were found. */
export type FoundIn = 'code' | 'label' | 'hint' | 'answer' | 'place'

/** A question that was found. */
export interface Hit {
  readonly entry: SearchEntry
  /** The weakest place that was needed. */
  readonly in: FoundIn
}

/** What a search found: the best hits first. */
export interface Found {
  readonly hits: readonly Hit[]
  /** How many there are in all; `hits` may hold fewer. */
  readonly total: number
  /** How many more are not asked as things stand. */
  readonly notAsked: number
}

/** Every question that has a place on the screen, those not asked now included, in order. */
export function searchEntries(
  views: ReadonlyMap<Path, View>,
  sections: readonly TitledSection[],
): readonly SearchEntry[] {
  const entries: SearchEntry[] = []
  const visit = (path: Path, section: Path, around: readonly Text[], row: SearchEntry['row']): void => {
    const view = views.get(path)
    if (view === undefined) return
    if (view.kind === 'question') {
      if (isShown(view)) entries.push({ view, section, around, row })
      return
    }
    const inside = path === section ? around : [...around, view.label]
    if (view.kind === 'group') {
      for (const child of view.children) visit(child, section, inside, row)
      return
    }
    view.rows.forEach(({ children }, index) => {
      for (const child of children) visit(child, section, inside, { of: view, number: index + 1, children })
    })
  }
  for (const { key, rows } of sections) for (const { name } of rows) visit(name, key, [], null)
  return entries
}

/**
 * The questions that hold every word of a query in their code, label, hint or answer, in any language of the checklist;
 * one of the words at least, since further ones may stand in the titles around them. Case and marks above letters do
 * not matter. Chinese is found anywhere in a text.
 *
 * @param most how many hits are wanted
 */
export function search(entries: readonly SearchEntry[], query: string, most: number): Found {
  const words = plain(query).split(' ').filter(Boolean).map(ungrouped)
  if (words.length === 0) return { hits: [], total: 0, notAsked: 0 }
  const whole = words.join(' ')
  const ranked: Hit[][] = RANKS.map(() => [])
  let total = 0
  let notAsked = 0
  for (const entry of entries) {
    const found = find(entry, words, whole)
    if (found === null) continue
    if (!entry.view.relevant) {
      notAsked += 1
      continue
    }
    total += 1
    const rank = ranked[found.rank]
    if (rank !== undefined && rank.length < most) rank.push({ entry, in: found.in })
  }
  return { hits: ranked.flat().slice(0, most), total, notAsked }
}

/** A number as the screen shows it, with commas between its groups, as it is kept. */
function ungrouped(word: string): string {
  return /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(word) ? word.replaceAll(',', '') : word
}

/** What comes first: a whole code, the begin of one, a part of one; then labels, hints, answers, and titles around. */
const RANKS = ['whole', 'begin', 'code', 'label', 'hint', 'answer', 'place'] as const

function find(
  { view, around }: SearchEntry,
  words: readonly string[],
  whole: string,
): { readonly rank: number; readonly in: FoundIn } | null {
  const code = codeIndex(view.definition)
  if (code === whole) return { rank: 0, in: 'code' }
  if (code.startsWith(whole)) return { rank: 1, in: 'code' }
  let weakest = 0
  let own = false
  for (const word of words) {
    const rank = code.includes(word)
      ? 2
      : textIndex(view.label).includes(word)
        ? 3
        : textIndex(view.hint).includes(word)
          ? 4
          : answerIndex(view).includes(word)
            ? 5
            : around.some((title) => textIndex(title).includes(word))
              ? 6
              : null
    if (rank === null) return null
    if (rank < 6) own = true
    if (rank > weakest) weakest = rank
  }
  if (!own) return null
  const at = RANKS[weakest]
  return { rank: weakest, in: at === 'whole' || at === 'begin' || at === undefined ? 'code' : at }
}

/** Texts of a checklist are one object for as long as they say the same, and views are replaced, never changed. */
const texts = new WeakMap<Text, string>()
const codes = new WeakMap<QuestionDefinition, string>()
const answers = new WeakMap<QuestionView, string>()

/** Between two texts, so that no word is found across them. */
const GAP = '\n'

function codeIndex(definition: QuestionDefinition): string {
  let known = codes.get(definition)
  if (known === undefined) {
    known = plain(definition.name)
    codes.set(definition, known)
  }
  return known
}

function textIndex(text: Text): string {
  let known = texts.get(text)
  if (known === undefined) {
    known = Object.values(text).map(plain).join(GAP)
    texts.set(text, known)
  }
  return known
}

function answerIndex(view: QuestionView): string {
  if (view.value === null) return ''
  let known = answers.get(view)
  if (known === undefined) {
    known = normalizedAnswer(view)
    answers.set(view, known)
  }
  return known
}

/** What was answered: labels of choices in every language, and text and numbers as they are. Files and places have none. */
function normalizedAnswer({ value, choices, unit, definition }: QuestionView): string {
  const labelOf = (name: string) => {
    const choice = choices.find((each) => each.name === name)
    return choice === undefined ? name : Object.values(choice.label).join(GAP)
  }
  const parts =
    typeof value === 'string'
      ? [definition.type === 'select_one' ? labelOf(value) : `${value} ${unit}`]
      : Array.isArray(value) && choices.length > 0
        ? value.map((name) => (typeof name === 'string' ? labelOf(name) : ''))
        : []
  return parts.map(plain).join(GAP)
}
