import { SHOWN_PICTURES } from '../../../shared/lib/media-type.ts'
import type { Sha256 } from '../../../shared/lib/sha256.ts'
import type { NoPicture, SmallPicture, ThumbnailAnswer, ThumbnailWork } from './messages.ts'

/** A small picture by an object URL that holds as long as the app's page, or why there is none. */
export type Thumbnail =
  | { readonly kind: 'picture'; readonly url: string; readonly width: number; readonly height: number }
  | { readonly kind: 'none'; readonly why: NoPicture }

/** What one asks for. */
export interface Wanted {
  readonly sha256: Sha256
  readonly mediaType: string
  /** The bytes, asked for only when the picture was never made small on this device. */
  read(): Promise<Blob | undefined>
}

/** Makes small pictures and remembers them. */
export interface Thumbnails {
  /** What is known without waiting. */
  known(sha256: Sha256): Thumbnail | undefined
  /** A small picture. Rejects only with the signal's reason; what nobody waits for any more is not made. */
  get(wanted: Wanted, signal?: AbortSignal): Promise<Thumbnail>
  /**
   * A small picture is being made elsewhere, and put into the cache there; who asks for it waits for that one. Null when
   * none came of it: then it is made here. Never rejects.
   */
  expect(sha256: Sha256, coming: Promise<SmallPicture | NoPicture | null>): void
}

/** The part of a worker that is used; tests hand in another. */
export type ThumbnailWorker = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror'>

/** Held in memory at most, some 25 KB each; the oldest that was not looked at is let go. */
const MOST_HELD = 500

interface Job {
  readonly wanted: Wanted
  /** Those who wait; when none is left the job is dropped. */
  readonly waiting: Set<(thumbnail: Thumbnail) => void>
}

/** Small pictures, made by a worker that is started with the first of them. */
export function createThumbnails(open: () => ThumbnailWorker = openWorker): Thumbnails {
  /** As they came: those that nobody has looked at yet have no URL, which the page waits for the browser to make. */
  const held = new Map<Sha256, Thumbnail | SmallPicture>()
  const jobs = new Map<Sha256, Job>()
  const expected = new Map<Sha256, Promise<SmallPicture | NoPicture | null>>()
  const answers = new Map<number, (answer: ThumbnailAnswer) => void>()
  let worker: ThumbnailWorker | null = null
  let running = false
  let next = 0

  function ask(work: Omit<ThumbnailWork, 'id'>): Promise<ThumbnailAnswer> {
    worker ??= started()
    const current = worker
    next += 1
    const id = next
    return new Promise((resolve) => {
      answers.set(id, resolve)
      current.postMessage({ id, ...work } satisfies ThumbnailWork)
    })
  }

  function started(): ThumbnailWorker {
    const begun = open()
    begun.onmessage = ({ data }: MessageEvent<ThumbnailAnswer>) => {
      answers.get(data.id)?.(data)
      answers.delete(data.id)
    }
    begun.onerror = () => {
      // A picture that breaks the decoder must not keep the others from being shown.
      begun.terminate()
      worker = null
      for (const [id, resolve] of answers) resolve({ id, kind: 'none', why: 'damaged' })
      answers.clear()
    }
    return begun
  }

  async function make({ sha256, mediaType, read }: Wanted): Promise<Thumbnail> {
    if (!SHOWN_PICTURES.has(mediaType)) return { kind: 'none', why: 'format' }
    await expected.get(sha256)
    const came = known(sha256)
    if (came !== undefined) return came
    const cached = await ask({ sha256 })
    if (cached.kind === 'made') return shown(cached.picture)
    const blob = await read().catch(() => undefined)
    if (blob === undefined) return { kind: 'none', why: 'missing' }
    const made = await ask({ sha256, blob })
    return made.kind === 'made'
      ? shown(made.picture)
      : { kind: 'none', why: made.kind === 'none' ? made.why : 'damaged' }
  }

  function shown({ blob, width, height }: SmallPicture): Thumbnail {
    return { kind: 'picture', url: URL.createObjectURL(blob), width, height }
  }

  function hold(sha256: Sha256, thumbnail: Thumbnail | SmallPicture): void {
    held.set(sha256, thumbnail)
    for (const [oldest, gone] of held) {
      if (held.size <= MOST_HELD) break
      held.delete(oldest)
      if ('url' in gone) URL.revokeObjectURL(gone.url)
    }
  }

  function known(sha256: Sha256): Thumbnail | undefined {
    const found = held.get(sha256)
    if (found === undefined) return undefined
    const thumbnail = 'blob' in found ? shown(found) : found
    held.delete(sha256)
    held.set(sha256, thumbnail)
    return thumbnail
  }

  async function run(): Promise<void> {
    if (running) return
    running = true
    // The newest first: what came into view last is what is being looked at.
    for (let job = [...jobs.values()].at(-1); job !== undefined; job = [...jobs.values()].at(-1)) {
      const { sha256 } = job.wanted
      const made = await make(job.wanted).catch((): Thumbnail => ({ kind: 'none', why: 'missing' }))
      // A file that is missing may come, by a merge or when the disk is read again.
      if (made.kind === 'picture' || made.why !== 'missing') hold(sha256, made)
      jobs.delete(sha256)
      for (const tell of job.waiting) tell(made)
    }
    running = false
  }

  return {
    known,
    expect(sha256, coming) {
      expected.set(sha256, coming)
      void coming.then((came) => {
        expected.delete(sha256)
        // Before it is asked for: the tile that it belongs to is drawn with it at once.
        if (came !== null && !held.has(sha256))
          hold(sha256, typeof came === 'string' ? { kind: 'none', why: came } : came)
      })
    },
    get(wanted, signal) {
      const { sha256 } = wanted
      const found = known(sha256)
      if (found !== undefined) return Promise.resolve(found)
      return new Promise((resolve, reject) => {
        if (signal?.aborted === true) return reject(signal.reason as Error)
        const job = jobs.get(sha256) ?? { wanted, waiting: new Set() }
        jobs.delete(sha256)
        jobs.set(sha256, job)
        job.waiting.add(resolve)
        signal?.addEventListener('abort', () => {
          job.waiting.delete(resolve)
          if (job.waiting.size === 0) jobs.delete(sha256)
          reject(signal.reason as Error)
        })
        void run()
      })
    },
  }
}

function openWorker(): ThumbnailWorker {
  return new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'thumbnails' })
}

/** Those of the app: one worker for all screens. */
export const thumbnails: Thumbnails = createThumbnails()
