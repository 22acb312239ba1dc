import type { ChecklistDefinition } from '../checklist/definition.ts'
import { sectionKeys } from '../checklist/sections.ts'
import { type Path, type RowId, splitPath } from '../checklist/value.ts'
import type { Sha256 } from '../lib/sha256.ts'
import { EVERY_SECTION, type EventBody, type KeyId } from './event.ts'
import type { AttachmentState, Attribution, GivenAnswer, RecordState } from './record-state.ts'
import { isCalled, isSamePerson } from './same-person.ts'

/*
 * Who may change what (domain E: a specialist answers, and leaves the answers of others alone but for comments).
 *
 * The rule is for the person at the device, before something is said. It binds no event: what came from another device is
 * shown as it was signed, whoever said it. Keys and names are compared, so somebody who had to make a new key is still the
 * same person; nothing is proven by a name, and nobody is kept out by this who means to get in.
 */

/** Somebody who works at an assessment. */
export interface Person {
  readonly key: KeyId
  /** As it stands on the key. */
  readonly name: string
}

/** What of a record decides who may change what. */
export type PermissionRecord = Pick<
  RecordState,
  'answers' | 'attachments' | 'rows' | 'assignments' | 'handovers' | 'openedBy'
>

/** Why somebody may not say something. */
export interface Refusal {
  /** `another`: it is somebody else's, namely `by`'s · `lead`: only who leads may, namely `by`. */
  readonly kind: 'another' | 'lead'
  readonly by: Attribution
}

/**
 * Whether a person leads: they opened the assessment, or somebody who leads handed the work over to them (`handover.give`
 * with `move`). Of a record that nobody opened everybody does.
 */
export function leads(record: Pick<RecordState, 'openedBy' | 'handovers'>, person: Person): boolean {
  const { openedBy, handovers } = record
  if (openedBy === null || isBy(openedBy, person)) return true
  return takers(openedBy, handovers).some((typed) => isCalled(typed, person.name))
}

/** To whom the work was handed over by people who lead, as typed. */
function takers(openedBy: Attribution, handovers: RecordState['handovers']): readonly string[] {
  const found: string[] = []
  for (const { mode, to, actor, signer } of handovers) {
    const isLead =
      actor === openedBy.actor ||
      isSamePerson(signer.name, openedBy.signer.name) ||
      found.some((typed) => isCalled(typed, signer.name))
    if (mode === 'move' && isLead) found.push(to)
  }
  return found
}

/** Whether somebody who leads has opened all answers to everybody; only the newest word on it counts. */
export function isOpenToAll(record: Pick<RecordState, 'assignments' | 'openedBy' | 'handovers'>): boolean {
  const said = record.assignments.get(EVERY_SECTION)
  return said?.open === true && isByLead(record, said)
}

/**
 * Whether a person may change what others said in the section of a path: they lead, who leads gave them that section (or
 * every one), or opened the answers to everybody. A section that somebody gave to themselves is not given.
 */
export function mayChangeOthers(
  record: Pick<RecordState, 'assignments' | 'openedBy' | 'handovers'>,
  checklist: ChecklistDefinition,
  person: Person,
  path: Path,
): boolean {
  if (leads(record, person)) return true
  const section = sectionKeys(checklist).get(splitPath(path).name)
  return [section, EVERY_SECTION].some((key) => {
    const given = key === undefined ? undefined : record.assignments.get(key)
    if (given === undefined || !isByLead(record, given)) return false
    return given.open === true || (given.to !== null && isSamePerson(given.to.name, person.name))
  })
}

/**
 * The answer of somebody else that keeps a person from answering at a path; null where they may. Blank, cleared and
 * carried answers are nobody's. Its cost does not grow with the record: every question on the screen asks after every
 * answer.
 */
