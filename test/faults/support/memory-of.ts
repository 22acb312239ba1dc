import { inMain } from '../../app/support/in-main.ts'
import type { RunningApp } from '../../app/support/launch-app.ts'

/** Resident memory in MB of the process that holds windows and disk, and of the page. */
export interface Memory {
  readonly main: number
  readonly page: number
  /**
   * Of the page without what it shares with other processes. That is nearly all decoded pictures, which the browser
   * keeps up to a limit of its own and drops when memory is short. All of it where the system does not say.
   */
  readonly pageOwn: number
}

/** Looks at the app's memory now. */
export function memoryNow({ app }: RunningApp): Promise<Memory> {
  return inMain(app, ({ app: electron }) => {
    const { readFileSync } = process.getBuiltinModule('node:fs')
    const sharedBy = (pid: number) => {
      if (process.platform !== 'linux') return 0
      const [, kilobytes = '0'] =
        /^RssShmem:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
      return Number(kilobytes)
    }
    const all = electron.getAppMetrics()
    const sum = (type: string, ofOne: (pid: number, resident: number) => number) =>
      Math.round(
        all
          .filter((one) => one.type === type)
          .reduce((total, { pid, memory }) => total + ofOne(pid, memory.workingSetSize), 0) / 1024,
      )
    return {
      main: sum('Browser', (_, resident) => resident),
      page: sum('Tab', (_, resident) => resident),
      pageOwn: sum('Tab', (pid, resident) => resident - sharedBy(pid)),
    }
  })
}

/** Looks at the app's memory ten times a second while something runs, and gives what it was before, and at most. */
export async function memoryDuring(
  running: RunningApp,
  run: () => Promise<void>,
): Promise<{ readonly before: Memory; readonly most: Memory }> {
  const before = await memoryNow(running)
  let most = before
  let ended = false
  const watching = (async () => {
    while (!ended) {
      const now = await memoryNow(running)
      most = {
        main: Math.max(most.main, now.main),
        page: Math.max(most.page, now.page),
        pageOwn: Math.max(most.pageOwn, now.pageOwn),
      }
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  })()
  try {
    await run()
  } finally {
    ended = true
    await watching
  }
  return { before, most }
}
