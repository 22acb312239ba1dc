import { dirname, join } from 'node:path'
import type { JournalRepair } from '../../shared/ipc/journal-calls.ts'
import { reasonOf } from '../files/file-error.ts'
import type { Aside } from './aside.ts'
import { type Disk, isMissing, readAt, replaceWhole, syncFolder, withFile, writing } from './disk.ts'
import type { HeadNote } from './head-note.ts'
import type { Places } from './places.ts'
import { type FeedFacts, type FeedFault, noFacts, type Scan, scanFeed } from './scan-feed.ts'
import type { FeedFile } from './write-feed.ts'

/** Where a feed is. */
export interface FeedPlace {
  readonly assessment: string
  readonly feed: string
  /** Its file. */
  readonly path: string
}

/** What a feed's log works with. */
export interface FeedTools {
  readonly places: Places
  readonly disk: Disk
  readonly aside: Aside
  /** Does the work again with more room when the disk is full. */
  rescue<Result>(work: () => Promise<Result>): Promise<Result>
}

/** A feed as it was found, and as it is now. */
export interface LoadedFeed {
  readonly facts: FeedFacts
  /** What was wrong. */
  readonly repair: JournalRepair | null
  /** Why it could not be mended; null when it was, or had not to be. */
  readonly stuck: unknown
}

/**
 * Reads a feed's file and leaves whole events in it: what cannot be gone by is set aside first and then cut off. Never
 * fails for anything in the file, nor for a disk that does not let it be mended.
 */
export async function loadFeed(
  place: FeedPlace,
  tools: FeedTools & { readonly file: FeedFile; readonly note: HeadNote },
): Promise<LoadedFeed> {
  const { note } = tools
  const { facts, fault } = await look(place, tools.disk, note)
  if (fault === null) return { facts, repair: null, stuck: null }
  const repair: JournalRepair = {
    kind: fault.kind,
    what: 'feed',
    place: `${place.assessment}/${place.feed}`,
    kept: facts.count,
    aside: null,
  }
  try {
    const aside = await writing(place.path, () => tools.rescue(() => mend(place, facts, fault, tools)))
    if (facts.head !== null) note.write({ count: facts.count, head: facts.head })
    return { facts, repair: { ...repair, aside }, stuck: null }
  } catch (error) {
    return { facts, repair, stuck: error }
  } finally {
    await note.close()
  }
}

async function look(place: FeedPlace, disk: Disk, note: HeadNote, again = true): Promise<Scan> {
  const noted = await note.read()
  try {
    const stat = await disk.stat(place.path)
    if (!stat.isFile()) return nothing('damaged', true)
    return await withFile(disk, place.path, 'r', (file) => scanFeed(file, place, noted))
  } catch (error) {
    if (isMissing(error))
      return noted === null ? { facts: noFacts(), fault: null } : nothing('missing', false)
    // Somebody took the permission away; it is ours to give back.
    if (again && reasonOf(error) === 'EACCES') {
      await disk.chmod(place.path, 0o600).catch(() => {})
      return look(place, disk, note, false)
    }
    return nothing('damaged', true)
  }
}

function nothing(kind: FeedFault['kind'], unreadable: boolean): Scan {
  return { facts: noFacts(), fault: { kind, unreadable } }
}

/** Sets aside and cuts. Answers where the original is. */
async function mend(
  { path }: FeedPlace,
  { size }: FeedFacts,
  { kind, unreadable }: FeedFault,
  { disk, aside, note, file, places }: FeedTools & { readonly file: FeedFile; readonly note: HeadNote },
): Promise<string | null> {
  // The note must never be ahead of the feed.
  if (kind === 'missing') {
    await note.remove()
    return null
  }
  if (unreadable) {
    const moved = await aside.move(path, 'damaged')
    await note.remove()
    if (size > 0) await rewrite(disk, join(places.root, moved), path, size)
    return moved
  }
  const kept =
    kind === 'damaged'
      ? await aside.copy(path, kind)
      : await aside.keep(path, await tail(disk, path, size), kind)
  await note.remove()
  await file.cut(size)
  return kept
}

async function tail(disk: Disk, path: string, from: number): Promise<Buffer> {
  return withFile(disk, path, 'r', async (file) => {
    const { size } = await file.stat()
    return readAt(file, from, size - from)
  })
}

/** Takes the first `size` bytes of what was moved away back. */
async function rewrite(disk: Disk, from: string, path: string, size: number): Promise<void> {
  const bytes = await withFile(disk, from, 'r', (file) => readAt(file, 0, size))
  await replaceWhole(disk, path, `${path}.tmp`, bytes)
  await syncFolder(disk, dirname(path))
}
