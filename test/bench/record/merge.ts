import { readFeed } from '../../../shared/record/read-feed.ts'
import { stageMerge } from '../../../shared/record/stage-merge.ts'
import { collectGarbage, summarize, type Times, time } from '../engine/statistics.ts'
import { ASSESSMENT, makeHistory, nativeHash } from './history.ts'

/** Merging two records of this many events each, in milliseconds. */
export interface MergeTimes {
  readonly count: number
  /** Both feeds are compared and all that the other brings is taken. */
  readonly stage: Times
  /** Before that: every line of the other copy is checked and hashed. */
  readonly read: Times
  readonly right: boolean
}

/** Measures a merge of two devices that have both worked on one assessment since its first event. */
export function measureMerge(count: number, runs: number): MergeTimes {
  const ours = makeHistory(1, count)
  const begun = ours.slice(0, 2)
  const theirs = makeHistory(2, count, begun)
  const key = (events: typeof ours) => events[0]?.event.actor ?? 'sha256:'
  const trusted = new Set([key(ours), key(theirs)])
  const rules = { assessment: ASSESSMENT, trusted, checklists: new Set<string>() }
  const feed = theirs[0]?.event.feed ?? ''
  const lines = theirs.map(({ line }) => line)
  const read: number[] = []
  const stage: number[] = []
  let right = true
  for (let run = 0; run < runs; run += 1) {
    collectGarbage()
    let found: ReturnType<typeof readFeed> = { problems: [] }
    read.push(
      time(() => {
        found = readFeed(feed, lines, nativeHash)
      }),
    )
    const beginning = readFeed(
      ours[0]?.event.feed ?? '',
      begun.map(({ line }) => line),
      nativeHash,
    )
    if ('problems' in found || 'problems' in beginning) throw new Error('the history does not hold')
    const incoming = [beginning, found]
    collectGarbage()
    stage.push(
      time(() => {
        const staged = stageMerge(ours, incoming, rules)
        right &&= staged.append.length === count && staged.counts.conflict === 0
      }),
    )
  }
  return { count, stage: summarize(stage), read: summarize(read), right }
}
