import { EventEmitter } from 'node:events'
import type { IpcMain, WebFrameMain } from 'electron'
import { expect, test } from 'vitest'
import type { DoorOptions } from '../../../main/ipc/handle.ts'
import type { Handlers } from '../../../main/ipc/handler.ts'
import { listenToPieces } from '../../../main/ipc/piece-port.ts'
import { isAppAddress } from '../../../main/security/app-files.ts'
import { PIECE_PORT } from '../../../shared/ipc/piece-port.ts'
import { AppError } from '../../../shared/lib/app-error.ts'

/** A port that keeps what is answered. */
class Port extends EventEmitter {
  readonly answers: unknown[] = []
  closed = false
  started = false
  postMessage(answer: unknown): void {
    this.answers.push(answer)
  }
  start(): void {
    this.started = true
  }
  close(): void {
    this.closed = true
  }
}

const piece = { sha256: 'a'.repeat(64), size: 3, offset: 0, bytes: new Uint8Array([1, 2, 3]) }

/** Hands a port over as a frame of such an address would. */
function handOver(url: string, putFile: Handlers['journal.putFile']) {
  const ipcMain = new EventEmitter()
  const port = new Port()
  const options: DoorOptions = {
    handlers: { 'journal.putFile': putFile } as unknown as Handlers,
    isAppAddress: (address) => isAppAddress(address, null),
    log: { warn: () => {}, error: () => {} },
  }
  listenToPieces(ipcMain as unknown as IpcMain, options)
  const senderFrame = { url, parent: null } as unknown as WebFrameMain
  ipcMain.emit(PIECE_PORT, { senderFrame, ports: [port] })
  return port
}

test('a piece through a port of the page is put, and answered under its number', async () => {
  const put: unknown[] = []
  const port = handOver('adit://app/index.html', async (request) => {
    put.push(request)
    return { known: false }
  })
  port.emit('message', { data: { id: 7, name: 'journal.putFile', request: piece } })
  await expect.poll(() => port.answers).toEqual([{ id: 7, envelope: { ok: true, value: { known: false } } }])
  expect(put).toEqual([piece])
})

test('what is no piece is refused, and a failure crosses with its code', async () => {
  const port = handOver('adit://app/index.html', () => {
    throw new AppError('disk-full')
  })
  port.emit('message', {
    data: { id: 1, name: 'journal.putFile', request: { ...piece, sha256: '../../etc/passwd' } },
  })
  await expect.poll(() => port.answers).toMatchObject([{ id: 1, envelope: { code: 'bad-request' } }])
  port.emit('message', { data: { id: 2, name: 'journal.putFile', request: piece } })
  await expect.poll(() => port.answers.length).toBe(2)
  expect(port.answers[1]).toMatchObject({ id: 2, envelope: { code: 'disk-full' } })
})

test('a port of anybody else is closed unheard', () => {
  const port = handOver('https://example.com/', () => {
    throw new Error('it was put')
  })
  expect([port.closed, port.started]).toEqual([true, false])
  port.emit('message', { data: { id: 1, name: 'journal.putFile', request: piece } })
  expect(port.answers).toEqual([])
})

test('no other call goes through a port', async () => {
  const port = handOver('adit://app/index.html', async () => ({ known: true }))
  port.emit('message', { data: { id: 1, name: 'keys.list', request: undefined } })
  port.emit('message', { data: { id: 2, name: 'journal.putFile', request: piece } })
  await expect.poll(() => port.answers).toMatchObject([{ id: 2 }])
})
