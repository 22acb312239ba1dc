import type { Checklist } from '../checklist/checklist.ts'
import { type Path, type RowId, splitPath, type Value } from '../checklist/value.ts'
import { openForm } from '../engine/form.ts'
import type { Environment, Form } from '../engine/form-view.ts'
import { AppError } from '../lib/app-error.ts'
import type {
  AnswerSet,
  AssessmentOpen,
  EventBody,
  EventId,
  KeyId,
  LoggedEvent,
  SignerName,
} from '../record/event.ts'
import { type Finding, findFindings, findingAt } from './findings.ts'

/** A finding that stood once and does not any more, because somebody changed what was said. */
export interface WithdrawnFinding {
  /** As it stood last. */
  readonly finding: Finding
  /** What was changed: an answer, at the question of the finding or at one it follows from, or a row that was removed. */
  readonly change:
    | { readonly kind: 'answer'; readonly path: Path; readonly from: Value; readonly to: Value | null }
    | { readonly kind: 'row'; readonly row: RowId }
  /** Who changed it and when, claimed. */
  readonly signer: SignerName | null
  readonly at: string
  readonly event: EventId
}

/** Follows a record event by event, and knows which findings were withdrawn on the way. */
export interface FindingHistory {
  /** Goes on with the next event, in the order of the record; see `byOrder`. */
  push(logged: LoggedEvent): void
  /** What was withdrawn and has not come back, oldest first; of several withdrawals of one finding the last. */
  withdrawn(): readonly WithdrawnFinding[]
}

/** Text of one person that goes on within so many seconds is still being typed. */
const SAME_ACT_SECONDS = 60

/** What was last said at a path, and in which act. */
interface Said {
  readonly value: Value | null
  readonly actor: KeyId
  readonly at: string
}

/**
 * Opens the history of an assessment over its frozen checklist. Filling a blank is no change: what a question raises while
 * it is blank is not withdrawn by its first answer. Nor is what a half-typed number raised.
 *
 * @param day judges expiry, as in `findFindings`
 * @param takes whether the checklist can hold an answer as it was given, maybe under another version; see `takesAnswer`
 */
export function followFindings(
  checklist: Checklist,
  opened: Pick<AssessmentOpen, 'mine' | 'quick'>,
  environment: Environment,
  day: string,
  takes: (answer: AnswerSet) => boolean = () => true,
): FindingHistory {
  const { mine, quick } = opened
  const form = openForm(checklist, { values: {}, rows: {}, profile: mine.profile, quick }, environment)
  const standing = new Map<Path, Finding>()
  for (const finding of findFindings(form, checklist, day)) standing.set(finding.path, finding)
  const withdrawn = new Map<string, WithdrawnFinding>()
  const said = new Map<Path, Said>()
  const files = new Map<Path, readonly string[]>()
  const signers = new Map<string, SignerName>()

  /** Looks again at what changed, and gives the findings that fell. */
  function settle(changed: Iterable<Path>): readonly Finding[] {
    const fallen: Finding[] = []
    for (const path of changed) {
      const before = standing.get(path)
      const now = findingAt(form, checklist, path, day)
      if (now === null) standing.delete(path)
      else {
        standing.set(path, now)
        withdrawn.delete(now.id)
      }
      if (before !== undefined && before.id !== now?.id) fallen.push(before)
    }
    return fallen
  }

  function note(logged: LoggedEvent, fallen: readonly Finding[], change: WithdrawnFinding['change']): void {
    const { feed, at } = logged.event
    for (const finding of fallen) {
      // Deleted first, so that the last withdrawal stands last.
      withdrawn.delete(finding.id)
      withdrawn.set(finding.id, {
        finding,
        change,
        signer: signers.get(feed) ?? null,
        at,
        event: logged.id,
      })
    }
  }

  function answer(logged: LoggedEvent, { path, value, entered, unit }: AnswerSet): void {
    const { actor, at } = logged.event
    const before = said.get(path)
    said.set(path, { value, actor, at })
    const fallen = settle(tried(() => form.answer(path, value, unit)))
    if (before === undefined || before.value === null) return
    if (before.actor === actor && isTypedOn(before, value, entered, at)) return
    note(logged, fallen, { kind: 'answer', path, from: before.value, to: value })
  }

  function setFiles(path: Path, hashes: readonly string[]): void {
    files.set(path, hashes)
    const view = form.view(path)
    if (view?.kind !== 'question' || !FILE_TYPES.has(view.definition.type)) return
    settle(tried(() => form.answer(path, hashes.length === 0 ? null : hashes)))
  }

  return {
    push(logged) {
      const entry = logged.event as EventBody
      switch (entry.kind) {
        case 'feed.open':
          signers.set(logged.event.feed, entry.body.signer)
          return
        case 'answer.set':
          // What was said to another question of this name says nothing of this one.
          answer(logged, takes(entry.body) ? entry.body : { ...entry.body, value: null })
          return
        case 'repeat.add': {
          const { repeat, row } = entry.body
          settle(new Set([...tried(() => form.addRow(repeat, row)), ...pathsInRow(form, repeat, row)]))
          return
        }
        case 'repeat.remove': {
          const { row } = entry.body
          const inside = [...standing.keys()].filter((path) => splitPath(path).row === row)
          const given = [...said].some(([path, { value }]) => splitPath(path).row === row && value !== null)
          const fallen = settle(new Set([...tried(() => form.removeRow(row)), ...inside]))
          if (given) note(logged, fallen, { kind: 'row', row })
          return
        }
        case 'attachment.add': {
          const { path, sha256 } = entry.body
          setFiles(path, [...(files.get(path) ?? []).filter((one) => one !== sha256), sha256])
          return
        }
        case 'attachment.withdraw': {
          const { path, sha256 } = entry.body
          setFiles(
            path,
            (files.get(path) ?? []).filter((one) => one !== sha256),
          )
          return
        }
        default:
      }
    },
    withdrawn: () => [...withdrawn.values()],
  }
}

const FILE_TYPES: ReadonlySet<string> = new Set(['image', 'audio', 'video', 'file'])

/** What the log says of a place that is not there, e.g. in a row somebody else removed, plays no part. */
function tried(act: () => readonly Path[]): readonly Path[] {
  try {
    return act()
  } catch (error) {
    if (error instanceof AppError && error.code === 'bad-request') return []
    throw error
  }
}

/** The text grew, or the unit that the number was meant in was chosen behind it. */
function isTypedOn(before: Said, now: Value | null, entered: string | undefined, at: string): boolean {
  if (typeof before.value !== 'string' || typeof now !== 'string') return false
  const seconds = (Date.parse(at) - Date.parse(before.at)) / 1000
  const grew = now !== before.value && now.startsWith(before.value)
  const isSameNumber = entered?.split(' ')[0] === before.value
  return (grew || isSameNumber) && Math.abs(seconds) <= SAME_ACT_SECONDS
}

/** A row that is new brings questions nobody has looked at yet. */
function pathsInRow(form: Form, repeat: Path, row: RowId): readonly Path[] {
  const view = form.view(repeat)
  if (view?.kind !== 'repeat') return []
  const paths: Path[] = []
  const visit = (path: Path) => {
    paths.push(path)
    const at = form.view(path)
    if (at?.kind === 'group') at.children.forEach(visit)
  }
  view.rows.find((one) => one.row === row)?.children.forEach(visit)
  return paths
}
