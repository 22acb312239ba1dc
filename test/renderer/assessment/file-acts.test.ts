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

it('reads no further once it is called off, and attaches nothing', async () => {
  const { store, kinds } = await attached()
  const stop = new AbortController()
  const long = new File(['x'.repeat(1024 * 1024)], 'long.mp4')
  const attach = store.getState().attach('PHOTO', [long], { signal: stop.signal })
  stop.abort(new Error('called off'))
  await expect(attach).rejects.toThrow('called off')
  expect(kinds().filter((kind) => kind === 'attachment.add')).toHaveLength(1)
})
