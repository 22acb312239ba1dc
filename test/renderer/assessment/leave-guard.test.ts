import { expect, test } from 'vitest'
import { createStore } from 'zustand/vanilla'
import type { AssessmentState } from '../../../renderer/assessment/assessment-state.ts'
import { createLeaveRule } from '../../../renderer/assessment/leave-guard.ts'
import { SLOW_AFTER } from '../../../renderer/copies/slow-copies.ts'

type Save = AssessmentState['save']
const SAVED: Save = { kind: 'saved', at: '2026-05-30T10:00:00Z' }
const SAVING: Save = { kind: 'saving' }
const FAILED = { kind: 'failed' } as Save

/** A window over an assessment of which only this is known. */
function opened(save: Save) {
  const store = createStore<AssessmentState>(
    () => ({ save, flush: () => {} }) as Partial<AssessmentState> as AssessmentState,
  )
  const scene = { store, time: 0, closed: 0 }
  const rule = createLeaveRule(
    store,
    () => scene.time,
    () => {
      scene.closed += 1
    },
  )
  return {
    scene,
    mayClose: rule.mayClose,
    becomes: (next: Save) => store.setState({ save: next }),
    waits(ms: number) {
      scene.time += ms
    },
  }
}

test('a window closes when everything is on disk', () => {
  expect(opened(SAVED).mayClose()).toBe(true)
})

test('a window that was held while something was being saved closes by itself once it is', () => {
  const { mayClose, becomes, scene } = opened(SAVING)
  expect([mayClose(), mayClose()]).toEqual([false, false])
  expect(scene.closed).toBe(0)
  becomes(SAVED)
  expect(scene.closed).toBe(1)
})

test('a window whose disk does not answer closes the second time, once that was said', () => {
  const { mayClose, waits } = opened(SAVING)
  expect(mayClose()).toBe(false)
  waits(SLOW_AFTER - 1)
  expect(mayClose()).toBe(false)
  waits(1)
  expect(mayClose()).toBe(true)
})

test('a window whose disk refuses is held once, and does not close by itself', () => {
  const { mayClose, becomes, scene, waits } = opened(SAVING)
  expect(mayClose()).toBe(false)
  becomes(FAILED)
  expect([mayClose(), mayClose()]).toEqual([false, true])
  // Tried again: that is another saving, and another wait.
  becomes(SAVING)
  waits(10 * SLOW_AFTER)
  expect(mayClose()).toBe(false)
  expect(scene.closed).toBe(0)
})
