import { describe, expect, it } from 'vitest'
import type { Mark } from '../../../shared/record/annotation.ts'
import { ASSESSMENT, begunAssessment, openStore } from './opened.ts'

const BOX: Mark = { shape: 'box', x: 100, y: 200, width: 3000, height: 4000, colour: 'red' }

async function attached() {
  const storage = await begunAssessment()
  const store = await openStore(storage)
  await store.getState().attach('PHOTO', [new File(['abc'], 'a.jpg')])
  const file = () => store.getState().record.attachments.get('PHOTO')?.[0]
  const sha256 = file()?.sha256 ?? ''
  const kinds = () => storage.committed(ASSESSMENT).map(({ event }) => event.kind)
  return { storage, store, file, sha256, kinds }
}

describe('what is said of a file', () => {
  it('is one event, without blanks around it, and none when it says nothing new', async () => {
    const { store, file, sha256, kinds } = await attached()
    const { describeFile } = store.getState()
    await describeFile('PHOTO', sha256, { caption: '  the outfall ', direction: '90 T' })
    expect(file()).toMatchObject({ caption: 'the outfall', direction: '90 T' })
    await describeFile('PHOTO', sha256, { caption: 'the outfall', direction: '90 T' })
    expect(kinds().filter((kind) => kind === 'attachment.describe')).toHaveLength(1)
    await describeFile('PHOTO', sha256, { caption: ' ', direction: null })
    expect(file()?.caption).toBeUndefined()
  })

  it('is nothing of a file that is not there', async () => {
    const { store, kinds } = await attached()
    await store.getState().describeFile('REMARK', 'f'.repeat(64), { caption: 'x', direction: null })
    expect(kinds().at(-1)).toBe('attachment.add')
  })
})

describe('marks of one person', () => {
  it('keep their layer, are written only when they changed, and are undone', async () => {
    const { store, file, sha256, kinds } = await attached()
    const { annotate } = store.getState()
    await annotate('PHOTO', sha256, [])
    await annotate('PHOTO', sha256, [BOX])
    await annotate('PHOTO', sha256, [BOX])
    await annotate('PHOTO', sha256, [BOX, { ...BOX, x: 0 }])
    expect(kinds().filter((kind) => kind === 'attachment.annotate')).toHaveLength(2)
    expect(file()?.annotations).toHaveLength(1)
    expect(file()?.annotations?.[0]?.marks).toHaveLength(2)
    await store.getState().undo()
    expect(file()?.annotations?.[0]?.marks).toEqual([BOX])
    await store.getState().undo()
    expect(file()?.annotations).toBeUndefined()
    await store.getState().redo()
    expect(file()?.annotations?.[0]?.marks).toEqual([BOX])
  })
})

describe('a file the app took itself', () => {
  it('carries what the app says of it in the place of what it says itself', async () => {
    const { store } = await attached()
    const facts = { in_app: true, at: '2026-05-30T16:00:10-05:00', device: 'HD Cam' } as const
    await store.getState().attach('PHOTO', [new File(['shot'], 'photo.jpg')], { facts })
    expect(store.getState().record.attachments.get('PHOTO')?.[1]?.capture).toEqual(facts)
  })
})

