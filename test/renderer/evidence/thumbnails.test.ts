import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type {
  SmallPicture,
  ThumbnailAnswer,
  ThumbnailWork,
} from '../../../renderer/evidence/thumbnails/messages.ts'
import { createThumbnails, type ThumbnailWorker } from '../../../renderer/evidence/thumbnails/thumbnails.ts'

// What the page has and Node has in another form: object URLs are counted here.
let urls: string[] = []
beforeEach(() => {
  urls = []
  vi.spyOn(URL, 'createObjectURL').mockImplementation(() => {
    urls.push(`blob:${urls.length + 1}`)
    return urls.at(-1) ?? ''
  })
})
afterEach(() => vi.restoreAllMocks())

/** A worker that has some pictures in its cache, and keeps what it was asked. */
function worker(cached: readonly string[], answerTo: (work: ThumbnailWork) => ThumbnailAnswer | null) {
  const asked: ThumbnailWork[] = []
  let ended = 0
  const open = (): ThumbnailWorker => {
    const self: ThumbnailWorker = {
      postMessage(work: ThumbnailWork) {
        asked.push(work)
        const { id } = work
        const answer: ThumbnailAnswer | null =
          work.blob === undefined
            ? cached.includes(work.sha256)
              ? { id, kind: 'made', picture: { blob: new Blob(), width: 4, height: 3 } }
              : { id, kind: 'unknown' }
            : answerTo(work)
        queueMicrotask(() => {
          if (answer === null) self.onerror?.call(self as Worker, new Event('error') as ErrorEvent)
          else self.onmessage?.call(self as Worker, { data: answer } as MessageEvent)
        })
      },
      terminate: () => {
        ended += 1
      },
      onmessage: null,
      onerror: null,
    }
    return self
  }
  return { open, asked, ended: () => ended }
}

const made = ({ id }: ThumbnailWork): ThumbnailAnswer => ({
  ...{ id, kind: 'made', picture: { blob: new Blob(), width: 40, height: 30 } },
})
const wanted = (sha256: string, mediaType = 'image/jpeg', reads: string[] = []) => ({
  sha256,
  mediaType,
  async read() {
    reads.push(sha256)
    return new Blob(['bytes'])
  },
})

test('a picture in the cache is shown without reading the original', async () => {
  const { open } = worker(['a'], made)
  const reads: string[] = []
  const shown = await createThumbnails(open).get(wanted('a', 'image/jpeg', reads))
  expect(shown).toEqual({ kind: 'picture', url: 'blob:1', width: 4, height: 3 })
  expect(reads).toEqual([])
})

test('a picture is made small once, however often it is asked for', async () => {
  const { open, asked } = worker([], made)
  const thumbnails = createThumbnails(open)
  const both = await Promise.all([thumbnails.get(wanted('a')), thumbnails.get(wanted('a'))])
  expect(both[0]).toEqual(both[1])
  expect(await thumbnails.get(wanted('a'))).toEqual(both[0])
  expect(thumbnails.known('a')).toEqual(both[0])
  expect(asked.filter(({ blob }) => blob !== undefined)).toHaveLength(1)
})

test('what is no picture that is decoded here is never handed to the decoder', async () => {
  const { open, asked } = worker([], made)
  const thumbnails = createThumbnails(open)
  expect(await thumbnails.get(wanted('a', 'image/heic'))).toEqual({ kind: 'none', why: 'format' })
  expect(await thumbnails.get(wanted('b', 'image/svg+xml'))).toEqual({ kind: 'none', why: 'format' })
  expect(asked).toEqual([])
})

test('what nobody looks at any more is not made', async () => {
  const { open, asked } = worker([], made)
  const thumbnails = createThumbnails(open)
  const gone = new AbortController()
  const first = thumbnails.get(wanted('a'))
  const passed = thumbnails.get(wanted('b'), gone.signal)
  const last = thumbnails.get(wanted('c'))
  gone.abort(new Error('scrolled on'))
  await expect(passed).rejects.toThrow('scrolled on')
  await Promise.all([first, last])
  expect(new Set(asked.map(({ sha256 }) => sha256))).toEqual(new Set(['a', 'c']))
})

test('a picture that breaks the worker is damaged, and the next one gets a new worker', async () => {
  const { open, ended } = worker([], (work) => (work.sha256 === 'a' ? null : made(work)))
  const thumbnails = createThumbnails(open)
  expect(await thumbnails.get(wanted('a'))).toEqual({ kind: 'none', why: 'damaged' })
  expect(ended()).toBe(1)
  expect((await thumbnails.get(wanted('b'))).kind).toBe('picture')
})

test('a file that is not here is asked for again the next time', async () => {
  const { open } = worker([], made)
  const thumbnails = createThumbnails(open)
  const missing = { sha256: 'a', mediaType: 'image/jpeg', read: async () => undefined }
  expect(await thumbnails.get(missing)).toEqual({ kind: 'none', why: 'missing' })
  expect((await thumbnails.get(wanted('a'))).kind).toBe('picture')
})

test('a picture that is being made elsewhere is waited for and not made again, and has no address until it is looked at', async () => {
  const { open, asked } = worker([], made)
  const thumbnails = createThumbnails(open)
  let come = (_: SmallPicture | null) => {}
  thumbnails.expect('a', new Promise((resolve) => (come = resolve)))
  const both = [thumbnails.get(wanted('a')), thumbnails.get(wanted('a'))]
  come({ blob: new Blob(), width: 7, height: 5 })
  const [first] = await Promise.all(both)
  expect(first).toMatchObject({ kind: 'picture', width: 7 })
  thumbnails.expect('b', Promise.resolve({ blob: new Blob(), width: 9, height: 5 }))
  await expect.poll(() => thumbnails.known('b')).toMatchObject({ kind: 'picture', width: 9 })
  expect(thumbnails.known('b')).toEqual(thumbnails.known('b'))
  expect(urls).toHaveLength(2)
  expect(asked).toEqual([])
})

test('what could not be made elsewhere is made here, and what is damaged is not tried again', async () => {
  const { open, asked } = worker([], made)
  const thumbnails = createThumbnails(open)
  thumbnails.expect('a', Promise.resolve(null))
  thumbnails.expect('b', Promise.resolve('damaged'))
  const [a, b] = await Promise.all([thumbnails.get(wanted('a')), thumbnails.get(wanted('b'))])
  expect(a).toMatchObject({ kind: 'picture', width: 40 })
  expect(b).toEqual({ kind: 'none', why: 'damaged' })
  expect(asked.filter(({ blob }) => blob !== undefined).map(({ sha256 }) => sha256)).toEqual(['a'])
})
