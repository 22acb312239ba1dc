import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createDraftKeeper } from '../../../renderer/storage/draft-keeper.ts'
import type { Settings } from '../../../renderer/storage/storage.ts'
import { AppError } from '../../../shared/lib/app-error.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A keeper of the form `mine`, and what it wrote. */
function keeperOf(fail = false) {
  const written: unknown[] = []
  const keeper = createDraftKeeper(
    {
      async putSettings({ drafts }: Partial<Settings>) {
        if (fail) throw new AppError('disk-full')
        written.push(drafts)
      },
    },
    'mine',
  )
  return { keeper, written }
}

test('keeps the last of what was typed, at most 300 ms behind, also without a pause in typing', () => {
  const { keeper, written } = keeperOf()
  for (const text of ['C', 'Ce', 'Cer', 'Cerr']) {
    keeper.change(text)
    vi.advanceTimersByTime(80)
  }
  expect(written).toEqual([{ mine: 'Cerr' }])
  keeper.change('Cerro')
  vi.advanceTimersByTime(300)
  expect(written).toEqual([{ mine: 'Cerr' }, { mine: 'Cerro' }])
})

test('keeps at once what waits when the form goes, and nothing twice', () => {
  const { keeper, written } = keeperOf()
  keeper.flush()
  keeper.change('Cerro')
  keeper.flush()
  expect(written).toEqual([{ mine: 'Cerro' }])
  keeper.flush()
  vi.advanceTimersByTime(1000)
  expect(written).toHaveLength(1)
})

test('a removed draft does not come back, whatever the form still says', async () => {
  const { keeper, written } = keeperOf()
  keeper.change('Cerro')
  await keeper.remove()
  keeper.change('Cerro Alto')
  keeper.flush()
  vi.advanceTimersByTime(1000)
  expect(written).toEqual([{ mine: null }])
})

test('a draft that cannot be kept is logged and stops nobody', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {})
  const { keeper } = keeperOf(true)
  keeper.change('Cerro')
  keeper.flush()
  await keeper.remove()
  expect(log).toHaveBeenCalledTimes(2)
  log.mockRestore()
})
