import { join } from 'node:path'
import type { JournalRepair } from '../../shared/ipc/journal-calls.ts'
import { AppError } from '../../shared/lib/app-error.ts'
import { reasonOf } from '../files/file-error.ts'
import type { Aside } from './aside.ts'
import { type Disk, isMissing, makeFolders, reading, syncFolder, writing } from './disk.ts'
import { feedOfName, isAssessmentName, type Places } from './places.ts'

/**
 * Makes sure that the journal has its folders. Answers whether it held no log before.
 *
 * @throws AppError `cannot-write` or `cannot-read` when there is no way to keep a journal here
 */
export async function beginJournal(places: Places, disk: Disk, now: () => Date): Promise<boolean> {
  const { root, log, cards, files, aside } = places
  return writing(root, async () => {
    await makeFolders(disk, [root])
    if (await isStray(disk, root)) throw new AppError('cannot-write', { path: root, reason: 'ENOTDIR' })
    // A file in the place of one of the folders would block everything below it. It stays beside, under another name.
    for (const folder of [aside, log, cards, files])
      if (await isStray(disk, folder)) await disk.rename(folder, `${folder}.${now().getTime()}.aside`)
    const begun = !(await reading(root, () => namesOrGiveBack(disk, root))).includes('log')
    await makeFolders(disk, [log])
    await syncFolder(disk, root)
    return begun
  })
}

/** The feeds that have a log or a note of one. What has no name of ours is none of our business and stays. */
export async function findFeeds(
  places: Places,
  disk: Disk,
  aside: Aside,
): Promise<{ feeds: { assessment: string; feed: string }[]; repairs: JournalRepair[] }> {
  const feeds: { assessment: string; feed: string }[] = []
  const repairs: JournalRepair[] = []
  const names = await reading(places.log, () => namesOrGiveBack(disk, places.log))
  for (const assessment of names.filter(isAssessmentName)) {
    const folder = join(places.log, assessment)
    try {
      if (await isStray(disk, folder)) throw new Error('not a folder')
      const inside = await namesOrGiveBack(disk, folder)
      for (const feed of feedsIn(inside)) feeds.push({ assessment, feed })
      for (const name of inside)
        if (name.endsWith('.jsonl.tmp')) await disk.rm(join(folder, name), { force: true }).catch(() => {})
    } catch {
      const kept = await aside.move(folder, 'damaged').catch(() => null)
      repairs.push({ kind: 'damaged', what: 'feed', place: assessment, kept: 0, aside: kept })
    }
  }
  return { feeds, repairs }
}

/** Names in a folder of ours; the permission to read it is given back if somebody took it away. */
async function namesOrGiveBack(disk: Disk, folder: string): Promise<string[]> {
  try {
    return await disk.readdir(folder)
  } catch (error) {
    if (reasonOf(error) !== 'EACCES') throw error
    await disk.chmod(folder, 0o700)
    return disk.readdir(folder)
  }
}

/** Whether something that is no folder stands where one belongs. */
async function isStray(disk: Disk, path: string): Promise<boolean> {
  try {
    return !(await disk.stat(path)).isDirectory()
  } catch (error) {
    if (isMissing(error)) return false
    throw error
  }
}

function feedsIn(names: readonly string[]): Set<string> {
  const feeds = names.map((name) => feedOfName(name.replace(/\.head$/, '.jsonl')))
  return new Set(feeds.filter((feed) => feed !== null))
}
