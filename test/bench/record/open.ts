import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AditEvent, LoggedEvent } from '../../../shared/record/event.ts'
import { readFeed } from '../../../shared/record/read-feed.ts'
import { replay } from '../../../shared/record/replay.ts'
import { collectGarbage, summarize, type Times, time } from '../engine/statistics.ts'
import { makeHistory, nativeHash, textOf } from './history.ts'

/** Opening a record, in milliseconds. */
export interface OpenTimes {
  readonly bytes: number
  /** The bytes are read and every line is parsed: the least that has to be done. */
  readonly floor: Times
  /** The same, and what the events say is worked out of them. */
  readonly ours: Times
  /** The same, with every rule of the format and every hash of the chain checked, as on import. */
  readonly checked: Times
  readonly right: boolean
}

/** Measures opening a record of so many events. */
export function measureOpen(count: number, runs: number): OpenTimes {
  const events = makeHistory(1, count)
  const path = join(tmpdir(), `adit-bench-${process.pid}.jsonl`)
  const text = textOf(events)
  writeFileSync(path, text)
  const feed = events[0]?.event.feed ?? ''
  const lines = () =>
    readFileSync(path, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
  const ids = events.map(({ id }) => id)
  const read = (): readonly LoggedEvent[] =>
    lines().map((line, index) => ({
      id: ids[index] ?? 'sha256:',
      line,
      event: JSON.parse(line) as AditEvent,
    }))
  const floor: number[] = []
  const ours: number[] = []
  const checked: number[] = []
  let answers = 0
  for (let run = 0; run < runs; run += 1) {
    collectGarbage()
    floor.push(time(() => void read()))
    collectGarbage()
    ours.push(
      time(() => {
        answers = replay(read()).answers.size
      }),
    )
    collectGarbage()
    checked.push(time(() => void readFeed(feed, lines(), nativeHash)))
  }
  rmSync(path)
  const read_ = readFeed(feed, text.trimEnd().split('\n'), nativeHash)
  return {
    bytes: text.length,
    floor: summarize(floor),
    ours: summarize(ours),
    checked: summarize(checked),
    right: answers > 0 && !('problems' in read_) && read_.events.length === count,
  }
}
