import { expect, test } from 'vitest'
import { calls, events } from '../../../shared/ipc/contract.ts'
import { CALL_NAMES, EVENT_NAMES } from '../../../shared/ipc/names.ts'

test('the preload script exposes exactly the contract', () => {
  expect(Object.keys(CALL_NAMES).sort()).toEqual(Object.keys(calls).sort())
  expect(Object.keys(EVENT_NAMES).sort()).toEqual(Object.keys(events).sort())
})
