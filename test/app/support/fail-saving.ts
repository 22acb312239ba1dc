import { answerCalls } from './door.ts'
import type { RunningApp } from './launch-app.ts'

/** Neither copy takes anything from now on, as on a full disk. Gives what makes both well again. */
export async function failSaving({ app, page }: RunningApp): Promise<() => Promise<void>> {
  const healJournal = await answerCalls(app, 'journal.append', { ok: false, code: 'disk-full', details: {} })
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
    await healJournal()
    await page.evaluate(() => void (window as unknown as { healDatabase(): void }).healDatabase())
  }
}
