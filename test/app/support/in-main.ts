import type { ElectronApplication } from 'playwright-core'

type Electron = typeof import('electron')

/**
 * Does `work` in the app's main process and gives what it gives. `work` sees nothing of the test but `electron` and `arg`.
 *
 * Not the driver's own `evaluate`: its answer comes through a promise that nothing in the main process holds, and is lost
 * ("Resulting promise was garbage collected") whenever memory is tidied before it is heard.
 */
export function inMain<Result>(
  app: ElectronApplication,
  work: (electron: Electron) => Result | Promise<Result>,
): Promise<Result>
export function inMain<Result, Arg>(
  app: ElectronApplication,
  work: (electron: Electron, arg: Arg) => Result | Promise<Result>,
  arg: Arg,
): Promise<Result>
export function inMain(app: ElectronApplication, work: unknown, arg?: unknown): Promise<unknown> {
  return app.evaluate(
    (electron, given: { source: string; arg?: unknown }) => {
      const work = new Function(`return (${given.source})`)() as (...all: unknown[]) => unknown
      const answer = Promise.resolve(work(electron, given.arg))
      // A timer is held by the process, and holds what it names; what waits for the answer hangs on that.
      const held = setInterval(() => answer, 1000)
      return answer
        .finally(() => new Promise((resolve) => setTimeout(resolve)))
        .finally(() => clearInterval(held))
    },
    { source: String(work), arg },
  )
}
