import { describe, expect, it } from 'vitest'
import type { AssessmentState } from '../../../renderer/assessment/assessment-state.ts'
import { createAssessmentStore } from '../../../renderer/assessment/assessment-store.ts'
import { startAssessment } from '../../../renderer/assessment/start-assessment.ts'
import type { ChecklistDefinition } from '../../../shared/checklist/definition.ts'
import { createMemoryStorage } from '../../support/memory-storage.ts'
import { ANA, ASSESSMENT, BEN, begunAssessment, countingEnvironment, openStore } from './opened.ts'

const valueAt = (state: AssessmentState, path: string) => {
  const view = state.views.get(path)
  return view?.kind === 'question' ? view.value : undefined
}
const rowsOf = (state: AssessmentState) => {
  const view = state.views.get('OUTFALLS')
  return view?.kind === 'repeat' ? view.rows.map(({ row }) => row) : []
}

describe('undo', () => {
  it('says what it will do, does it on screen and on disk, and is the same after a restart', async () => {
    const storage = await begunAssessment()
    const store = await openStore(storage)
    expect(store.getState().undoable).toBeNull()
    await store.getState().answer('DISCHARGE', 'yes')
    await store.getState().answer('COPPER', '0.1')
    await store.getState().answer('COPPER', '0.42')
    expect(store.getState().undoable).toMatchObject({
      path: 'COPPER',
      from: '0.42',
      body: { kind: 'answer.set', body: { value: '0.1' } },
    })
    await store.getState().undo()
    expect(valueAt(store.getState(), 'COPPER')).toBe('0.1')
    expect(store.getState().views.get('COPPER')).toMatchObject({ limit: { state: 'inside' } })

    const reopened = await openStore(storage)
    expect(valueAt(reopened.getState(), 'COPPER')).toBe('0.1')
    expect(reopened.getState().redoable).toMatchObject({ path: 'COPPER', from: '0.1' })
    await reopened.getState().undo()
    expect(valueAt(reopened.getState(), 'COPPER')).toBeNull()
    await reopened.getState().undo()
    expect(valueAt(reopened.getState(), 'DISCHARGE')).toBeNull()
    expect(reopened.getState().views.get('COPPER')?.relevant).toBe(false)
    expect(await reopened.getState().undo()).toBeNull()

    const again = await openStore(storage)
    for (const _ of [1, 2, 3]) await again.getState().redo()
    expect(valueAt(again.getState(), 'COPPER')).toBe('0.42')
    expect(await again.getState().redo()).toBeNull()
  })

  it('leaves every view that shows the same as it was, so that only what changed is drawn anew', async () => {
    const store = await openStore(await begunAssessment())
    await store.getState().answer('REMARK', 'wet')
    const before = store.getState().views
    await store.getState().answer('DISCHARGE', 'yes')
    await store.getState().undo()
    const after = store.getState().views
    expect(after.get('REMARK')).toBe(before.get('REMARK'))
    expect(after.get('DISCHARGE')).toEqual(before.get('DISCHARGE'))
  })

  it('brings a row back where it stood, with its answers and its files', async () => {
    const storage = await begunAssessment()
    const store = await openStore(storage)
    const first = await store.getState().addRow('OUTFALLS')
    const second = await store.getState().addRow('OUTFALLS')
    await store.getState().answer(`${first}/OUTFALL`, 'north')
    await store.getState().attach(`${first}/OUTFALL`, [new File(['abc'], 'north.txt')])
    await store.getState().removeRow(first)
    expect(rowsOf(store.getState())).toEqual([second])
    await store.getState().undo()
    expect(rowsOf(store.getState())).toEqual([first, second])
    expect(valueAt(store.getState(), `${first}/OUTFALL`)).toBe('north')
    expect(store.getState().record.attachments.get(`${first}/OUTFALL`)).toHaveLength(1)
    const reopened = await openStore(storage)
    expect(rowsOf(reopened.getState())).toEqual([first, second])
    expect(valueAt(reopened.getState(), `${first}/OUTFALL`)).toBe('north')
  })

  it('takes a file out of a question whose answer it is, and brings it back with its bytes', async () => {
    const store = await openStore(await begunAssessment())
    await store.getState().attach('PHOTO', [new File(['abc'], 'a.txt')])
    const [sha256 = ''] = valueAt(store.getState(), 'PHOTO') as readonly string[]
    await store.getState().undo()
    expect(valueAt(store.getState(), 'PHOTO')).toBeNull()
    await store.getState().redo()
    expect(valueAt(store.getState(), 'PHOTO')).toEqual([sha256])
    expect(await (await store.getState().fileOf(sha256))?.text()).toBe('abc')
  })

  it('gives back the evidence level of before, and none when there was none', async () => {
    const store = await openStore(await begunAssessment())
    await store.getState().setEvidence('DISCHARGE', 'E1')
    await store.getState().setEvidence('DISCHARGE', 'E3')
    await store.getState().undo()
    expect(store.getState().record.evidence.get('DISCHARGE')).toBe('E1')
    await store.getState().undo()
    expect(store.getState().record.evidence.has('DISCHARGE')).toBe(false)
  })

  it('takes back what is still being typed', async () => {
    const store = await openStore(await begunAssessment())
    const release = store.getState().hold(() => {
      void store.getState().answer('REMARK', 'half a wor')
      release()
    })
    await store.getState().undo()
    expect(valueAt(store.getState(), 'REMARK')).toBeNull()
    expect(store.getState().typing).toBe(false)
  })

  it('is of one person: another one on the same device has nothing to undo', async () => {
    const storage = await begunAssessment()
    const ana = await openStore(storage, ANA)
    await ana.getState().openAnswers(true)
    await ana.getState().answer('REMARK', 'wet')
    const ben = await openStore(storage, BEN)
    expect(ben.getState().undoable).toBeNull()
    await ben.getState().answer('REMARK', 'dry')
    await ben.getState().undo()
    expect(valueAt(ben.getState(), 'REMARK')).toBe('wet')
    const back = await openStore(storage, ANA)
    // What Ben said again stands in Ben's name: it is not Ana's to take back.
    expect(back.getState().undoable).toMatchObject({ body: { kind: 'section.assign' } })
  })

  it('survives that files are let go of which could not be stored', async () => {
    const storage = await begunAssessment()
    const store = await openStore(storage)
    await store.getState().answer('REMARK', 'wet')
    storage.failWith(new Error('full'), true)
    void store.getState().attach('DISCHARGE', [new File(['abc'], 'a.txt')])
    while (store.getState().save.kind !== 'failed') await new Promise((resolve) => setImmediate(resolve))
    void store.getState().answer('DISCHARGE', 'yes')
    void store.getState().undo()
    await store.getState().dropStuckFiles()
    expect(valueAt(store.getState(), 'DISCHARGE')).toBeNull()
    await store.getState().undo()
    expect(valueAt(store.getState(), 'REMARK')).toBeNull()
    const reopened = await openStore(storage)
    expect(valueAt(reopened.getState(), 'REMARK')).toBeNull()
    await reopened.getState().redo()
    expect(valueAt(reopened.getState(), 'REMARK')).toBe('wet')
  })
})

