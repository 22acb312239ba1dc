import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Path } from '../../../shared/checklist/value.ts'
import { AppError } from '../../../shared/lib/app-error.ts'
import { SHOWN_PICTURES } from '../../../shared/lib/media-type.ts'
import type { Sha256 } from '../../../shared/lib/sha256.ts'
import type { CaptureFacts } from '../../../shared/record/attachment-events.ts'
import type { AssessmentState } from '../../assessment/assessment-state.ts'
import { MAX_FILE_BYTES } from '../../assessment/take-in-file.ts'
import { pace } from '../../ui/pace.ts'
import { type Thumbnails, thumbnails } from '../thumbnails/thumbnails.ts'

/**
 * What becomes of a file that somebody brought: it waits, is read and hashed, is being stored; then `added`, `known`
 * (the question has it already), `failed` with why, `dropped` (let go of because it could not be stored) or `cancelled`.
 */
export type IntakeStatus =
  | 'waiting'
  | 'reading'
  | 'storing'
  | 'added'
  | 'known'
  | 'failed'
  | 'dropped'
  | 'cancelled'

/** One file on its way in. */
export interface IntakeItem {
  readonly id: number
  readonly path: Path
  readonly name: string
  /** Bytes, and how many of them were read. */
  readonly size: number
  readonly done: number
  readonly status: IntakeStatus
  /** Why it failed. */
  readonly error?: AppError
  /**
   * It was added, and cannot be shown as a picture here: its format is not decoded, its bytes are damaged, it has too many
   * pixels; or its name says that it is a picture, and its bytes do not.
   */
  readonly note?: 'format' | 'damaged' | 'too-large' | 'no-picture'
}

/** The files on their way into one assessment; they go on coming in whatever screen is open. */
export interface IntakeState {
  /** In the order in which they were brought. */
  readonly items: readonly IntakeItem[]
  /**
   * Queues files as evidence of a question: one act, that one undo takes back. `facts` of those that the app took itself.
   * Resolves when each has its fate.
   */
  add(path: Path, files: readonly File[], facts?: CaptureFacts): Promise<void>
  /** Leaves out what was not read yet. What is being stored is stored. */
  cancel(): void
  /** Forgets what has its fate. */
  clear(): void
}

/** Whether a file still has no fate. */
export function isUnderway({ status }: IntakeItem): boolean {
  return status === 'waiting' || status === 'reading' || status === 'storing'
}

const busy = new WeakMap<readonly IntakeItem[], ReadonlySet<Path>>()

/** The questions that files are on their way into; worked out once for all that ask, however many files there are. */
export function busyPaths(items: readonly IntakeItem[]): ReadonlySet<Path> {
  const known = busy.get(items)
  if (known !== undefined) return known
  const made = new Set(items.filter(isUnderway).map(({ path }) => path))
  busy.set(items, made)
  return made
}

/** Names that people and cameras give to pictures. */
const PICTURE_NAME = /\.(jpe?g|jpe|jfif|png|webp|gif|heic|heif|tiff?|avif)$/i

/**
 * Files that are in work together: some are read while those before are being stored, as many as one commit takes well.
 * Two always are, of any size; more only as long as they are no more bytes than that.
 */
const AT_ONCE = { files: 16, bytes: 48 * 1024 * 1024 }

/** What became of files is shown so often at most, in milliseconds: hundreds come in, a dozen a second. */
const PACE_MS = 400

type Acts = Pick<AssessmentState, 'attach' | 'fileOf'>

const intakes = new WeakMap<object, StoreApi<IntakeState>>()

/** The intake of an open assessment, one for as long as it is open. */
export function intakeOf(store: Pick<StoreApi<AssessmentState>, 'getState'>): StoreApi<IntakeState> {
  const known = intakes.get(store)
  if (known !== undefined) return known
  const made = createIntake(() => store.getState())
  intakes.set(store, made)
  return made
}

/**
 * Takes files in, a few at a time, in their order, and keeps what became of each.
 *
 * @param paced makes of a function that shows what changed one that does so now or a little later, for all changes until
 * then
 */
