import type { Journal } from '../journal/journal.ts'

/** The first `count` lines of a feed, as they lie in the journal; what is appended meanwhile belongs to the next backup. */
export async function* linesOf(
  journal: Pick<Journal, 'read'>,
  assessment: string,
  feed: string,
  count: number,
): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < count; ) {
    const lines = (await journal.read(assessment, feed, from)).slice(0, count - from)
    if (lines.length === 0) return
    yield Buffer.from(lines.map((line) => `${line}\n`).join(''))
    from += lines.length
  }
}

/** A text as bytes. */
export async function* textOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text)
}

/** Bytes that are there already. */
export async function* bytesOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
