import { hash } from 'node:crypto'
import type { EventId } from '../../shared/record/event.ts'
import { type Disk, type DiskFile, readAt, withFile, writeAll } from './disk.ts'

/**
 * A note beside a feed, `<feed>.head`, of how far it was written and with what last line. Each line of a feed vouches
 * for the one before; only the note vouches for the last. It is written after every sync and never waited for: one that
 * is old says less, and one that is torn or gone says nothing. It is never ahead of the feed.
 */
export interface HeadNote {
  read(): Promise<NotedHead | null>
  /** Notes the end of the feed in a while. What cannot be noted is not. */
  write(head: NotedHead): void
  /** Removes the note, before the feed is made shorter. */
  remove(): Promise<void>
  /** Brings what is to be noted to the file and closes it. */
  close(): Promise<void>
}

/** The end of a feed. */
export interface NotedHead {
  readonly count: number
  readonly head: EventId
}

const FORM = /^(\d{12}) (sha256:[0-9a-f]{64}) ([0-9a-f]{16})\n$/
const LENGTH = 12 + 1 + 71 + 1 + 16 + 1

/** The note of the feed whose log is at `path`. */
export function headNoteOf(path: string, disk: Disk): HeadNote {
  const place = path.replace(/\.jsonl$/, '.head')
  let file: DiskFile | null = null
  let wanted: NotedHead | null = null
  let writing: Promise<void> | null = null

  async function release(): Promise<void> {
    const open = file
    file = null
    await open?.close().catch(() => {})
  }

  async function put({ count, head }: NotedHead): Promise<void> {
    try {
      file ??= await disk.open(place, 'r+').catch(() => disk.open(place, 'w', 0o600))
      const text = `${String(count).padStart(12, '0')} ${head}`
      await writeAll(file, Buffer.from(`${text} ${checkOf(text)}\n`, 'latin1'), 0)
    } catch {
      await release()
    }
  }

  /** Of several that wait only the newest is written. */
  async function drain(): Promise<void> {
    while (wanted !== null) {
      const next = wanted
      wanted = null
      await put(next)
    }
    writing = null
  }

  return {
    async read() {
      try {
        const bytes = await withFile(disk, place, 'r', (note) => readAt(note, 0, LENGTH + 1))
        return parse(bytes.toString('latin1'))
      } catch {
        return null
      }
    },
    write(head) {
      wanted = head
      writing ??= drain()
    },
    async remove() {
      wanted = null
      await writing
      await release()
      await disk.rm(place, { force: true, recursive: true })
    },
    async close() {
      await writing
      await release()
    },
  }
}

function parse(text: string): NotedHead | null {
  const [, count = '', head = '', check] = FORM.exec(text) ?? []
  return check === checkOf(`${count} ${head}`) ? { count: Number(count), head: head as EventId } : null
}

function checkOf(text: string): string {
  return hash('sha256', text).slice(0, 16)
}
