import { AppError, type ErrorCode } from '../../shared/lib/app-error.ts'
import { sizeOfLines } from '../../shared/lib/bytes.ts'
import { claimedTime } from '../../shared/lib/moment.ts'
import type { Sha256 } from '../../shared/lib/sha256.ts'
import type { KeyId } from '../../shared/record/event.ts'
import { settleAssessment } from '../assessment/open-assessments.ts'
import type { Services } from '../services.ts'
import type { Mine, StoredAttachment } from '../storage/storage.ts'
import type { BackupSource } from './backup-source.ts'
import { countAppended } from './stage-backup.ts'
import type { StagedAssessment, StagedBackup } from './staged-backup.ts'

/** What taking a backup over did. */
export interface Restored {
  readonly assessments: number
  readonly events: number
  readonly files: number
  /** Signing keys that this device did not have. */
  readonly keys: number
  /** People who are trusted from now on. */
  readonly trusted: number
  /** Files that are damaged in the backup, by their hash; everything else was taken over all the same. */
  readonly damagedFiles: readonly Sha256[]
  /** Key of the person whose settings were taken over, when nobody worked here before and the key is here now. */
  readonly identity: KeyId | null
}

/**
 * Takes over what was staged: files first, then mines and checklists, then each assessment with all its events in one
 * transaction, then the library, keys, people and settings. Cut off anywhere, doing it again goes on from there; what was here
 * and is newer is never touched.
 *
 * @param trust those of the people in it who are to be trusted here: nobody is whom nobody chose
 * @throws AppError `disk-full` before anything is written when the files and events do not fit; `cannot-read` when the
 * backup goes away under it; what the storage throws
 */
export async function takeOver(
  services: Services,
  source: BackupSource,
  staged: StagedBackup,
  trust: ReadonlySet<KeyId> = new Set(),
  onProgress: (done: number, total: number) => void = () => {},
): Promise<Restored> {
  const { storage, bridge } = services
  const files = await takeFiles(services, source, staged, onProgress)
  for (const mine of staged.mines) await storage.putMine(mine)
  for (const { sha256, definition } of staged.checklists) await storage.addChecklist(definition, sha256)
  for (const assessment of staged.assessments) await takeAssessment(services, assessment)
  for (const { entry, definition } of staged.library) {
    const media = entry.media.flatMap(({ sha256 }) => files.media.get(sha256) ?? [])
    await storage.addToLibrary({ entry, definition, media })
  }
  const keys = await source.takeKeys()
  const people = staged.trusted.filter(({ key, status }) => status === 'new' && trust.has(key))
  for (const { card } of people) await bridge.call('trust.add', { card })
  const settings = source.opened.cards.find(({ table }) => table === 'settings')
  if (staged.settings !== null) await storage.putSettings(staged.settings)
  const identity = staged.settings === null ? null : identityOf(settings?.json ?? null)
  const { signers } = await bridge.call('keys.list', undefined)
  return {
    assessments: staged.assessments.filter(({ feeds }) => countAppended(feeds) > 0).length,
    events: staged.events,
    files: files.taken,
    keys,
    trusted: people.length,
    damagedFiles: files.damaged,
    identity: signers.find(({ key }) => key === identity)?.key ?? null,
  }
}

function identityOf(json: string | null): unknown {
  try {
    return json === null ? null : (JSON.parse(json) as { readonly identity?: unknown }).identity
  } catch {
    return null
  }
}

async function takeAssessment({ storage, environment }: Services, staged: StagedAssessment): Promise<void> {
  const { id, mine, card, checklist, feeds, definitions, exports, heads, forks } = staged
  const append = feeds.flatMap((feed) => feed.append)
  for (const [sha256, definition] of definitions) await storage.addChecklist(definition, sha256)
  if (card !== null && checklist !== null) {
    if ((await storage.getMine(mine.id)) === undefined) {
      // Its own card is damaged: the assessment knows the mine as it was when it began.
      const at = claimedTime(new Date(environment.now()))
      const known: Mine = { ...mine, created: at, changed: at }
      await storage.putMine(known)
    }
    await storage.createAssessment(card, checklist, append)
    return
  }
  if (staged.isNew) return
  for (const note of exports) await storage.noteExport(id, note)
  // The head goes first: events without one could not leave this device any more.
  if (heads.length + forks.length > 0) await storage.noteImport(id, { heads, forks })
  if (append.length > 0) await storage.appendEvents(id, append)
}

/** What is wrong with one file and says nothing of the others. */
const ONE_FILE: ReadonlySet<ErrorCode> = new Set(['attachment-differs', 'attachment-missing', 'internal'])

async function takeFiles(
  { storage }: Services,
  source: BackupSource,
  { files, media, library, assessments }: StagedBackup,
  onProgress: (done: number, total: number) => void,
): Promise<{
  readonly taken: number
  readonly damaged: readonly Sha256[]
  readonly media: ReadonlyMap<Sha256, StoredAttachment>
}> {
  const wanted = library.flatMap(({ entry }) => entry.media).filter(({ sha256 }) => media.has(sha256))
  const total = [...files, ...wanted].reduce((sum, { size }) => sum + size, 0)
  const append = assessments.flatMap(({ feeds }) => feeds.flatMap((feed) => feed.append))
  const room = total + sizeOfLines(append.map(({ line }) => line))
  if (room > 0) await storage.checkRoom(room)
  const damaged: Sha256[] = []
  const found = new Map<Sha256, StoredAttachment>()
  let taken = 0
  let done = 0
  const read = async (sha256: Sha256, size: number): Promise<StoredAttachment | null> => {
    onProgress(done, total)
    done += size
    try {
      const file = await source.readFile(sha256)
      taken += 1
      return file
    } catch (error) {
      if (!(error instanceof AppError) || !ONE_FILE.has(error.code)) throw error
      damaged.push(sha256)
      return null
    }
  }
  for (const { sha256, size } of files) {
    const file = await read(sha256, size)
    if (file !== null) await storage.keepFiles([file])
  }
  for (const { sha256, size } of wanted) {
    if (found.has(sha256)) continue
    const file = await read(sha256, size)
    if (file !== null) found.set(sha256, file)
  }
  onProgress(total, total)
  return { taken, damaged, media: found }
}

/** Brings everything that is open onto the disk, so that it is compared and can be added to. */
export async function settleAll(services: Services): Promise<void> {
  for (const { id } of await services.storage.listAssessments()) await settleAssessment(services, id)
}
