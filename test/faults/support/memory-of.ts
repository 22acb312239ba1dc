import type { RunningApp } from '../../app/support/launch-app.ts'

/** Resident memory in MB of the process that holds windows and disk, and of the page. */
export interface Memory {
  readonly main: number
  readonly page: number
}

/** Looks at the app's memory now. */
export function memoryNow({ app }: RunningApp): Promise<Memory> {
  return app.evaluate(({ app: electron }) => {
    const of = (type: string) =>
      electron
        .getAppMetrics()
        .filter((process) => process.type === type)
        .reduce((sum, process) => sum + process.memory.workingSetSize / 1024, 0)
    return { main: Math.round(of('Browser')), page: Math.round(of('Tab')) }
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
      const { main, page } = await memoryNow(running).catch(lostAnswer)
      most = { main: Math.max(most.main, main), page: Math.max(most.page, page) }
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

/** The driver now and then loses an answer of the main process to its garbage collector; the next look will do. */
function lostAnswer(error: unknown): Memory {
  if (String(error).includes('garbage collected')) return { main: 0, page: 0 }
  throw error
}
