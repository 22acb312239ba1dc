import { expect, it } from 'vitest'
import {
  assessmentAtHand,
  openAssessment,
  settleAssessment,
  storesAtHand,
} from '../../../renderer/assessment/open-assessments.ts'
import { type IntakeItem, intakeOf } from '../../../renderer/evidence/intake/intake.ts'
import type { Services } from '../../../renderer/services.ts'
import { createFakeBridge } from '../../support/fake-bridge.ts'
import { ANA, ASSESSMENT, BEN, begunAssessment, countingEnvironment } from './opened.ts'

/** An assessment into which one file is on its way; the person has gone elsewhere. */
async function takingIn(status: IntakeItem['status'] = 'reading') {
  const storage = await begunAssessment()
  await storage.putSettings({ identity: ANA })
  const signer = { name: 'Ana', org: '', title: '' }
  const bridge = createFakeBridge({
    'keys.list': () => ({
      keyring: { available: false, backend: '' },
      signers: [ANA, BEN].map((key) => ({
        ...{ key, signer, fingerprint: '', created: '', keyring: false, backed_up: null },
      })),
    }),
  })
  const services = { storage, bridge, environment: countingEnvironment() } as unknown as Services
  const store = await openAssessment(services, ASSESSMENT)
  const item: IntakeItem = { id: 1, path: 'PHOTO', name: 'a.jpg', size: 3, done: 0, status }
  const fate = (next: IntakeItem['status']) =>
    intakeOf(store).setState({ items: [{ ...item, status: next }] })
  fate(status)
  const openAnother = () => openAssessment(services, 'another').catch(() => {})
  return { services, storage, store, fate, openAnother }
}

it('an assessment that files are on their way into stays the one that is open, until they are in', async () => {
  const { services, store, fate, openAnother } = await takingIn()
  await openAnother()
  expect(assessmentAtHand(services, ASSESSMENT)).toBe(store)
  expect(await openAssessment(services, ASSESSMENT)).toBe(store)
  fate('added')
  await expect
    .poll(async () => {
      await openAnother()
      return assessmentAtHand(services, ASSESSMENT)
    })
    .toBeUndefined()
})

it('what one person could not save is not forgotten when another one goes on here', async () => {
  const { services, storage, store, fate } = await takingIn()
  fate('added')
  storage.failWith(new Error('full'))
  void store.getState().answer('REMARK', 'dry')
  await expect.poll(() => store.getState().save.kind).toBe('failed')
  await storage.putSettings({ identity: BEN })
  const his = await openAssessment(services, ASSESSMENT)
  expect(his).not.toBe(store)
  expect(storesAtHand(services)).toEqual([his, store])
  storage.failWith(null)
  await store.getState().retry()
  expect(storesAtHand(services)).toEqual([his])
  expect(storage.committed(ASSESSMENT).at(-1)?.event.body).toMatchObject({ value: 'dry' })
})

it('what is to be added to behind an assessment waits for the files on their way into it', async () => {
  const { services, store, fate } = await takingIn('storing')
  let settled = false
  const settling = settleAssessment(services, ASSESSMENT).then(() => {
    settled = true
  })
  await store.getState().answer('REMARK', 'dry')
  expect(settled).toBe(false)
  fate('added')
  await settling
  expect(assessmentAtHand(services, ASSESSMENT)).toBeUndefined()
})

it('and is told when they cannot be stored', async () => {
  const { services, storage, store } = await takingIn('storing')
  storage.failWith(new Error('full'))
  void store.getState().answer('REMARK', 'dry')
  await expect(settleAssessment(services, ASSESSMENT)).rejects.toThrow('full')
  expect(assessmentAtHand(services, ASSESSMENT)).toBe(store)
})
