import { isAnswerable } from './checklist.ts'
import { inOrder, placesOf } from './compare-checklists.ts'
import { compareList } from './compare-choices.ts'
import { compareRows } from './compare-rows.ts'
import type { ChecklistDefinition, Choice, QuestionDefinition, RowDefinition } from './definition.ts'
import type { Change, ListDifference, PlacedRow } from './difference.ts'
import { choicesOfQuestion } from './question-choices.ts'

/**
 * What became of a question in another version, seen by somebody who has answered it; the gravest that is true of it.
 *
 * `removed`: it is not asked any more, or stands in another repeat · `changed`: its type, unit, constraint, parameters or
 * choices differ · `reworded`: its label or hint differs · `rules`: what it leads to differs (when it is asked, limits,
 * severity, help, evidence, texts of messages), not what it asks · `unchanged` · `new`.
 */
export const QUESTION_FATES = ['removed', 'changed', 'reworded', 'rules', 'unchanged', 'new'] as const
/** What became of a question from one version to the next. */
export type QuestionFate = (typeof QUESTION_FATES)[number]

/** How the choices of one question differ. */
export type ChoiceChanges = Pick<ListDifference, 'added' | 'removed' | 'changed' | 'reordered'>

/** One question of either version and what became of it. */
export interface ComparedQuestion {
  readonly name: string
  readonly fate: QuestionFate
  /** Null where it was not asked. */
  readonly before: QuestionDefinition | null
  /** Null where it is not asked. */
  readonly after: QuestionDefinition | null
  /** The repeats around it, innermost first; of the newer version where it is there. */
  readonly repeats: readonly string[]
  readonly changes: readonly Change[]
  readonly choices: ChoiceChanges | null
  /** Lists its expressions look something up in that are not the same any more, such as `limits`. */
  readonly lists: readonly string[]
  /** A number is in another unit: what was given cannot be taken whatever it says. */
  readonly otherUnit: boolean
}

/**
 * What became of every question that people answer, in the order of the newer version; what is gone stands behind what
 * stood before it. Questions are known by their names. Wording in any language counts: nobody knows which one was read.
 * Only the question's own label and hint are its wording; a picture, a heading around it or help beside it is not.
 */
export function compareQuestions(
  before: ChecklistDefinition,
  after: ChecklistDefinition,
): readonly ComparedQuestion[] {
  const older = placesOf(before)
  const newer = placesOf(after)
  const lists = changedLists(before, after)
  return inOrder([...older.keys()], [...newer.keys()]).flatMap((name): ComparedQuestion[] => {
    const was = asked(older, name)
    const is = asked(newer, name)
    if (was === null && is === null) return []
    const around = repeatsAround(is === null ? older : newer, name)
    const gone = was !== null && is !== null && repeatsAround(older, name).join() !== around.join()
    const shared = { name, before: was, after: is, repeats: around.map(nameOfRepeat) }
    const none = { changes: [], choices: null, lists: [], otherUnit: false }
    if (was === null || is === null || gone) {
      return [{ ...shared, ...none, fate: was === null ? 'new' : 'removed' }]
    }
    const changes = [...compareRows(was, is), ...changesAround(older, newer, name)]
    const choices = compareList(choicesOfQuestion(was, before), choicesOfQuestion(is, after))
    const read = lists.filter((list) => readsList(is, list))
    const otherUnit = UNIT.some((field) => changes.some((change) => change.field === field))
    const fate = fateOf(changes, choices, read)
    return [{ ...shared, fate, changes, choices, lists: read, otherUnit }]
  })
}

const UNIT: readonly string[] = ['adit.unit']

/** Properties that say what an answer is. The name of a list is not one of them: what is in it counts. */
const MEANING: ReadonlySet<string> = new Set([
  'type',
  'constraint',
  'parameters',
  'adit.unit',
  'adit.unit_from',
])
const WORDING: ReadonlySet<string> = new Set(['label', 'hint'])
/** Where a list is kept says nothing about what is in it. */
const SILENT: ReadonlySet<string> = new Set(['list_name', 'appearance'])

function fateOf(
  changes: readonly Change[],
  choices: ChoiceChanges | null,
  lists: readonly string[],
): QuestionFate {
  if (changes.some((change) => MEANING.has(change.field)) || isOtherChoice(choices)) return 'changed'
  if (changes.some((change) => WORDING.has(change.field))) return 'reworded'
  const rules = changes.some((change) => !SILENT.has(change.field))
  return rules || lists.length > 0 || choices?.changed.length ? 'rules' : 'unchanged'
}

/** Whether somebody could have chosen otherwise: order and further columns of choices do not matter to that. */
function isOtherChoice(choices: ChoiceChanges | null): boolean {
  if (choices === null) return false
  const relabelled = choices.changed.some(({ changes }) => changes.some(({ field }) => field === 'label'))
  return choices.added.length > 0 || choices.removed.length > 0 || relabelled
}

function asked(places: ReadonlyMap<string, PlacedRow>, name: string): QuestionDefinition | null {
  const row = places.get(name)?.row
  if (row === undefined || row.type === 'group' || row.type === 'repeat') return null
  return isAnswerable(row) ? row : null
}

/** The repeats around a row, innermost first. Rows that are counted are others than those that people add. */
function repeatsAround(places: ReadonlyMap<string, PlacedRow>, name: string): readonly string[] {
  const found: string[] = []
  for (let at = places.get(name)?.place.parent ?? ''; at !== ''; at = places.get(at)?.place.parent ?? '') {
    const row = places.get(at)?.row
    if (row?.type === 'repeat') found.push(row.repeat_count === undefined ? at : `${at} counted`)
  }
  return found
}

/** Names hold no spaces. */
function nameOfRepeat(repeat: string): string {
  return repeat.split(' ')[0] ?? ''
}

/** A question is not asked either when a group or repeat around it is not. */
function changesAround(
  older: ReadonlyMap<string, PlacedRow>,
  newer: ReadonlyMap<string, PlacedRow>,
  name: string,
): readonly Change[] {
  const before = conditionsAround(older, name)
  const after = conditionsAround(newer, name)
  return before === after ? [] : [{ kind: 'rule', field: 'around', before, after }]
}

function conditionsAround(places: ReadonlyMap<string, PlacedRow>, name: string): string | undefined {
  const found: string[] = []
  for (let at = places.get(name)?.place.parent ?? ''; at !== ''; at = places.get(at)?.place.parent ?? '') {
    const row = places.get(at)?.row
    if (row?.relevant !== undefined) found.unshift(row.relevant)
    if (row?.adit?.extended === true) found.unshift('extended')
  }
  return found.length === 0 ? undefined : found.join(' · ')
}

/** Lists of either version that do not hold the same any more. */
function changedLists(before: ChecklistDefinition, after: ChecklistDefinition): readonly string[] {
  const names = new Set([...Object.keys(after.choices), ...Object.keys(before.choices)])
  return [...names].filter(
    (name) => compareList(before.choices[name] ?? [], after.choices[name] ?? []) !== null,
  )
}

/** Whether an expression of the question looks something up in a list, as `instance('limits')` does. */
function readsList(row: RowDefinition, list: string): boolean {
  return expressionsOf(row).some(
    (text) => text.includes(`instance('${list}')`) || text.includes(`instance("${list}")`),
  )
}

function expressionsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.includes('instance(') ? [value] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value as Record<string, Choice | unknown>).flatMap(expressionsOf)
}
