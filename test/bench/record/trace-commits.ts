import { readFileSync, rmSync } from 'node:fs'
import { inMain } from '../../app/support/in-main.ts'
import type { RunningApp } from '../../app/support/launch-app.ts'

/** When one answer was on the disk, in milliseconds from handing it to the storage. */
export interface DiskTimes {
  /** The database's transaction was forced to the disk, by the browser's own trace. */
  readonly database: number
  /** The journal's line was forced to the disk, by the main process. */
  readonly journal: number
}

/** What Chromium notes of one moment or span; microseconds of the system's monotonic clock. */
interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly ts: number
  readonly args?: { readonly txn_id?: number }
}

/** Nothing takes so long; milliseconds. */
const LONGEST = 10_000

/**
 * Notes from now on when answers are on the disk. The page hears of it only when its thread is free from drawing, so
 * both copies are asked where they are written: the database in the browser's trace, the journal at its forced write.
 *
 * @param file where the trace goes
 */
export async function beginTrace({ app }: RunningApp, file: string): Promise<void> {
  await inMain(
    app,
    async ({ contentTracing }, any) => {
      const { open } = process.getBuiltinModule('node:fs/promises')
      const held = globalThis as unknown as { forcedAt?: number[] }
      if (held.forcedAt === undefined) {
        const handle = await open(any, 'a')
        const prototype = Object.getPrototypeOf(handle) as typeof handle
        await handle.close()
        const { datasync } = prototype
        prototype.datasync = async function (this: typeof handle) {
          await datasync.call(this)
          held.forcedAt?.push(Number(process.hrtime.bigint()) / 1e3)
        }
      }
      held.forcedAt = []
      await contentTracing.startRecording({ included_categories: ['IndexedDB', 'blink.user_timing'] })
    },
    file,
  )
}

/** Ends the notes and gives the answers since `beginTrace`; those of which either copy's end was not seen are left out. */
export async function endTrace({ app }: RunningApp, file: string): Promise<readonly DiskTimes[]> {
  const forced = await inMain(
    app,
    async ({ contentTracing }, path) => {
      await contentTracing.stopRecording(path)
      return (globalThis as unknown as { forcedAt?: number[] }).forcedAt ?? []
    },
    file,
  )
  const { traceEvents } = JSON.parse(readFileSync(file, 'utf8')) as { traceEvents: readonly TraceEvent[] }
  rmSync(file)
  return readTrace(traceEvents, forced)
}

function readTrace(trace: readonly TraceEvent[], forced: readonly number[]): readonly DiskTimes[] {
  const named = (name: string) => trace.filter((event) => event.name === name).sort((a, b) => a.ts - b.ts)
  const registered = named('Database::RegisterAndScheduleTransaction')
  const committed = named('Transaction::CommitPhaseTwo.TransactionCompleteCallbacks')
  return named('adit:commit')
    .filter(({ ph }) => ph === 'b')
    .flatMap(({ ts }) => {
      // The answer's transaction is the first that reaches the browser after the answer was handed over.
      const id = registered.find((event) => event.ts >= ts)?.args?.txn_id
      const inDatabase = committed.find((event) => event.ts >= ts && event.args?.txn_id === id)?.ts
      const inJournal = forced.find((time) => time >= ts)
      if (id === undefined || inDatabase === undefined || inJournal === undefined) return []
      const times = { database: (inDatabase - ts) / 1e3, journal: (inJournal - ts) / 1e3 }
      return Math.max(times.database, times.journal) < LONGEST ? [times] : []
    })
}