export function answerLock(
  record: PermissionRecord,
  checklist: ChecklistDefinition,
  person: Person,
  path: Path,
): GivenAnswer | null {
  const other = record.answers.get(path)?.live.findLast((given) => isOthers(given, person))
  return other === undefined || mayChangeOthers(record, checklist, person, path) ? null : other
}

/** The same for a file: who brought it, when that keeps a person from changing what is said of it, or from withdrawing it. */
export function fileLock(
  record: PermissionRecord,
  checklist: ChecklistDefinition,
  person: Person,
  path: Path,
  sha256: Sha256,
): Attribution | null {
  const file = byHash(record.attachments.get(path) ?? NO_FILES).get(sha256)
  if (file === undefined || isBy(file, person)) return null
  return mayChangeOthers(record, checklist, person, path) ? null : file
}

/** Files by hash, by list: one act may speak of thousands, each of which is looked for. */
const indexes = new WeakMap<readonly AttachmentState[], ReadonlyMap<Sha256, AttachmentState>>()

const NO_FILES: readonly AttachmentState[] = []

function byHash(files: readonly AttachmentState[]): ReadonlyMap<Sha256, AttachmentState> {
  const known = indexes.get(files)
  if (known !== undefined) return known
  const made = new Map(files.map((file) => [file.sha256, file]))
  indexes.set(files, made)
  return made
}

/** The same for an entry of a repeat: the first answer or file in it, or in entries inside it, that is somebody else's. */
export function rowLock(
  record: PermissionRecord,
  checklist: ChecklistDefinition,
  person: Person,
  row: RowId,
): Attribution | null {
  const isIn = (path: Path) => splitPath(path).row === row
  for (const path of record.answers.keys()) {
    const lock = isIn(path) ? answerLock(record, checklist, person, path) : null
    if (lock !== null) return lock
  }
  for (const [path, files] of record.attachments) {
    if (!isIn(path)) continue
    const other = files.find((file) => fileLock(record, checklist, person, path, file.sha256) !== null)
    if (other !== undefined) return other
  }
  for (const [repeat, inner] of record.rows) {
    if (!isIn(repeat)) continue
    for (const one of inner) {
      const lock = rowLock(record, checklist, person, one)
      if (lock !== null) return lock
    }
  }
  return null
}

/** Why a person may not say something now; null where they may. */
export function refusalOf(
  record: PermissionRecord,
  checklist: ChecklistDefinition,
  person: Person,
  entry: EventBody,
): Refusal | null {
  if (leads(record, person)) return null
  switch (entry.kind) {
    case 'answer.set': {
      const { path, bases } = entry.body
      const replaced = record.answers.get(path)?.live.filter(({ event }) => bases.includes(event)) ?? []
      const other = replaced.findLast((given) => isOthers(given, person))
      if (other === undefined || mayChangeOthers(record, checklist, person, path)) return null
      return { kind: 'another', by: other }
    }
    case 'evidence.set':
      return another(answerLock(record, checklist, person, entry.body.path))
    case 'repeat.remove':
      return another(rowLock(record, checklist, person, entry.body.row))
    case 'attachment.withdraw':
    case 'attachment.describe':
    case 'attachment.annotate':
      return another(fileLock(record, checklist, person, entry.body.path, entry.body.sha256))
    case 'section.assign':
      return record.openedBy === null ? null : { kind: 'lead', by: record.openedBy }
    default:
      return null
  }
}

function another(by: Attribution | null): Refusal | null {
  return by === null ? null : { kind: 'another', by }
}

function isOthers(given: GivenAnswer, person: Person): boolean {
  return given.value !== null && given.carried === undefined && !isBy(given, person)
}

function isBy({ actor, signer }: Attribution, { key, name }: Person): boolean {
  return actor === key || isSamePerson(signer.name, name)
}

function isByLead(
  record: Pick<RecordState, 'openedBy' | 'handovers'>,
  { actor, signer }: Attribution,
): boolean {
  return leads(record, { key: actor, name: signer.name })
}
