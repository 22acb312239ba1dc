import { describe, expect, it } from 'vitest'
import type { AssessmentState } from '../../../renderer/assessment/assessment-state.ts'
import { AppError } from '../../../shared/lib/app-error.ts'
import { readFeed } from '../../../shared/record/read-feed.ts'
import { ANA, ASSESSMENT, BEN, begunAssessment, FEED, openStore, settle } from './opened.ts'

const valueAt = (state: AssessmentState, path: string) => {
  const view = state.views.get(path)
  return view?.kind === 'question' ? view.value : undefined
}

describe('an answer', () => {
  it('is on screen at once, and called saved only when it is committed', async () => {
    const storage = await begunAssessment()
    const store = await openStore(storage)
    const commit = storage.pause()
    let resolved = false
    const answered = store
      .getState()
      .answer('REMARK', 'wet season')
      .then(() => {
        resolved = true
      })
    expect(valueAt(store.getState(), 'REMARK')).toBe('wet season')
    expect(store.getState().save.kind).toBe('saving')
    await settle()
    expect(resolved).toBe(false)
    expect(store.getState().save.kind).toBe('saving')

    commit()
    await answered
    expect(store.getState().save.kind).toBe('saved')
    expect(storage.committed(ASSESSMENT).at(-1)?.event).toMatchObject({
      kind: 'answer.set',
      body: { path: 'REMARK', value: 'wet season', bases: [] },
    })
  })

  it('recomputes what depends on it at once, and replaces only the views that changed', async () => {
    const store = await openStore(await begunAssessment())
    const before = store.getState().views
    expect(before.get('COPPER')?.relevant).toBe(false)
    void store.getState().answer('DISCHARGE', 'yes')
    const after = store.getState().views
    expect(after.get('COPPER')?.relevant).toBe(true)
    expect(after.get('REMARK')).toBe(before.get('REMARK'))
    void store.getState().answer('COPPER', '0.42')
    expect(store.getState().views.get('COPPER')).toMatchObject({ limit: { state: 'breach', max: '0.3' } })
  })

  it('names the answer it replaces, so that two people who answer later are a conflict and one is not', async () => {
    const storage = await begunAssessment()
    const store = await openStore(storage)
    await store.getState().answer('REMARK', 'first')
    const first = storage.committed(ASSESSMENT).at(-1)?.id
    await store.getState().answer('REMARK', 'second')
    expect(storage.committed(ASSESSMENT).at(-1)?.event).toMatchObject({ body: { bases: [first] } })
  })

  it('stays while its question is not asked', async () => {
    const storage = await begunAssessment()
    const store = await openStore(storage)
    await store.getState().answer('DISCHARGE', 'yes')
    await store.getState().answer('COPPER', '0.2')
    await store.getState().answer('DISCHARGE', 'no')
    expect(valueAt(store.getState(), 'COPPER')).toBe('0.2')
    const reopened = await openStore(storage)
    expect(reopened.getState().views.get('COPPER')).toMatchObject({ relevant: false, value: '0.2' })
  })

  it('keeps the reason behind “not applicable”', async () => {
    const storage = await begunAssessment()
    const store = await openStore(storage)
    await store.getState().answer('DISCHARGE', 'na', 'dry mine')
    const reopened = await openStore(storage)
    expect(reopened.getState().record.answers.get('DISCHARGE')).toMatchObject({
      value: 'na',
      reason: 'dry mine',
    })
    await reopened.getState().answer('DISCHARGE', 'no')
    expect(reopened.getState().record.answers.get('DISCHARGE')?.reason).toBeUndefined()
  })
})