export function createIntake(
  acts: () => Acts,
  previews: Pick<Thumbnails, 'get'> = thumbnails,
  paced: (show: () => void) => () => void = (show) => pace(show, PACE_MS),
): StoreApi<IntakeState> {
  const queue: { readonly bytes: number; work(): Promise<void> }[] = []
  let working = 0
  let bytesAtWork = 0
  let next = 0
  let stop = new AbortController()

  return createStore<IntakeState>((set, get) => {
    /** What is not shown yet. */
    const changes = new Map<number, Partial<IntakeItem>>()
    const showSoon = paced(showNow)

    function change(id: number, changed: Partial<IntakeItem>): void {
      changes.set(id, { ...changes.get(id), ...changed })
      showSoon()
    }

    function showNow(): void {
      if (changes.size === 0) return
      const made = new Map(changes)
      changes.clear()
      set(({ items }) => ({
        items: items.map((item) => (made.has(item.id) ? { ...item, ...made.get(item.id) } : item)),
      }))
    }

    function pump(): void {
      for (let job = queue[0]; job !== undefined; job = queue[0]) {
        const { bytes, work } = job
        if (working >= AT_ONCE.files || (working > 1 && bytesAtWork + bytes > AT_ONCE.bytes)) return
        queue.shift()
        working += 1
        bytesAtWork += bytes
        void work().finally(() => {
          working -= 1
          bytesAtWork -= bytes
          pump()
        })
      }
    }

    async function take(
      id: number,
      path: Path,
      file: File,
      { facts, together }: { readonly facts: CaptureFacts | undefined; readonly together: object },
    ): Promise<void> {
      const { signal } = stop
      if (signal.aborted) return change(id, { status: 'cancelled' })
      change(id, { status: 'reading' })
      let taken: { readonly sha256: Sha256; readonly media_type: string; readonly isNew: boolean } | null =
        null
      try {
        if (file.size > MAX_FILE_BYTES)
          throw new AppError('bad-request', { detail: 'file-too-large', name: file.name })
        const count = await acts().attach(path, [file], {
          signal,
          together,
          ...(facts !== undefined && { facts }),
          onProgress: (done) => change(id, { done }),
          onTaken(read) {
            taken = read
            change(id, { status: 'storing', done: file.size })
          },
        })
        const read = taken as { readonly sha256: Sha256; readonly media_type: string; isNew: boolean } | null
        if (read?.isNew === false) return change(id, { status: 'known', done: file.size })
        if (count === 0) return change(id, { status: 'dropped' })
        change(id, { status: 'added', done: file.size })
        if (read !== null) void look(id, file.name, read)
      } catch (error) {
        if (signal.aborted && !(error instanceof AppError)) return change(id, { status: 'cancelled' })
        change(id, { status: 'failed', error: error instanceof AppError ? error : internal(error) })
      }
    }

    /** Makes the small picture at once, unless that is being done, and finds out whether it can be seen at all. */
    async function look(
      id: number,
      name: string,
      { sha256, media_type }: { readonly sha256: Sha256; readonly media_type: string },
    ): Promise<void> {
      if (!media_type.startsWith('image/')) {
        if (PICTURE_NAME.test(name)) change(id, { note: 'no-picture' })
        return
      }
      if (!SHOWN_PICTURES.has(media_type)) return change(id, { note: 'format' })
      const read = () => acts().fileOf(sha256)
      const seen = await previews.get({ sha256, mediaType: media_type, read })
      if (seen.kind === 'none' && seen.why !== 'missing') change(id, { note: seen.why })
    }

    return {
      items: [],
      async add(path, files, facts) {
        if (stop.signal.aborted) stop = new AbortController()
        showNow()
        const brought = files.map((file) => {
          next += 1
          return { id: next, file }
        })
        set(({ items }) => ({
          items: [
            // What went well before is no news any more.
            ...items.filter((item) => isUnderway(item) || item.status !== 'added' || item.note !== undefined),
            ...brought.map(({ id, file: { name, size } }): IntakeItem => {
              return { id, path, name, size, done: 0, status: 'waiting' }
            }),
          ],
        }))
        const together = {}
        const fates = brought.map(
          ({ id, file }) =>
            new Promise<void>((resolve) => {
              queue.push({
                bytes: file.size,
                work: () => take(id, path, file, { facts, together }).finally(resolve),
              })
            }),
        )
        pump()
        await Promise.all(fates)
        showNow()
      },
      cancel() {
        stop.abort(new DOMException('cancelled', 'AbortError'))
      },
      clear() {
        showNow()
        set({ items: get().items.filter(isUnderway) })
      },
    }
  })
}

function internal(error: unknown): AppError {
  return new AppError('internal', { detail: String(error) }, error)
}
