import { AppError } from '../../shared/lib/app-error.ts'
import { sizeOfLines } from '../../shared/lib/bytes.ts'
import { claimedTime } from '../../shared/lib/moment.ts'
import { sha256Hex } from '../../shared/lib/sha256.ts'
import { checklistsUsed } from '../../shared/record/checklist-in-force.ts'
import type { StagedFeed } from '../../shared/record/stage-feeds.ts'
import type { StagedMerge } from '../../shared/record/stage-merge.ts'
import { closeAssessment } from '../assessment/open-assessments.ts'
import type { Services } from '../services.ts'
import type { Assessment, ForkNote, ImportNote, StoredAttachment } from '../storage/storage.ts'
import type { ImportSource } from './import-source.ts'
import type { StagedImport } from './stage-import.ts'

/** What an import did. */
export interface Merged {
  readonly assessment: string
  readonly mine: string
  /** It was not on this device before. */
  readonly created: boolean
  /** Events that were appended, and files that were not here yet. */
  readonly events: number
  readonly files: number
}

/**
 * Takes over what was staged: files and checklists first, then what is noted on the index card, then all events in one
 * transaction. When it is cut off before that one, nothing of the record has changed, and doing it again goes on from
 * there. A store that is open over the assessment is let go of: whoever opens it again has the merged record, under the
 * version of the checklist that is in force then.
 *
 * @throws AppError `disk-full` before anything is written when the files and events do not fit; what reading the bundle
 * and the storage throw
 */
export async function applyMerge(
  services: Services,
  source: ImportSource,
  { merge: staged, checklists }: StagedImport,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<Merged> {
  const { storage, environment } = services
  const id = source.opened.assessment.assessment
  const known = await storage.getAssessment(id)
  const at = claimedTime(new Date(environment.now()))
  const files = await keepFiles(services, source, staged, onProgress)
  const forks = await keepForks(services, source, staged.feeds, at)
  const note: ImportNote = { heads: headsOf(source, staged, known), forks }

  if (staged.append.length > 0) {
    // Before the events that name them: without its definition the record could not be walked.
    for (const { sha256 } of checklistsUsed(staged.merged)) {
      const definition = checklists.get(sha256)
      if (definition !== undefined) await storage.addChecklist(definition, sha256)
    }
  }
  if (known !== undefined) {
    // The head goes first: events without one could not leave this device any more.
    if (note.heads.length > 0 || forks.length > 0) await storage.noteImport(id, note)
    if (staged.append.length > 0) await storage.appendEvents(id, staged.append)
    closeAssessment(services, id)
  } else await create(services, source, { merge: staged, checklists }, note, at)
  const mine = known?.mine ?? source.opened.assessment.mine.id
  return { assessment: id, mine, created: known === undefined, events: staged.append.length, files }
}

/** An assessment that was not here: the mine it is of, unless one of that id is known, and all of it at once. */
async function create(
  { storage, environment }: Services,
  { opened }: ImportSource,
  { merge, checklists }: StagedImport,
  note: ImportNote,
  at: string,
): Promise<void> {
  const checklist = merge.checklists.merged?.sha256 ?? ''
  const definition = checklists.get(checklist)
  // Staging takes nothing when the definition is not at hand.
  if (merge.append.length === 0 || definition === undefined) throw new AppError('nothing-to-merge')
  const { assessment, mine, stage } = opened.assessment
  if ((await storage.getMine(mine.id)) === undefined) {
    await storage.putMine({ id: mine.id, name: mine.name, profile: mine.profile, created: at, changed: at })
  }
  const card: Assessment = {
    id: assessment,
    mine: mine.id,
    stage: definition.stage ?? stage,
    checklist,
    created: at,
    // Never one of those that came: each device goes on in a feed of its own.
    feed: environment.uuid().replaceAll('-', ''),
    exports: [],
    heads: note.heads,
    ...(note.forks.length > 0 && { forks: note.forks }),
  }
  await storage.createAssessment(card, definition, merge.append)
}

/** Keeps the files that the merged record speaks of and that are not here yet. Gives how many. */
async function keepFiles(
  { storage }: Services,
  source: ImportSource,
  staged: StagedMerge,
  onProgress: (done: number, total: number) => void,
): Promise<number> {
  const wanted = new Set<string>()
  for (const files of staged.merged.attachments.values()) for (const file of files) wanted.add(file.sha256)
  for (const items of staged.merged.withdrawn.values())
    for (const item of items) wanted.add(item.attachment.sha256)
  const missing: { readonly sha256: string; readonly size: number }[] = []
  for (const entry of source.opened.attachments) {
    if (!wanted.has(entry.sha256)) continue
    if ((await storage.getAttachment(entry.sha256)) === undefined) missing.push(entry)
  }
  const total = missing.reduce((sum, { size }) => sum + size, 0)
  const room = total + sizeOfLines(staged.append.map(({ line }) => line))
  if (room > 0) await storage.checkRoom(room)
  let done = 0
  onProgress(done, total)
  for (const { sha256, size } of missing) {
    const file = await source.fileOf(sha256)
    if (file === undefined) throw new AppError('attachment-missing', { sha256 })
    await storage.keepFiles([file])
    done += size
    onProgress(done, total)
  }
  return missing.length
}

/** Sets aside what forked feeds say in the other copy, so that neither way is lost. */
async function keepForks(
  { storage }: Services,
  { opened }: ImportSource,
  feeds: readonly StagedFeed[],
  at: string,
): Promise<readonly ForkNote[]> {
  const notes: ForkNote[] = []
  for (const { feed, verdict, shared, refused } of feeds) {
    if (verdict !== 'fork') continue
    const text = refused.map(({ line }) => `${line}\n`).join('')
    const media_type = 'application/octet-stream'
    const file: StoredAttachment = { sha256: sha256Hex(text), media_type, blob: new Blob([text]) }
    await storage.keepFiles([file])
    notes.push({ feed, shared, digest: opened.digest, at, aside: file.sha256 })
  }
  return notes
}

/** Heads of the feeds that are taken and are not this device's own: only their authors can sign how far they go. */
function headsOf(
  { opened }: ImportSource,
  { feeds, ours }: StagedMerge,
  known: Assessment | undefined,
): ImportNote['heads'] {
  const foreign = new Set((known?.heads ?? []).map(({ feed }) => feed))
  const taken = new Set(
    feeds
      .filter(({ append }) => append.length > 0)
      .map(({ feed }) => feed)
      .filter((feed) => foreign.has(feed) || (!ours.feeds.has(feed) && feed !== known?.feed)),
  )
  return opened.feeds.flatMap(({ feed, head }) => (taken.has(feed) ? [head] : []))
}