describe('what one answer sets off', () => {
  const words = (text: string) => ({ en: text })
  const SETS_OFF: ChecklistDefinition = {
    ...{ form_id: 'sets-off', version: '1', stage: 'acquisition', form_title: words('Sets off') },
    ...{ default_language: 'en', languages: ['en'], choices: {}, profile: [] },
    survey: [
      {
        type: 'group',
        name: 'G',
        label: words('G'),
        children: [
          { type: 'text', name: 'A', label: words('A') },
          { type: 'text', name: 'B', label: words('B'), trigger: '${A}', calculation: "concat('of ', ${A})" },
          { type: 'text', name: 'C', label: words('C'), default: 'given' },
        ],
      },
    ],
  }

  it('is taken back and done again with it, and is not set off anew by that', async () => {
    const storage = createMemoryStorage()
    const environment = countingEnvironment()
    const signer = { name: 'Ana', org: '', title: '' }
    const bridge = { call: async () => ({ signers: [{ key: ANA, signer }] }) }
    await storage.putSettings({ identity: ANA })
    const mine = { id: 'mine', name: 'M', profile: {}, created: '', changed: '' }
    const services = { storage, environment, bridge } as never
    const { id } = await startAssessment(services, mine as never, SETS_OFF, { quick: false })
    const open = () => createAssessmentStore({ services, assessmentId: id, actor: ANA, signer })

    const store = await open()
    await store.getState().answer('A', 'x')
    await store.getState().answer('B', 'my own words')
    await store.getState().answer('A', 'y')
    expect(valueAt(store.getState(), 'B')).toBe('of y')
    expect(store.getState().undoable).toMatchObject({ path: 'A', from: 'y', more: 1 })
    await store.getState().undo()
    expect([valueAt(store.getState(), 'A'), valueAt(store.getState(), 'B')]).toEqual(['x', 'my own words'])
    const reopened = await open()
    expect([valueAt(reopened.getState(), 'A'), valueAt(reopened.getState(), 'B')]).toEqual([
      'x',
      'my own words',
    ])
    await reopened.getState().redo()
    expect([valueAt(reopened.getState(), 'A'), valueAt(reopened.getState(), 'B')]).toEqual(['y', 'of y'])
    for (const _ of [1, 2, 3]) await reopened.getState().undo()
    const end = reopened.getState()
    expect([valueAt(end, 'A'), valueAt(end, 'B'), valueAt(end, 'C')]).toEqual([null, null, null])
    expect(await reopened.getState().undo()).toBeNull()
  })
})

describe('the clock', () => {
  it('stands in every event, and a jump in this run is known at once', async () => {
    const storage = await begunAssessment()
    let wall = Date.UTC(2026, 4, 30, 15)
    let mono = 0
    const environment = {
      ...countingEnvironment(),
      now: () => new Date(wall).toISOString(),
      clock: () => ({ zone: 345, run: 'abcdef01', mono }),
    }
    const store = await createAssessmentStore({
      services: { storage, environment },
      assessmentId: ASSESSMENT,
      actor: ANA,
      signer: { name: 'Ana', org: '', title: '' },
    })
    await store.getState().answer('REMARK', 'a')
    wall += 60_000
    mono += 60_000
    await store.getState().answer('REMARK', 'b')
    expect(storage.committed(ASSESSMENT).at(-1)?.event.clock).toEqual({
      zone: 345,
      run: 'abcdef01',
      mono: 60_000,
    })
    expect(store.getState().clockJumps).toEqual([])
    wall -= 3_600_000
    await store.getState().answer('REMARK', 'c')
    expect(store.getState().clockJumps).toMatchObject([{ kind: 'back', by: 3600, run: 'abcdef01' }])
    expect(store.getState().run).toBe('abcdef01')
    const reopened = await openStore(storage)
    expect(reopened.getState().clockJumps).toMatchObject([{ kind: 'back', by: 3600 }])
  })
})
