import type { Journal } from '../../renderer/storage/journal.ts'
import type { Card, FeedExtent } from '../../shared/ipc/journal-calls.ts'
import { AppError } from '../../shared/lib/app-error.ts'
import { type Sha256, sha256Hex } from '../../shared/lib/sha256.ts'
import type { AditEvent } from '../../shared/record/event.ts'

/** A journal in memory that a test can make fail, delete and look into. */
export interface FakeJournal extends Journal {
  /** From now on every call rejects until called with null. */
  failWith(error: Error | null): void
  /** From now on every append writes its lines and then rejects all the same, until called with null. */
  failAfterWriting(error: Error | null): void
  /**
   * From now on calls are taken and never answered, until the function that it gives is called: then each does what was
   * asked and answers. With `afterWriting` an append writes its lines before it falls silent.
   */
  fallSilent(afterWriting?: boolean): () => void
  /** Forgets everything, as if somebody had deleted the folder. */
  deleteAll(): void
  /** A new start of the app. */
  restart(): void
  /** Lines of a feed. */
  lines(assessment: string, feed: string): readonly string[]
  /** Replaces the lines of a feed, as another history would. */
  setLines(assessment: string, feed: string, lines: readonly string[]): void
  /** What was cut, oldest first. */
  readonly aside: readonly (readonly string[])[]
  card(table: Card['table'], id: string): Card | undefined
  hasFile(sha256: Sha256): boolean
  dropFile(sha256: Sha256): void
  /** Free bytes that `space` tells of. */
  free: number
}

/** An empty journal. Like the real one it takes only what continues a feed, and passes over what it has. */
export function createFakeJournal(): FakeJournal {
  const feeds = new Map<string, string[]>()
  const cards = new Map<string, Card>()
  const files = new Map<Sha256, Blob>()
  const aside: (readonly string[])[] = []
  let failure: Error | null = null
  let afterWriting: Error | null = null
  let begun = true

  let silence: { readonly ends: Promise<void>; readonly afterWriting: boolean } | null = null
  let heard = 0

  const ready = async () => {
    if (silence?.afterWriting === false) await silence.ends
    if (failure !== null) throw failure
  }
  const keyOf = (assessment: string, feed: string) => `${assessment} ${feed}`
  const eventOf = (line: string) => JSON.parse(line) as AditEvent
  const idOf = (line: string) => `sha256:${sha256Hex(line)}`

  const journal: FakeJournal = {
    free: 1e12,
    aside,
    failWith: (error) => {
      failure = error
    },
    failAfterWriting: (error) => {
      afterWriting = error
    },
    fallSilent(afterWriting = false) {
      let end = () => {}
      const ends = new Promise<void>((resolve) => {
        end = resolve
      })
      const own = { ends, afterWriting }
      silence = own
      return () => {
        if (silence === own) silence = null
        end()
      }
    },
    deleteAll() {
      feeds.clear()
      cards.clear()
      files.clear()
      begun = true
    },
    restart() {
      // What was asked for and not answered ended with the app.
      silence = null
      begun = feeds.size === 0 && cards.size === 0 && files.size === 0
    },
    lines: (assessment, feed) => feeds.get(keyOf(assessment, feed)) ?? [],
    setLines: (assessment, feed, lines) => void feeds.set(keyOf(assessment, feed), [...lines]),
    card: (table, id) => cards.get(`${table} ${id}`),
    hasFile: (sha256) => files.has(sha256),
    dropFile: (sha256) => void files.delete(sha256),

    async check() {
      await ready()
      const extents: FeedExtent[] = [...feeds].flatMap(([key, lines]) => {
        const [assessment = '', feed = ''] = key.split(' ')
        const last = lines.at(-1)
        return last === undefined ? [] : [{ assessment, feed, count: lines.length, head: idOf(last) }]
      })
      const answered = new Set(
        [...feeds].flatMap(([key, lines]) =>
          lines.flatMap((line) => {
            const { kind, body } = eventOf(line)
            return kind === 'answer.set' ? `${key} ${(body as { path: string }).path}` : []
          }),
        ),
      )
      return { feeds: extents, repairs: [], answers: answered.size, begun }
    },
    async append(assessment, lines) {
      await ready()
      for (const line of lines) {
        const event = eventOf(line)
        const known = feeds.get(keyOf(assessment, event.feed)) ?? []
        if (known[event.seq] === line) continue
        const last = known.at(-1)
        if (event.seq !== known.length || event.prev !== (last === undefined ? null : idOf(last)))
          throw new AppError('journal-damaged', { seq: event.seq })
        feeds.set(keyOf(assessment, event.feed), [...known, line])
      }
      await silence?.ends
      if (afterWriting !== null) throw afterWriting
    },
    async read(assessment, feed, from) {
      await ready()
      // Short on purpose, so that reading on is tested.
      return (feeds.get(keyOf(assessment, feed)) ?? []).slice(from, from + 3)
    },
    async cut(assessment, feed, from) {
      await ready()
      const lines = feeds.get(keyOf(assessment, feed)) ?? []
      aside.push(lines.slice(from))
      feeds.set(keyOf(assessment, feed), lines.slice(0, from))
      return `aside/${aside.length}`
    },
    async putCards(put) {
      await ready()
      for (const card of put) {
        const key = `${card.table} ${card.id}`
        if ((cards.get(key)?.revision ?? 0) < card.revision) cards.set(key, card)
      }
    },
    async cards() {
      await ready()
      return [...cards.values()]
    },
    async files() {
      await ready()
      return new Map([...files].map(([sha256, blob]) => [sha256, blob.size]))
    },
    async putFile(sha256, blob) {
      await ready()
      if (files.has(sha256)) return
      if (sha256Hex(new Uint8Array(await blob.arrayBuffer())) !== sha256)
        throw new AppError('attachment-differs', { sha256 })
      files.set(sha256, blob)
    },
    async readFile(sha256) {
      await ready()
      return files.get(sha256)
    },
    async checkFile(sha256) {
      await ready()
      const blob = files.get(sha256)
      if (blob === undefined) return false
      if (sha256Hex(new Uint8Array(await blob.arrayBuffer())) === sha256) return true
      files.delete(sha256)
      return false
    },
    async space() {
      await ready()
      return { free: journal.free, reserve: 0 }
    },
    heard: () => heard,
  }
  const counted = [
    ...(['check', 'append', 'read', 'cut', 'putCards', 'cards', 'files'] as const),
    ...(['putFile', 'readFile', 'checkFile', 'space'] as const),
  ]
  for (const name of counted) {
    const call = journal[name] as (...given: unknown[]) => Promise<unknown>
    Object.assign(journal, {
      [name]: (...given: unknown[]) =>
        call(...given).finally(() => {
          heard += 1
        }),
    })
  }
  return journal
}
