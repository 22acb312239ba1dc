import type { ChecklistDefinition, RowDefinition } from '../checklist/definition.ts'
import { type Path, type RowId, splitPath, type Value } from '../checklist/value.ts'
import type { FormInput } from '../engine/form-view.ts'
import { standingAt } from './answer-standing.ts'
import type { RecordState } from './record-state.ts'

const FILE_TYPES: ReadonlySet<string> = new Set(['image', 'audio', 'video', 'file'])

/**
 * What a form is opened with: the answers that stand, the live rows, and for image, audio, video and file questions the
 * hashes of their attachments in the order they came. Whatever lies in a removed row is left out, and so is what the
 * version of the checklist in force cannot hold (`standingAt`); a default does not take its place.
 */
export function toFormInput(
  state: RecordState,
  profile: Readonly<Record<string, string>>,
  checklist: ChecklistDefinition,
): FormInput {
  const files = fileQuestions(checklist)
  const isLive = livePaths(state)
  const values = new Map<Path, Value>()
  /** Answered under another version of the checklist, in a way that this one cannot hold. */
  const blank = new Set<Path>()
  for (const [path, answer] of state.answers) {
    if (answer.value === null || !isLive(path) || files.has(splitPath(path).name)) continue
    const standing = standingAt(state, checklist, path)
    if (standing === 'anew') blank.add(path)
    if (standing !== 'anew' && standing !== 'left-out') values.set(path, answer.value)
  }
  for (const [path, attachments] of state.attachments) {
    if (attachments.length === 0 || !isLive(path) || !files.has(splitPath(path).name)) continue
    values.set(
      path,
      attachments.map((attachment) => attachment.sha256),
    )
  }
  const units = [...state.answers].flatMap(([path, { unit }]) =>
    unit !== undefined && values.has(path) ? [[path, unit] as const] : [],
  )
  const rows = [...state.rows].filter(([path, ids]) => ids.length > 0 && isLive(path))
  const cleared = [...state.answers].flatMap(([path, { value }]) =>
    (value === null || blank.has(path)) && isLive(path) ? [path] : [],
  )
  return {
    values: Object.fromEntries(values),
    ...(units.length > 0 && { units: Object.fromEntries(units) }),
    rows: Object.fromEntries(rows),
    profile,
    cleared,
    quick: state.opened?.quick ?? false,
  }
}

/** Tells whether a path is outside of any removed row. */
export function livePaths(state: RecordState): (path: Path) => boolean {
  const dead = deadRows(state)
  return (path) => {
    const { row } = splitPath(path)
    return row === undefined || !dead.has(row)
  }
}

/** Names of the questions whose answer is a list of attachments. */
export function fileQuestions(checklist: ChecklistDefinition): ReadonlySet<string> {
  const names = new Set<string>()
  const visit = (row: RowDefinition): void => {
    if (row.type === 'group' || row.type === 'repeat') row.children.forEach(visit)
    else if (FILE_TYPES.has(row.type)) names.add(row.name)
  }
  checklist.survey.forEach(visit)
  return names
}

/** Rows that were removed, and rows inside those. Counted rows have no event of their own and are never among them. */
function deadRows(state: RecordState): ReadonlySet<RowId> {
  const dead = new Set(state.removedRows)
  let grown = true
  // What lies in a removed row is found a level a round; the depth of repeats bounds the rounds.
  while (grown) {
    grown = false
    for (const [repeat, rows] of state.rows) {
      const { row: around } = splitPath(repeat)
      if (around === undefined || !dead.has(around)) continue
      for (const row of rows) {
        if (dead.has(row)) continue
        dead.add(row)
        grown = true
      }
    }
  }
  return dead
}
