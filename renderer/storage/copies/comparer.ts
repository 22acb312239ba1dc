import type { StoreApi } from 'zustand/vanilla'
import type { Database } from '../database.ts'
import type { Journal, JournalCheck } from '../journal.ts'
import { guard } from '../storage-error.ts'
import { checkEveryLine } from './check-every-line.ts'
import { compareCopies, entriesOf } from './compare-copies.ts'
import type { Checked, CopiesState } from './copies-state.ts'
import { extentOf, type FeedRef, listExtents } from './database-feeds.ts'
import { mendFeed } from './mend-feed.ts'
import { mendFeedDeeply } from './mend-feed-deeply.ts'
import {
  type CopyName,
  isGrave,
  isMended,
  joinMendings,
  type Mend,
  type Mending,
  withoutTold,
} from './mended.ts'
import type { Mender } from './mender.ts'

/** Compares both copies in the ways the app needs, one at a time, and notes in the state what came of it. */
export interface Comparer {
  /** By the ends of the feeds and the revisions of the small rows. Rejects when a copy cannot be read. */
  compareEnds(check?: Promise<JournalCheck>): Promise<void>
  /** Every line and every file. Never rejects; the state says how it ended. */
  compareLines(untilWritten: () => Promise<void>, content?: number): Promise<void>
  /** One feed, when the journal's end is not where it was left. */
  bringTogether(ref: FeedRef): Promise<void>
  /** The rows of one assessment, when they do not make unbroken chains. */
  mendRows(assessment: string): Promise<void>
  /** Counts again what both copies hold; kept when `mayTell` says so once both have said it. */
  count(mayTell: () => boolean): Promise<void>
  /** Notes that the report was read. */
  tell(): Promise<void>
}

/** Makes a comparer over both copies. */
export function createComparer(
  database: Database,
  journal: Journal,
  mender: () => Mender,
  state: StoreApi<CopiesState>,
): Comparer {
  let ends: Promise<void> | null = null
  let lines: Promise<void> | null = null
  /** The journal tells of what it repaired at its start every time it is asked. */
  let repairsTold = false

  function report(mending: Mending): void {
    if (!isMended(mending)) return
    state.setState((before) => {
      // That a copy was lost is told once; its files follow in the background, and the report counts them.
      const told = new Set(before.mending.mends.flatMap((mend) => (mend.why === 'lost' ? mend.in : [])))
      const news = mending.mends.filter((mend) => mend.why !== 'lost' || !told.has(mend.in))
      return {
        mending: joinMendings(before.mending, mending),
        untold: before.untold || isGrave({ ...mending, mends: news }),
      }
    })
  }

  async function compareEndsNow(check: Promise<JournalCheck>): Promise<void> {
    const known = await check
    const { mending, answers, entries } = await guard(() => compareCopies(mender(), known))
    report(repairsTold ? { ...mending, repairs: [] } : mending)
    repairsTold = true
    const files = await guard(() => database.attachments.count())
    const checked: Checked = {
      ...{ kind: 'ends', at: mender().now(), answers, files, stored: files, entries, since: 0 },
    }
    state.setState({ checked })
  }

  async function compareLinesNow(untilWritten: () => Promise<void>, content?: number): Promise<void> {
    state.setState({ checking: { done: 0, total: 0 }, checkFailed: null })
    try {
      // A copy may be taken away while the app runs. Right after the start the ends have just been looked at.
      if (state.getState().checked?.kind !== 'ends') await compareEnds()
      const { mending, ...held } = await guard(() =>
        checkEveryLine(
          mender(),
          untilWritten,
          (done, total) => state.setState({ checking: { done, total } }),
          content,
        ),
      )
      const told = await guard(async () => (await database.notes.get('told'))?.places ?? [])
      report(withoutTold(withEvents(mending, state.getState().mending), new Set(told)))
      const stored = await guard(() => database.attachments.count())
      const checked: Checked = { kind: 'lines', at: mender().now(), ...held, stored, since: 0 }
      state.setState({ checked, checking: null })
    } catch (error) {
      state.setState({ checking: null, checkFailed: error })
    }
  }

  function compareEnds(check = journal.check()): Promise<void> {
    ends ??= compareEndsNow(check).finally(() => {
      ends = null
    })
    return ends
  }

  return {
    compareEnds,
    compareLines(untilWritten, content) {
      lines ??= compareLinesNow(untilWritten, content).finally(() => {
        lines = null
      })
      return lines
    },
    async bringTogether(ref) {
      const { feeds } = await journal.check()
      const there = feeds.find((one) => one.assessment === ref.assessment && one.feed === ref.feed)
      report(await guard(async () => mendFeed(mender(), ref, await extentOf(database, ref), there)))
    },
    async mendRows(assessment) {
      const feeds = (await guard(() => listExtents(database))).filter((one) => one.assessment === assessment)
      for (const ref of feeds) report(await guard(() => mendFeedDeeply(mender(), ref)))
    },
    async count(mayTell) {
      const [{ answers, feeds }, stored] = await Promise.all([
        journal.check(),
        guard(() => database.attachments.count()),
      ])
      const { checked } = state.getState()
      if (checked === null || !mayTell()) return
      const since = Math.max(0, entriesOf(feeds) - checked.entries)
      const files = checked.files + stored - checked.stored
      if (checked.answers === answers && checked.files === files && checked.since === since) return
      state.setState({ checked: { ...checked, answers, files, stored, since } })
    },
    async tell() {
      const { mending } = state.getState()
      state.setState({ untold: false })
      const places = mending.losses.flatMap(({ place }) => place ?? [])
      const told = (await guard(() => database.notes.get('told')))?.places ?? []
      await guard(() => database.notes.put({ id: 'told', places: [...new Set([...told, ...places])] }))
    },
  }
}

/** Files that are missing for the reason for which entries of the same copy were: one loss is not told as two. */
function withEvents(mending: Mending, before: Mending): Mending {
  const reasonIn = (copy: CopyName) =>
    (['lost', 'behind'] as const).find((why) =>
      before.mends.some((mend) => mend.what === 'events' && mend.in === copy && mend.why === why),
    )
  const mends = mending.mends.map((mend): Mend => {
    if (mend.what !== 'files' || mend.why !== 'missing') return mend
    return { ...mend, why: reasonIn(mend.in) ?? 'missing' }
  })
  return { ...mending, mends }
}
