import { isAnswerable, isAttachment, isMetadata, isSelect } from '../checklist/checklist.ts'
import type { ChecklistDefinition, QuestionDefinition, RowDefinition } from '../checklist/definition.ts'
import { choiceNamed, choicesOfQuestion } from '../checklist/question-choices.ts'
import { type Path, splitPath, type Value } from '../checklist/value.ts'
import { isOfType } from '../engine/values.ts'
import type { Sha256 } from '../lib/sha256.ts'
import { changedSince } from './changed-since.ts'
import { checklistInForce, everyVersionOf } from './checklist-in-force.ts'
import type { AnswerSet } from './event.ts'
import type { RecordState } from './record-state.ts'

/**
 * How an answer stands in the version of the checklist that is in force.
 *
 * `stands`: as it was given · `confirm`: it stands, but its question has changed since and somebody must say that it still
 * holds · `anew`: the question cannot hold it any more (another unit, not of the type, a choice that is gone), so it is
 * blank until it is answered again · `left-out`: nothing asks for it.
 */
export type Standing = 'stands' | 'confirm' | 'anew' | 'left-out'

/** What of a record decides how its answers stand. */
export type StandingRecord = Pick<RecordState, 'opened' | 'upgrades' | 'answers' | 'attachments' | 'rows'>

/**
 * How the answer at a path stands, or the files that answer it; of a record that was never upgraded each stands. An answer
 * that was carried and never confirmed waits for that anyway.
 *
 * @param definition the version in force
 */
export function standingAt(record: StandingRecord, definition: ChecklistDefinition, path: Path): Standing {
  if (record.upgrades.length === 0) return 'stands'
  const { name } = splitPath(path)
  const placed = placesOf(definition).get(name)
  if (placed === undefined || !hasPlace(record, placed, path)) return 'left-out'
  const { question } = placed
  const given = givenAt(record, question, path)
  return given === null ? 'stands' : standingOf(record, definition, question, given)
}

/** Whether the version in force can hold an answer of the log as it was given, whatever has become of it since. */
export function takesAnswer(
  record: StandingRecord,
  definition: ChecklistDefinition,
  { path, value, under }: Pick<AnswerSet, 'path' | 'value' | 'under'>,
): boolean {
  if (record.upgrades.length === 0 || value === null) return true
  const question = placesOf(definition).get(splitPath(path).name)?.question
  if (question === undefined) return false
  const versions = [everyVersionOf(record, under === undefined ? {} : { under })]
  return standingOf(record, definition, question, { value, versions }) !== 'anew'
}

function standingOf(
  record: StandingRecord,
  definition: ChecklistDefinition,
  question: QuestionDefinition,
  given: Given,
): Standing {
  const { name } = question
  let standing: Standing = 'stands'
  for (const versions of given.versions) {
    const changed = versions.map((version) => changedSince(record, version))
    // Said under one version that asked the same is said under this one.
    if (changed.some(({ confirm }) => confirm !== null && !confirm.has(name))) continue
    const isOther = changed.length > 0 && changed.every(({ anew }) => anew.has(name))
    if (isOther || !canHold(question, given.value, definition)) return 'anew'
    standing = 'confirm'
  }
  return standing
}

/** The version under which what stands at a path was given, when that is not the one in force. */
export function earlierVersionAt(
  record: StandingRecord,
  definition: ChecklistDefinition,
  path: Path,
): Sha256 | null {
  const question = placesOf(definition).get(splitPath(path).name)?.question
  const given = question === undefined ? null : givenAt(record, question, path)
  const current = checklistInForce(record)?.sha256
  return given?.versions.map(([last]) => last).find((version) => version !== current) ?? null
}

interface Given {
  readonly value: Value
  /** The versions under which it was given, the last one first; of an answer one list, of files one each. */
  readonly versions: readonly (readonly Sha256[])[]
}

function givenAt(record: StandingRecord, question: QuestionDefinition, path: Path): Given | null {
  if (isAttachment(question)) {
    const files = record.attachments.get(path) ?? []
    const value = files.map(({ sha256 }) => sha256)
    return files.length === 0 ? null : { value, versions: files.map((file) => everyVersionOf(record, file)) }
  }
  const answer = record.answers.get(path)
  if (answer === undefined || answer.value === null) return null
  return { value: answer.value, versions: [everyVersionOf(record, answer)] }
}

/** Whether a question can hold a value as it is: it is of its type, and the choices are there. */
function canHold(question: QuestionDefinition, value: Value, definition: ChecklistDefinition): boolean {
  if (!isOfType(question, value)) return false
  if (!isSelect(question)) return true
  const choices = choicesOfQuestion(question, definition)
  const names = typeof value === 'string' ? [value] : (value as readonly string[])
  return names.every((name) => choiceNamed(choices, name) !== undefined)
}

interface Place {
  readonly question: QuestionDefinition
  /** The repeats around it, innermost first. */
  readonly repeats: readonly { readonly name: string; readonly counted: boolean }[]
}

/** Definitions are never changed in place. */
const places = new WeakMap<ChecklistDefinition, ReadonlyMap<string, Place>>()

function placesOf(definition: ChecklistDefinition): ReadonlyMap<string, Place> {
  const known = places.get(definition)
  if (known !== undefined) return known
  const found = new Map<string, Place>()
  const visit = (rows: readonly RowDefinition[], repeats: Place['repeats']) => {
    for (const row of rows) {
      if (row.type === 'group') visit(row.children, repeats)
      else if (row.type === 'repeat') {
        const counted = row.repeat_count !== undefined
        visit(row.children, [{ name: row.name, counted }, ...repeats])
      } else if (isAnswerable(row) || isMetadata(row) || row.type === 'hidden') {
        found.set(row.name, { question: row, repeats })
      }
    }
  }
  visit(definition.survey, [])
  places.set(definition, found)
  return found
}

/** Whether the row a path lies in is still a row of the repeats around the question. */
function hasPlace(record: StandingRecord, { repeats }: Place, path: Path): boolean {
  let { row } = splitPath(path)
  for (const { name, counted } of repeats) {
    if (row === undefined) return false
    const inside = row
    const repeat = repeatOf(record, inside)
    // Rows that are counted have no event: a row that was added by hand is none of them.
    if (counted) return repeat === undefined
    if (repeat === undefined || splitPath(repeat).name !== name) return false
    row = splitPath(repeat).row
  }
  return row === undefined
}

function repeatOf(record: StandingRecord, row: string): Path | undefined {
  return rowsOf(record).get(row)
}

const repeatsByRow = new WeakMap<StandingRecord['rows'], ReadonlyMap<string, Path>>()

function rowsOf({ rows }: StandingRecord): ReadonlyMap<string, Path> {
  const known = repeatsByRow.get(rows)
  if (known !== undefined) return known
  const found = new Map([...rows].flatMap(([repeat, ids]) => ids.map((id) => [id, repeat] as const)))
  repeatsByRow.set(rows, found)
  return found
}
