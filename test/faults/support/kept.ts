import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { LoggedEvent } from '../../../shared/record/event.ts'
import { readFeed } from '../../../shared/record/read-feed.ts'
import { type RecordState, replay } from '../../../shared/record/replay.ts'
import type { RunningApp } from '../../app/support/launch-app.ts'
import type { Profile } from './prepare.ts'

const hash = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex')

/** What one copy holds of the only assessment of a profile. */
export interface Kept {
  readonly events: readonly LoggedEvent[]
  readonly state: RecordState
  /** Files that are there whole, by hash. */
  readonly files: ReadonlySet<string>
}

/** What the journal on disk holds, read without Adit's journal code. Throws when a feed's chain is broken. */
export async function keptInJournal(profile: Profile): Promise<Kept> {
  const log = join(profile.path, 'journal', 'log')
  const events: LoggedEvent[] = []
  for (const assessment of await readdir(log))
    for (const name of await readdir(join(log, assessment))) {
      // Beside each feed lies a note of how far it was acknowledged.
      if (!name.endsWith('.jsonl')) continue
      const text = await readFile(join(log, assessment, name), 'utf8')
      if (text === '') continue
      if (!text.endsWith('\n')) throw new Error(`${name} ends in the middle of a line`)
      events.push(...readWhole(name.replace('.jsonl', ''), text.slice(0, -1).split('\n')))
    }
  const files = new Set<string>()
  const folder = join(profile.path, 'journal', 'files')
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])) {
    if (!entry.isFile() || !/^[0-9a-f]{64}$/.test(entry.name)) continue
    const found = hash(await readFile(join(entry.parentPath, entry.name)))
    if (found !== entry.name) throw new Error(`${entry.name} is not what its name says`)
    files.add(found)
  }
  return { events, state: replay(events), files }
}

function readWhole(feed: string, lines: readonly string[]): readonly LoggedEvent[] {
  const read = readFeed(feed, lines, hash)
  if ('problems' in read) throw new Error(`feed ${feed}: ${JSON.stringify(read.problems)}`)
  return read.events
}

/** What the database of the running app holds, read past the app's own code. Throws while a picture is not to be read. */
export async function keptInDatabase({ page }: Pick<RunningApp, 'page'>): Promise<Kept> {
  const read = await page.evaluate(async () => {
    const ask = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const database = await ask(indexedDB.open('adit'))
    const stores = database.transaction(['events', 'attachments'])
    const events: { feed: string; seq: number; line: string }[] = await ask(
      stores.objectStore('events').getAll(),
    )
    const attachments: { sha256: string; blob: Blob }[] = await ask(
      stores.objectStore('attachments').getAll(),
    )
    database.close()
    const files = await Promise.all(
      attachments.map(async ({ sha256, blob }) => {
        // A picture that the app replaces meanwhile never comes to its end: who asks again gets the new one.
        const tooLong = new Promise<never>((_, reject) =>
          setTimeout(() => reject(new Error(`${sha256} could not be read`)), 5_000),
        )
        const bytes = await Promise.race([new Response(blob.stream()).arrayBuffer(), tooLong])
        const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
        return [sha256, [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')]
      }),
    )
    return { lines: events.map(({ feed, seq, line }) => ({ feed, seq, line })), files }
  })
  const feeds = new Map<string, string[]>()
  for (const { feed, line } of read.lines.sort((a, b) => a.seq - b.seq))
    feeds.set(feed, [...(feeds.get(feed) ?? []), line])
  const events = [...feeds].flatMap(([feed, lines]) => readWhole(feed, lines))
  for (const [name, found] of read.files)
    if (name !== found) throw new Error(`attachment ${name} is not what its name says`)
  return { events, state: replay(events), files: new Set(read.files.map(([name]) => name ?? '')) }
}
