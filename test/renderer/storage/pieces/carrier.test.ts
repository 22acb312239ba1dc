import { MessageChannel as NodeChannel } from 'node:worker_threads'
import { expect, test } from 'vitest'
import { type CarrierWorker, createCarrier } from '../../../../renderer/storage/pieces/carrier.ts'
import type { CarrierAnswer, CarrierWork } from '../../../../renderer/storage/pieces/messages.ts'
import { type DoorPort, openPieceDoor } from '../../../../renderer/storage/pieces/piece-door.ts'
import { type Piece, sendPieces } from '../../../../renderer/storage/pieces/send-pieces.ts'
import { MAX_FILE_PIECE } from '../../../../shared/ipc/journal-calls.ts'
import type { PieceWork } from '../../../../shared/ipc/piece-port.ts'

const SHA = 'a'.repeat(64)
const bytes = new Uint8Array(MAX_FILE_PIECE + 9).map((_, index) => index % 251)

/** A worker that keeps what it is told and says what the test wants. */
function worker() {
  const told: CarrierWork[] = []
  let opened = 0
  const self: CarrierWorker = {
    postMessage: (work: CarrierWork) => void told.push(work),
    terminate: () => {},
    onmessage: null,
    onerror: null,
  }
  const open = () => {
    opened += 1
    return self
  }
  const say = (data: CarrierAnswer) => self.onmessage?.call(self as Worker, { data } as MessageEvent)
  const crash = () => self.onerror?.call(self as Worker, { message: 'out of memory' } as ErrorEvent)
  return { open, told, say, crash, opened: () => opened }
}
const openPort = () => new NodeChannel().port1 as unknown as MessagePort

test('a file crosses in pieces, each byte once, and takes no other memory along', async () => {
  const sent: Piece[] = []
  await sendPieces(SHA, new Blob([bytes]), async (piece) => {
    sent.push(piece)
    return { known: false }
  })
  expect(sent.map(({ offset, size }) => [offset, size])).toEqual([
    [0, bytes.length],
    [MAX_FILE_PIECE, bytes.length],
  ])
  expect(Buffer.concat(sent.map((piece) => piece.bytes)).equals(bytes)).toBe(true)
  expect(sent.map((piece) => piece.bytes.buffer.byteLength)).toEqual([MAX_FILE_PIECE, 9])
})

test('an empty file is one empty piece', async () => {
  const sent: Piece[] = []
  await sendPieces(SHA, new Blob([]), async (piece) => {
    sent.push(piece)
    return { known: false }
  })
  expect(sent).toEqual([{ sha256: SHA, size: 0, offset: 0, bytes: new Uint8Array(0) }])
})

test('no more of a file is read than is being sent and comes next', async () => {
  const blob = new Blob([new Uint8Array(5 * MAX_FILE_PIECE)])
  let read = 0
  const slice = blob.slice.bind(blob)
  blob.slice = (...range) => {
    read += 1
    return slice(...range)
  }
  const ahead: number[] = []
  let sent = 0
  await sendPieces(SHA, blob, async () => {
    ahead.push(read - sent)
    sent += 1
    return { known: false }
  })
  expect(ahead).toEqual([2, 2, 2, 2, 1])
})

test('a port answers each call by its number, in whatever order, and every answer is heard', async () => {
  const posted: PieceWork[] = []
  const port: DoorPort = { postMessage: (work: PieceWork) => void posted.push(work), onmessage: null }
  let heard = 0
  const call = openPieceDoor(port, () => {
    heard += 1
  })
  const piece = { sha256: SHA, size: 9, offset: 0, bytes: new Uint8Array(9) }
  const first = call('journal.putFile', piece)
  const second = call('journal.keepFile', { sha256: 'b'.repeat(64) })
  const answer = (id: number | undefined, envelope: unknown) =>
    port.onmessage?.call(port as MessagePort, { data: { id, envelope } } as MessageEvent)
  answer(posted[1]?.id, { ok: false, code: 'disk-full', details: {} })
  answer(posted[0]?.id, { ok: true, value: { known: true } })
  expect(await first).toEqual({ known: true })
  await expect(second).rejects.toMatchObject({ code: 'disk-full' })
  expect(heard).toBe(2)
})

test('one worker carries all files, each with its own fate and signs of life', async () => {
  const { open, told, say, opened } = worker()
  const carrier = createCarrier(openPort, open)
  let heard = 0
  const hear = () => {
    heard += 1
  }
  const first = carrier.put(SHA, new Blob(['a']), hear)
  const second = carrier.put('b'.repeat(64), new Blob(['b']), hear)
  const third = carrier.put('c'.repeat(64), new Blob(['c']), hear)
  expect(told.map(({ kind }) => kind)).toEqual(['port', 'put', 'put', 'put'])
  say({ kind: 'heard' })
  expect(heard).toBe(3)
  say({ kind: 'unreadable', id: 2, name: 'NotReadableError', message: 'gone' })
  say({ kind: 'failed', id: 3, code: 'disk-full', details: {} })
  say({ kind: 'put', id: 1 })
  await first
  await expect(second).rejects.toBeInstanceOf(DOMException)
  await expect(third).rejects.toMatchObject({ code: 'disk-full' })
  expect(opened()).toBe(1)
})

test('the worker hashes as well, and says when it could not read', async () => {
  const { open, told, say } = worker()
  const carrier = createCarrier(openPort, open)
  const whole = carrier.hashOf(new Blob(['a']))
  const torn = carrier.hashOf(new Blob(['b']))
  expect(told.map(({ kind }) => kind)).toEqual(['port', 'hash', 'hash'])
  say({ kind: 'hashed', id: 2, sha256: null })
  say({ kind: 'hashed', id: 1, sha256: SHA })
  expect([await whole, await torn]).toEqual([SHA, null])
})

test('a worker that breaks down fails what it carries, and the next file gets another with a port of its own', async () => {
  const { open, told, say, crash, opened } = worker()
  const carrier = createCarrier(openPort, open)
  const first = carrier.put(SHA, new Blob(['a']), () => {})
  crash()
  await expect(first).rejects.toMatchObject({ code: 'internal' })
  const second = carrier.put(SHA, new Blob(['a']), () => {})
  expect(opened()).toBe(2)
  expect(told.map(({ kind }) => kind)).toEqual(['port', 'put', 'port', 'put'])
  say({ kind: 'put', id: 2 })
  await second
})
