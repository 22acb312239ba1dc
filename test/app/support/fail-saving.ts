import type { RunningApp } from './launch-app.ts'

/** Neither copy takes anything from now on, as on a full disk. Gives what makes both well again. */
export async function failSaving({ app, page }: RunningApp): Promise<() => Promise<void>> {
  type Handler = (...call: unknown[]) => Promise<unknown>
  await app.evaluate(({ ipcMain }) => {
    const known = (ipcMain as unknown as { _invokeHandlers: Map<string, Handler> })._invokeHandlers
    const real = known.get('journal.append') as Handler
    Object.assign(globalThis, { healJournal: () => known.set('journal.append', real) })
    known.set('journal.append', async () => ({ ok: false, code: 'disk-full', details: {} }))
  })
  await page.evaluate(() => {
    const store = IDBObjectStore.prototype
    const { put, add } = store
    const refuse = () => {
      throw new DOMException('no room', 'QuotaExceededError')
    }
    Object.assign(store, { put: refuse, add: refuse })
    Object.assign(window, { healDatabase: () => Object.assign(store, { put, add }) })
  })
  return async () => {
    await app.evaluate(() => void (globalThis as unknown as { healJournal(): void }).healJournal())
    await page.evaluate(() => void (window as unknown as { healDatabase(): void }).healDatabase())
  }
}
