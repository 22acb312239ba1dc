import { checklistDigest } from '../../../shared/checklist/checklist-digest.ts'
import { appendEvent, tailOf } from '../../../shared/record/append.ts'
import { beginAssessment } from '../../../shared/record/begin-assessment.ts'
import type { EventBody, FeedId, KeyId, LoggedEvent } from '../../../shared/record/event.ts'
import { type ReadFeed, readFeed } from '../../../shared/record/read-feed.ts'
import { byOrder, type RecordState, replay } from '../../../shared/record/replay.ts'
import { byFeed, type StagedMerge, stageMerge } from '../../../shared/record/stage-merge.ts'
import { ASSESSMENT, DEFINITION, MINE } from '../../support/bundle-fixture.ts'

/** A device at one assessment: its own feed, and the events it holds. */
export interface Device {
  readonly name: string
  readonly feed: FeedId
  readonly key: KeyId
  events: readonly LoggedEvent[]
  /** Feeds that it has seen go two ways. */
  readonly forks: Set<FeedId>
}

/** The keys of all devices: everybody knows everybody. */
export const KEYS: readonly KeyId[] = [...'12345'].map((digit): KeyId => `sha256:${digit.repeat(64)}`)

export const RULES = {
  assessment: ASSESSMENT,
  trusted: new Set(KEYS),
  checklists: new Set([checklistDigest(DEFINITION)]),
}

const signerOf = (name: string) => ({ name, org: 'Example Mining Group', title: '' })

/** A device that holds nothing yet. `index` from 0 to 4. */
export function device(index: number): Device {
  const digit = String(index + 1)
  return {
    name: `D${digit}`,
    feed: digit.repeat(32),
    key: `sha256:${digit.repeat(64)}`,
    events: [],
    forks: new Set(),
  }
}

/** The first device begins the assessment. */
export function begin(one: Device): void {
  const { feed, key, name } = one
  one.events = beginAssessment({
    ...{ assessment: ASSESSMENT, feed, key, signer: signerOf(name), checklist: DEFINITION, quick: false },
    ...{ mine: { id: MINE, name: 'Cerro Alto', profile: {} }, at: '2026-05-30T08:00:00Z' },
  }).events
}

let clock = 0

/** A device says something, in its own feed, on top of all it holds. */
export function say(one: Device, entry: EventBody): LoggedEvent {
  clock += 1
  const at = new Date(Date.UTC(2026, 4, 30, 9, 0, clock)).toISOString().replace('.000', '')
  const { feed, key, name } = one
  let tail = tailOf(replay(one.events), feed)
  if (tail.seq === 0) {
    const body = { assessment: ASSESSMENT, key, signer: signerOf(name) }
    const opened = appendEvent(tail, { kind: 'feed.open', body }, { actor: key, at })
    one.events = [...one.events, opened.logged]
    tail = opened.tail
  }
  const { logged } = appendEvent(tail, entry, { actor: key, at })
  one.events = [...one.events, logged]
  return logged
}

/** A device answers, replacing whatever it knows of. */
export function answer(one: Device, path: string, value: string | null): LoggedEvent {
  const bases = replay(one.events).answers.get(path)?.bases ?? []
  return say(one, { kind: 'answer.set', body: { path, value, bases } })
}

/** What a device hands over: every feed it holds, read anew from its lines. */
export function handOver(one: Pick<Device, 'events'>): readonly ReadFeed[] {
  return [...byFeed(one.events)].map(([feed, events]) => {
    const read = readFeed(
      feed,
      events.map(({ line }) => line),
    )
    if ('problems' in read) throw new Error(JSON.stringify(read.problems))
    return read
  })
}

/** Takes a hand-over in: whatever the staging says is to be appended. */
export function take(one: Device, feeds: readonly ReadFeed[]): StagedMerge {
  const staged = stageMerge(one.events, feeds, RULES)
  one.events = [...one.events, ...staged.append]
  for (const { feed, verdict } of staged.feeds) if (verdict === 'fork') one.forks.add(feed)
  return staged
}

/** Events in the one order that does not depend on how they came. */
export function inOrder(events: readonly LoggedEvent[]): readonly string[] {
  return [...events].sort(byOrder).map(({ id }) => id)
}

/** What a record says, without the feeds that went two ways. */
export function stateWithout(events: readonly LoggedEvent[], forks: ReadonlySet<FeedId>): RecordState {
  return replay(events.filter(({ event }) => !forks.has(event.feed)))
}