describe('when the disk refuses', () => {
  it('what was typed stays on screen and in order, and a retry commits all of it', async () => {
    const storage = await begunAssessment()
    const store = await openStore(storage)
    const full = new AppError('disk-full')
    storage.failWith(full)
    const answers = [
      store.getState().answer('REMARK', 'one'),
      store.getState().answer('DISCHARGE', 'yes'),
      store.getState().answer('REMARK', 'two'),
    ]
    await settle()
    expect(store.getState().save).toEqual({ kind: 'failed', error: full })
    expect(valueAt(store.getState(), 'REMARK')).toBe('two')
    answers.push(store.getState().answer('COPPER', '0.1'))
    await settle()
    expect(store.getState().save.kind).toBe('failed')
    expect(storage.committed(ASSESSMENT)).toHaveLength(2)

    await store.getState().retry()
    expect(store.getState().save.kind).toBe('failed')
    storage.failWith(null)
    await store.getState().retry()
    await Promise.all(answers)
    expect(store.getState().save.kind).toBe('saved')
    const written = storage.committed(ASSESSMENT).slice(2)
    expect(written.map(({ event }) => (event.body as { value: unknown }).value)).toEqual([
      'one',
      'yes',
      'two',
      '0.1',
    ])
    expect(written.map(({ event }) => event.seq)).toEqual([2, 3, 4, 5])
    expect(written.slice(1).map(({ event }) => event.prev)).toEqual(written.slice(0, -1).map(({ id }) => id))
  })

  it('the next answer tries again by itself, and “not saved” stands until something was committed', async () => {
    const storage = await begunAssessment()
    const store = await openStore(storage)
    storage.failWith(new AppError('disk-full'))
    const first = store.getState().answer('REMARK', 'one')
    await settle()
    const kinds: string[] = []
    store.subscribe(({ save }) => kinds.push(save.kind))
    void store.getState().answer('REMARK', 'two')
    await settle()
    expect(new Set(kinds)).toEqual(new Set(['failed']))
    storage.failWith(null)
    const last = store.getState().answer('REMARK', 'three')
    await Promise.all([first, last])
    expect(kinds).not.toContain('saving')
    expect(store.getState().save.kind).toBe('saved')
    expect(storage.committed(ASSESSMENT)).toHaveLength(5)
  })

  it('a file that does not fit can be left out, and the answers around it are stored as a whole chain', async () => {
    const storage = await begunAssessment()
    const store = await openStore(storage)
    storage.failWith(new AppError('disk-full'), true)
    void store.getState().attach('PHOTO', [new File(['too big'], 'pit.jpg')])
    // It is hashed elsewhere, which takes as long as it takes.
    await expect.poll(() => store.getState().save.kind).toBe('failed')
    void store.getState().answer('REMARK', 'behind it')
    void store.getState().answer('REMARK', 'behind it, again')
    await settle()
    expect(store.getState().stuckFiles).toEqual([{ path: 'PHOTO', name: 'pit.jpg', size: 7 }])
    expect(valueAt(store.getState(), 'PHOTO')).toHaveLength(1)

    await store.getState().dropStuckFiles()
    expect(store.getState().save.kind).toBe('saved')
    expect(store.getState().stuckFiles).toEqual([])
    expect(valueAt(store.getState(), 'PHOTO')).toBeNull()
    expect(valueAt(store.getState(), 'REMARK')).toBe('behind it, again')
    expect(store.getState().record.answers.get('REMARK')?.others).toEqual([])
    await store.getState().answer('DISCHARGE', 'no')

    const events = storage.committed(ASSESSMENT)
    expect(events.map(({ event }) => event.seq)).toEqual([0, 1, 2, 3, 4])
    const reopened = await openStore(storage)
    expect(reopened.getState().record.answers.get('REMARK')).toMatchObject({
      value: 'behind it, again',
      others: [],
    })
  })
})

describe('after a crash', () => {
  it('a new store over the same storage shows every acknowledged answer, and writes on behind them', async () => {
    const storage = await begunAssessment()
    const store = await openStore(storage)
    await store.getState().answer('DISCHARGE', 'yes')
    await store.getState().answer('COPPER', '0.42')
    const row = await store.getState().addRow('OUTFALLS')
    await store.getState().answer(`${row}/OUTFALL`, 'North pond')
    await store.getState().attach('PHOTO', [new File(['jpeg'], 'pond.jpg')])
    await store.getState().setEvidence('COPPER', 'E4')
    await store.getState().comment('COPPER', 'sampled twice')

    const reopened = await openStore(storage)
    const state = reopened.getState()
    expect(valueAt(state, 'DISCHARGE')).toBe('yes')
    expect(valueAt(state, 'COPPER')).toBe('0.42')
    expect(valueAt(state, `${row}/OUTFALL`)).toBe('North pond')
    expect(valueAt(state, 'PHOTO')).toHaveLength(1)
    expect(state.record.evidence.get('COPPER')).toBe('E4')
    expect(state.record.comments.get('COPPER')?.[0]).toMatchObject({
      text: 'sampled twice',
      signer: { name: 'Ana' },
    })

    await reopened.getState().answer('REMARK', 'after')
    expect(storage.committed(ASSESSMENT).map(({ event }) => event.seq)).toEqual([
      0, 1, 2, 3, 4, 5, 6, 7, 8, 9,
    ])
  })

  it('the log it wrote is one that anybody can check', async () => {
    const storage = await begunAssessment()
    const store = await openStore(storage)
    await store.getState().answer('REMARK', 'Cafe\u0301') // e with a separate accent
    const lines = storage.committed(ASSESSMENT).map(({ line }) => line)
    const read = readFeed(FEED, lines)
    expect(read).not.toHaveProperty('problems')
    expect(valueAt(store.getState(), 'REMARK')).toBe('Caf\u00e9')
  })
})

