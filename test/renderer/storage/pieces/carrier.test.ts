import { MessageChannel as NodeChannel } from 'node:worker_threads'
import { expect, test } from 'vitest'
import { type CarrierWorker, createCarrier } from '../../../../renderer/storage/pieces/carrier.ts'
import type { CarrierAnswer, CarrierWork } from '../../../../renderer/storage/pieces/messages.ts'
import { type DoorPort, openPieceDoor } from '../../../../renderer/storage/pieces/piece-door.ts'
import { cutInPieces, type Piece, sendPieces } from '../../../../renderer/storage/pieces/send-pieces.ts'
import { createWarmBytes } from '../../../../renderer/storage/pieces/warm-bytes.ts'
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

test('a file crosses in pieces, each byte once, whether from its blob or from bytes at hand', async () => {
  for (const of of [new Blob([bytes]), cutInPieces(bytes)]) {
    const sent: Piece[] = []
    await sendPieces(SHA, of, async (piece) => {
      sent.push(piece)
      return { known: false }
    })
    expect(sent.map(({ offset, size }) => [offset, size])).toEqual([
      [0, bytes.length],
      [MAX_FILE_PIECE, bytes.length],
    ])
    expect(Buffer.concat(sent.map((piece) => piece.bytes)).equals(bytes)).toBe(true)
    // What crosses takes all of the memory behind it along.
    expect(sent.map((piece) => piece.bytes.buffer.byteLength)).toEqual([MAX_FILE_PIECE, 9])
  }
})

test('an empty file is one empty piece, also from bytes at hand', async () => {
  const sent: Piece[] = []
  await sendPieces(SHA, cutInPieces(new Uint8Array(0)), async (piece) => {
    sent.push(piece)
    return { known: false }
  })
  expect(sent).toEqual([{ sha256: SHA, size: 0, offset: 0, bytes: new Uint8Array(0) }])
})

test('a port answers each piece by its number, in whatever order, and every answer is heard', async () => {
  const posted: PieceWork[] = []
  const port: DoorPort = { postMessage: (work: PieceWork) => void posted.push(work), onmessage: null }
  let heard = 0
  const send = openPieceDoor(port, () => {
    heard += 1
  })
  const piece = { sha256: SHA, size: 9, offset: 0, bytes: new Uint8Array(9) }
  const first = send(piece)
  const second = send({ ...piece, sha256: 'b'.repeat(64) })
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
  const carry = createCarrier(openPort, open, createWarmBytes())
  let heard = 0
  const hear = () => {
    heard += 1
  }
  const first = carry(SHA, new Blob(['a']), hear)
  const second = carry('b'.repeat(64), new Blob(['b']), hear)
  const third = carry('c'.repeat(64), new Blob(['c']), hear)
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

test('bytes at hand go along once; the next try reads the blob', () => {
  const { open, told } = worker()
  const warm = createWarmBytes()
  const pieces = cutInPieces(bytes)
  warm.keep(SHA, pieces)
  const carry = createCarrier(openPort, open, warm)
  void carry(SHA, new Blob([bytes]), () => {})
  void carry(SHA, new Blob([bytes]), () => {})
  const puts = told.flatMap((work) => (work.kind === 'put' ? [work.pieces] : []))
  expect(puts).toEqual([pieces, null])
})

test('a worker that breaks down fails what it carries, and the next file gets another with a port of its own', async () => {
  const { open, told, say, crash, opened } = worker()
  const carry = createCarrier(openPort, open, createWarmBytes())
  const first = carry(SHA, new Blob(['a']), () => {})
  crash()
  await expect(first).rejects.toMatchObject({ code: 'internal' })
  const second = carry(SHA, new Blob(['a']), () => {})
  expect(opened()).toBe(2)
  expect(told.map(({ kind }) => kind)).toEqual(['port', 'put', 'port', 'put'])
  say({ kind: 'put', id: 2 })
  await second
})

test('no more bytes are held than are allowed, the newest longest', () => {
  const warm = createWarmBytes(10)
  const four = () => [new ArrayBuffer(4)]
  warm.keep('a', four())
  warm.keep('b', four())
  warm.keep('c', four())
  expect(['a', 'b', 'c'].map((name) => warm.take(name) !== undefined)).toEqual([false, true, true])
  warm.keep('d', [new ArrayBuffer(11)])
  expect(warm.take('d')).toBeUndefined()
  warm.keep('e', four())
  warm.clear()
  expect(warm.take('e')).toBeUndefined()
})
