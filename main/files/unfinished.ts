import { readFileSync } from 'node:fs'
import { open, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import type { Log } from '../log.ts'
import { reasonOf } from './file-error.ts'
import { replaceFile } from './replace-file.ts'

/**
 * The bundles that are being written to places of the person's choice, noted on the disk, so that what a crash cut short
 * does not lie about for ever. Nothing here ever throws: it must not keep a bundle from being written.
 */
export interface Unfinished {
  /** A file is about to be written here. */
  begin(path: string): void
  /** It has its final name, or was removed. */
  end(path: string): void
  /**
   * Removes what earlier runs of the app noted and never ended. What lies on a disk that is not plugged in waits for a
   * later start.
   */
  clear(): Promise<void>
}

const noted = z.array(z.string())

/** How a ZIP file begins, and so every bundle from its first byte on. */
const ZIP = Buffer.from('PK\u0003\u0004', 'latin1')

/**
 * Opens the notes.
 *
 * @param file where they are kept
 */
export function openUnfinished(file: string, log: Pick<Log, 'warn'>): Unfinished {
  const earlier = new Set(readNotes(file))
  const now = new Set<string>()

  function save(): void {
    try {
      replaceFile(file, `${JSON.stringify([...new Set([...earlier, ...now])])}\n`)
    } catch (error) {
      log.warn(`unfinished files could not be noted: ${String(error)}`)
    }
  }

  return {
    begin(path) {
      now.add(path)
      save()
    },
    end(path) {
      // Whatever lay there before was replaced.
      earlier.delete(path)
      now.delete(path)
      save()
    },
    async clear() {
      if (earlier.size === 0) return
      for (const path of earlier) {
        // Being written right now, to the place where it was cut short before.
        if (now.has(path)) continue
        try {
          if (await isGone(path)) continue
          if (await isOurs(path)) await rm(path)
          earlier.delete(path)
        } catch (error) {
          log.warn(`what was left unfinished could not be removed: ${String(error)}`)
        }
      }
      save()
    },
  }
}

function readNotes(file: string): readonly string[] {
  try {
    return noted.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    // None yet, or not readable: then something stays lying about, which does no harm.
    return []
  }
}

/** The whole folder is: its disk may be back another day. */
async function isGone(path: string): Promise<boolean> {
  try {
    await stat(dirname(path))
    return false
  } catch (error) {
    if (reasonOf(error) === 'ENOENT') return true
    throw error
  }
}

/** The beginning of a bundle, by its first bytes: since then somebody may have put another file under that name. */
async function isOurs(path: string): Promise<boolean> {
  const handle = await open(path, 'r').catch((error: unknown) => {
    if (reasonOf(error) === 'ENOENT') return null
    throw error
  })
  if (handle === null) return false
  try {
    if (!(await handle.stat()).isFile()) return false
    const head = Buffer.alloc(ZIP.length)
    const { bytesRead } = await handle.read(head, 0, ZIP.length, 0)
    const found = head.subarray(0, bytesRead)
    // After a power cut a file may have its length and nothing in it.
    return found.equals(ZIP.subarray(0, bytesRead)) || found.every((byte) => byte === 0)
  } finally {
    await handle.close()
  }
}