describe('rows of a repeat', () => {
  it('come with the views inside them, and go with them', async () => {
    const store = await openStore(await begunAssessment())
    const row = await store.getState().addRow('OUTFALLS')
    expect(row).toMatch(/^[0-9a-f]{8}$/)
    expect(store.getState().views.get(`${row}/OUTFALL`)).toMatchObject({ kind: 'question', value: null })
    expect(store.getState().views.get('OUTFALLS')).toMatchObject({ rows: [{ row }] })
    await store.getState().removeRow(row)
    expect(store.getState().views.has(`${row}/OUTFALL`)).toBe(false)
    expect(store.getState().views.get('OUTFALLS')).toMatchObject({ rows: [] })
  })
})

describe('attached files', () => {
  // FIPS 180-2, appendix B.1.
  const ABC = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'

  it('are known by their SHA-256, and one file is evidence of one question once', async () => {
    const storage = await begunAssessment()
    const store = await openStore(storage)
    const abc = (name: string) => new File(['abc'], name)
    expect(await store.getState().attach('PHOTO', [abc('a.txt'), abc('same.txt')])).toBe(1)
    expect(await store.getState().attach('PHOTO', [abc('again.txt')])).toBe(0)
    expect(await store.getState().attach('REMARK', [abc('elsewhere.txt')])).toBe(1)

    expect(store.getState().record.attachments.get('PHOTO')).toMatchObject([
      { sha256: ABC, name: 'a.txt', size: 3, media_type: 'text/plain' },
    ])
    expect(valueAt(store.getState(), 'PHOTO')).toEqual([ABC])
    expect(valueAt(store.getState(), 'REMARK')).toBeNull()
    expect(await (await storage.getAttachment(ABC))?.blob.text()).toBe('abc')
    expect(await (await store.getState().fileOf(ABC))?.text()).toBe('abc')
  })

  it('can be looked at while they wait to be stored', async () => {
    const storage = await begunAssessment()
    const store = await openStore(storage)
    const commit = storage.pause()
    const attached = store.getState().attach('PHOTO', [new File(['abc'], 'a.txt')])
    await expect.poll(async () => (await store.getState().fileOf(ABC))?.text()).toBe('abc')
    commit()
    expect(await attached).toBe(1)
  })

  it('that are withdrawn are no answer any more, and stay in the log', async () => {
    const storage = await begunAssessment()
    const store = await openStore(storage)
    await store.getState().attach('PHOTO', [new File(['abc'], 'a.txt')])
    await store.getState().withdraw('PHOTO', ABC, 'wrong pond')
    expect(valueAt(store.getState(), 'PHOTO')).toBeNull()
    expect(store.getState().record.withdrawn.get('PHOTO')).toMatchObject([{ reason: 'wrong pond' }])
    expect(storage.committed(ASSESSMENT)).toHaveLength(4)
  })

  it('are refused when they cannot be read, and nothing is recorded', async () => {
    const storage = await begunAssessment()
    const store = await openStore(storage)
    const broken = new File(['abc'], 'gone.jpg')
    const pulled = new ReadableStream({
      start: (controller) => controller.error(new Error('the stick was pulled')),
    })
    broken.slice = () => Object.assign(new Blob(['abc']), { stream: () => pulled })
    await expect(store.getState().attach('PHOTO', [broken])).rejects.toMatchObject({ code: 'cannot-read' })
    expect(storage.committed(ASSESSMENT)).toHaveLength(2)
  })
})

describe('typing', () => {
  it('is not called saved until it became an answer, and flush makes it one', async () => {
    const storage = await begunAssessment()
    const store = await openStore(storage)
    const release = store.getState().hold(() => {
      void store.getState().answer('REMARK', 'half a sent')
      release()
    })
    expect(store.getState().typing).toBe(true)
    store.getState().flush()
    expect(store.getState().typing).toBe(false)
    await settle()
    expect(storage.committed(ASSESSMENT).at(-1)?.event).toMatchObject({ body: { value: 'half a sent' } })
  })
})

describe('another person on the same device', () => {
  it('writes to a feed of their own', async () => {
    const storage = await begunAssessment()
    const ana = (await openStore(storage, ANA)).getState()
    await ana.answer('REMARK', 'by Ana')
    await ana.openAnswers(true)
    await (await openStore(storage, BEN)).getState().answer('REMARK', 'by Ben')
    const again = await openStore(storage, BEN)
    await again.getState().answer('REMARK', 'by Ben again')
    const { record } = again.getState()
    expect([...record.feeds.values()].map(({ key, count }) => ({ key, count }))).toEqual([
      { key: ANA, count: 4 },
      { key: BEN, count: 3 },
    ])
    expect(record.answers.get('REMARK')).toMatchObject({
      value: 'by Ben again',
      signer: { name: 'Ben' },
      others: [],
    })
  })
})

describe('opening', () => {
  it('fails with a code when the frozen checklist is not there', async () => {
    const storage = await begunAssessment()
    storage.getChecklist = async () => undefined
    await expect(openStore(storage)).rejects.toMatchObject({
      code: 'checklist-not-found',
      details: { checklist: expect.any(String) },
    })
  })
})