describe('files that were brought in one go', () => {
  const drop = (from: number, count: number) =>
    Array.from({ length: count }, (_, index) => new File([`file ${from + index}`], `${from + index}.jpg`))

  /** One by one, as the intake attaches them. */
  async function dropped() {
    const storage = await begunAssessment()
    const store = await openStore(storage)
    const together = {}
    const bring = async (files: readonly File[], path = 'PHOTO') => {
      for (const file of files) await store.getState().attach(path, [file], { together })
    }
    const names = (path = 'PHOTO') =>
      (store.getState().record.attachments.get(path) ?? []).map(({ name }) => name)
    return { storage, store, bring, names }
  }

  it('are taken out by one undo and brought back by one redo, also after a restart', async () => {
    const { storage, store, bring, names } = await dropped()
    await store.getState().answer('REMARK', 'before')
    await bring(drop(0, 200))
    expect(store.getState().undoable).toMatchObject({ more: 199, path: 'PHOTO' })
    await store.getState().undo()
    expect(names()).toEqual([])
    expect(store.getState().record.answers.get('REMARK')?.value).toBe('before')
    await store.getState().redo()
    expect(names()).toEqual(drop(0, 200).map(({ name }) => name))
    const again = await openStore(storage)
    expect(again.getState().undoable).toMatchObject({ more: 199, path: 'PHOTO' })
    await again.getState().undo()
    expect(again.getState().record.attachments.get('PHOTO') ?? []).toEqual([])
  })

  it('stay one act while other things are done, which are taken back before it', async () => {
    const { storage, store, bring, names } = await dropped()
    await bring(drop(0, 3))
    await store.getState().answer('REMARK', 'meanwhile')
    await bring(drop(3, 2))
    const again = await openStore(storage)
    for (const one of [store, again]) {
      expect(one.getState().undoable).toMatchObject({ body: { kind: 'answer.set' }, more: 0 })
    }
    await store.getState().undo()
    expect(store.getState().record.answers.get('REMARK')?.value ?? null).toBe(null)
    expect(names()).toHaveLength(5)
    expect(store.getState().undoable).toMatchObject({ more: 4 })
    await store.getState().undo()
    expect(names()).toEqual([])
  })

  it('go on coming in after an undo, as another act', async () => {
    const { store, bring, names } = await dropped()
    await bring(drop(0, 3))
    await store.getState().undo()
    await bring(drop(3, 2))
    expect(names()).toEqual(['3.jpg', '4.jpg'])
    await store.getState().undo()
    expect(names()).toEqual([])
    expect(store.getState().undoable).toBe(null)
  })

  it('keep their order when many are attached at once, however long each question for room takes', async () => {
    const { storage, store, names } = await dropped()
    const files = drop(0, 8)
    let asked = 0
    storage.checkRoom = async () => {
      const turns = 20 - 2 * asked++
      for (let turn = 0; turn < turns; turn += 1) await new Promise((resolve) => setImmediate(resolve))
    }
    await Promise.all(files.map((file) => store.getState().attach('PHOTO', [file])))
    expect(names()).toEqual(files.map(({ name }) => name))
  })

  it('leave one drop alone when another is taken back', async () => {
    const { store, bring, names } = await dropped()
    await bring(drop(0, 2))
    await store.getState().attach('PHOTO', drop(2, 2))
    await store.getState().undo()
    expect(names()).toEqual(['0.jpg', '1.jpg'])
  })
})

it('reads no further once it is called off, and attaches nothing', async () => {
  const { store, kinds } = await attached()
  const stop = new AbortController()
  const long = new File(['x'.repeat(1024 * 1024)], 'long.mp4')
  const attach = store.getState().attach('PHOTO', [long], { signal: stop.signal })
  stop.abort(new Error('called off'))
  await expect(attach).rejects.toThrow('called off')
  expect(kinds().filter((kind) => kind === 'attachment.add')).toHaveLength(1)
})

describe('many files that come in at once', () => {
  it('are on the record in their order, one act, and change the screen a few times, not once each', async () => {
    const storage = await begunAssessment()
    const store = await openStore(storage)
    let changes = 0
    store.subscribe((state, before) => {
      if (state.record !== before.record) changes += 1
    })
    const together = {}
    const names = Array.from({ length: 40 }, (_, index) => `IMG_${index}.jpg`)
    const attached = names.map((name) =>
      store.getState().attach('PHOTO', [new File([name], name)], { together }),
    )
    expect(await Promise.all(attached)).toEqual(names.map(() => 1))
    const files = store.getState().record.attachments.get('PHOTO') ?? []
    expect(files.map(({ name }) => name)).toEqual(names)
    expect(store.getState().views.get('PHOTO')).toMatchObject({ value: files.map(({ sha256 }) => sha256) })
    expect(storage.committed(ASSESSMENT).filter(({ event }) => event.kind === 'attachment.add')).toHaveLength(
      40,
    )
    expect(changes).toBeLessThan(20)
    await store.getState().undo()
    expect(store.getState().record.attachments.get('PHOTO') ?? []).toEqual([])
  })

  it('are known within one go and after it', async () => {
    const storage = await begunAssessment()
    const store = await openStore(storage)
    const same = () => new File(['the same'], 'a.jpg')
    const told: boolean[] = []
    const options = { onTaken: ({ isNew }: { readonly isNew: boolean }) => void told.push(isNew) }
    const attached = [same(), same(), same()].map((file) => store.getState().attach('PHOTO', [file], options))
    expect(await Promise.all(attached)).toEqual([1, 0, 0])
    expect(told).toEqual([true, false, false])
  })
})
