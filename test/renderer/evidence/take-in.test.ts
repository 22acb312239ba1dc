import { MessageChannel as NodeChannel } from 'node:worker_threads'
import { expect, test } from 'vitest'
import type { IntakeAnswer, IntakeWork } from '../../../renderer/evidence/intake/messages.ts'
import { createTakeIn, type IntakeWorker } from '../../../renderer/evidence/intake/take-in.ts'

/** A worker that keeps what it is told and says what the test wants. */
function worker() {
  const told: IntakeWork[] = []
  let ports = 0
  const self: IntakeWorker = {
    postMessage(work: IntakeWork) {
      if (work.kind === 'port') ports += 1
      else told.push(work)
    },
    terminate: () => {},
    onmessage: null,
    onerror: null,
  }
  const say = (data: IntakeAnswer) => self.onmessage?.call(self as Worker, { data } as MessageEvent)
  const crash = () => self.onerror?.call(self as Worker, { message: 'out of memory' } as ErrorEvent)
  return { open: () => self, told, say, crash, ports: () => ports }
}

const file = (name: string) => new File(['abc'], name)
const rest = () => new Promise<void>((resolve) => setImmediate(resolve))
const openPort = () => new NodeChannel().port1 as unknown as MessagePort
/** Nobody wants what is found on the way. */
const nowhere = { expect: () => {} }
const taken = { sha256: 'a'.repeat(64), size: 3, name: 'a.jpg', media_type: 'image/jpeg', blob: new Blob() }

test('one file is read at a time, with its progress', async () => {
  const { open, told, say } = worker()
  const takeIn = createTakeIn(open, openPort, nowhere)
  const progress: number[] = []
  const first = takeIn(file('a.jpg'), { keeps: true, onProgress: (done) => progress.push(done) })
  const second = takeIn(file('b.jpg'), { keeps: true })
  await rest()
  expect(told).toHaveLength(1)
  say({ kind: 'progress', id: 1, done: 2 })
  say({ kind: 'taken', id: 1, taken, previewed: false })
  expect(await first).toEqual(taken)
  await rest()
  expect(told).toHaveLength(2)
  say({ kind: 'failed', id: 2, code: 'cannot-read', details: { path: 'b.jpg' } })
  await expect(second).rejects.toMatchObject({ code: 'cannot-read', details: { path: 'b.jpg' } })
  expect(progress).toEqual([2])
})

test('a file that is called off is stopped in the worker, and one that waits is never sent there', async () => {
  const { open, told, say } = worker()
  const takeIn = createTakeIn(open, openPort, nowhere)
  const stop = new AbortController()
  const first = takeIn(file('a.jpg'), { keeps: true, signal: stop.signal })
  const second = takeIn(file('b.jpg'), { keeps: true, signal: stop.signal })
  await rest()
  stop.abort(new Error('called off'))
  expect(told.at(-1)).toEqual({ kind: 'cancel', id: 1 })
  say({ kind: 'failed', id: 1, code: 'internal', details: {} })
  await expect(first).rejects.toThrow('called off')
  await expect(second).rejects.toThrow('called off')
  expect(told).toHaveLength(2)
})

test('a file that nobody keeps is not handed to the journal', async () => {
  const { open, told } = worker()
  const takeIn = createTakeIn(open, openPort, nowhere)
  void takeIn(file('a.jpg'), { keeps: false })
  await rest()
  expect(told).toMatchObject([{ kind: 'take', keeps: false }])
})

test('a worker that breaks down fails the file at hand, and the next one gets another with a port of its own', async () => {
  const { open, told, say, crash, ports } = worker()
  const takeIn = createTakeIn(open, openPort, nowhere)
  const first = takeIn(file('a.jpg'), { keeps: true })
  const second = takeIn(file('b.jpg'), { keeps: true })
  await rest()
  crash()
  await expect(first).rejects.toMatchObject({ code: 'internal' })
  await rest()
  say({ kind: 'taken', id: told.length, taken, previewed: false })
  expect(await second).toEqual(taken)
  expect(ports()).toBe(2)
})

test('a small picture that comes with a file goes to whoever shows it, and a breakdown leaves nobody waiting', async () => {
  const { open, say, crash } = worker()
  const expected = new Map<string, Promise<unknown>>()
  const takeIn = createTakeIn(open, openPort, {
    expect: (sha256, coming) => void expected.set(sha256, coming),
  })
  const other = { ...taken, sha256: 'b'.repeat(64) }
  const first = takeIn(file('a.jpg'), { keeps: true })
  await rest()
  say({ kind: 'taken', id: 1, taken, previewed: true })
  await first
  const second = takeIn(file('b.jpg'), { keeps: true })
  await rest()
  say({ kind: 'taken', id: 2, taken: other, previewed: true })
  await second
  const picture = { blob: new Blob(), width: 4, height: 3 }
  say({ kind: 'preview', sha256: taken.sha256, preview: picture })
  expect(await expected.get(taken.sha256)).toEqual(picture)
  crash()
  expect(await expected.get(other.sha256)).toBeNull()
})
