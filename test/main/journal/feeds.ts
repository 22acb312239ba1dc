import type { Journal } from '../../../main/journal/journal.ts'
import { appendEvent, type FeedTail, startFeed } from '../../../shared/record/append.ts'
import type { EventBody, KeyId } from '../../../shared/record/event.ts'

export const assessment = '0b7c1f0e-8c1d-4f5e-9a57-2f6b1c3d4e5f'
export const key: KeyId = `sha256:${'ab'.repeat(32)}`

const ana = { name: 'Ana Quispe', org: 'Example Mining Group', title: 'Geologist' }
/** The clock of every test. */
export const noon = new Date('2026-05-30T12:00:00Z')

/** A feed's name made of one number. */
export function feedName(number: number): string {
  return number.toString(16).padStart(32, '0')
}

/** The first `count` lines of a feed: its opening and then answers to `questions` questions in turn. */
export function linesOf(feed: string, count: number, questions = 7, of = assessment): string[] {
  const lines: string[] = []
  let tail: FeedTail = startFeed(feed)
  for (let seq = 0; seq < count; seq++) {
    const entry: EventBody =
      seq === 0
        ? { kind: 'feed.open', body: { assessment: of, key, signer: ana } }
        : {
            kind: 'answer.set',
            body: { path: `/site/q${seq % questions}`, value: `answer 答 ${seq}`, bases: [] },
          }
    const next = appendEvent(tail, entry, { actor: key, at: '2026-05-30T12:00:00Z' })
    lines.push(next.logged.line)
    tail = next.tail
  }
  return lines
}

/** All lines of a feed, as the renderer takes them back. */
export async function readAll(journal: Journal, feed: string, of = assessment): Promise<string[]> {
  const lines: string[] = []
  for (;;) {
    const next = await journal.read(of, feed, lines.length)
    if (next.length === 0) return lines
    lines.push(...next)
  }
}
