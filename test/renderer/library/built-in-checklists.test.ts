import { expect, test, vi } from 'vitest'
import type { Bridge } from '../../../renderer/bridge/client.ts'
import { builtInChecklists } from '../../../renderer/library/built-in-checklists.ts'
import { AppError } from '../../../shared/lib/app-error.ts'

function door(...answers: readonly (() => Promise<unknown>)[]) {
  let turn = 0
  const call = vi.fn(() => answers[Math.min(turn++, answers.length - 1)]?.())
  return { bridge: { call } as unknown as Pick<Bridge, 'call'>, call }
}

test('what Adit brings along is asked for once, by whoever comes first', async () => {
  const { bridge, call } = door(async () => [{ form_id: 'a' }])
  const both = await Promise.all([builtInChecklists(bridge), builtInChecklists(bridge)])
  expect(both).toEqual([[{ form_id: 'a' }], [{ form_id: 'a' }]])
  expect(await builtInChecklists(bridge)).toBe(both[0])
  expect(call.mock.calls).toEqual([['checklists.list', undefined]])
})

test('after a failure it is asked for again', async () => {
  const { bridge, call } = door(
    () => Promise.reject(new AppError('bad-request')),
    async () => [],
  )
  await expect(builtInChecklists(bridge)).rejects.toMatchObject({ code: 'bad-request' })
  expect(await builtInChecklists(bridge)).toEqual([])
  expect(call.mock.calls).toHaveLength(2)
})
