import type { ElectronApplication } from 'playwright-core'
import type { CallName } from '../../../shared/ipc/contract.ts'
import type { Envelope } from '../../../shared/ipc/envelope.ts'
import { inMain } from './in-main.ts'

/** What stands behind the door to the main process, by the name of the call. Electron keeps it under a name of its own. */
interface Door {
  readonly _invokeHandlers: Map<string, (...call: unknown[]) => Promise<unknown>>
}

/** No call of this name gets through until what it gives is called; then all of them go on. */
export async function holdCalls(app: ElectronApplication, name: CallName): Promise<() => Promise<void>> {
  await inMain(
    app,
    ({ ipcMain }, held) => {
      const known = (ipcMain as unknown as Door)._invokeHandlers
      const real = known.get(held)
      if (real === undefined) throw new Error(`nobody answers ${held}`)
      const gate = new Promise<void>((resolve) => {
        Object.assign(globalThis, { [`letGo ${held}`]: resolve })
      })
      known.set(held, async (...call) => {
        await gate
        return real(...call)
      })
    },
    name,
  )
  return () =>
    inMain(
      app,
      (_electron, held) => {
        ;(globalThis as unknown as Record<string, () => void>)[`letGo ${held}`]?.()
      },
      name,
    )
}

/** Every call of this name is answered with this, until what it gives is called. */
export async function answerCalls(
  app: ElectronApplication,
  name: CallName,
  envelope: Envelope,
): Promise<() => Promise<void>> {
  await inMain(
    app,
    ({ ipcMain }, { name, envelope }) => {
      const known = (ipcMain as unknown as Door)._invokeHandlers
      const real = known.get(name)
      if (real === undefined) throw new Error(`nobody answers ${name}`)
      Object.assign(globalThis, { [`heal ${name}`]: () => known.set(name, real) })
      known.set(name, async () => envelope)
    },
    { name, envelope },
  )
  return () =>
    inMain(
      app,
      (_electron, healed) => {
        ;(globalThis as unknown as Record<string, () => void>)[`heal ${healed}`]?.()
      },
      name,
    )
}
