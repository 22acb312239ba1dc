import '../../app/forbid-eval.ts'
import { AppError } from '../../../shared/lib/app-error.ts'
import type { Sha256 } from '../../../shared/lib/sha256.ts'
import { hashBlob } from './hash-blob.ts'
import type { CarrierAnswer, CarrierWork } from './messages.ts'
import { openPieceDoor, type PieceDoor } from './piece-door.ts'
import { sendPieces } from './send-pieces.ts'

/*
 * Carries files into the journal in a thread of its own: reading a photo and handing it to the main process copies it
 * several times over, which would stop the screen for each of hundreds. So would hashing one.
 */

const say = (answer: CarrierAnswer) => postMessage(answer)
let door: PieceDoor | null = null

addEventListener('message', ({ data, ports: [port] }: MessageEvent<CarrierWork>) => {
  if (data.kind === 'port') {
    if (port !== undefined) door = openPieceDoor(port, () => say({ kind: 'heard' }))
    return
  }
  if (data.kind === 'hash') {
    const { id } = data
    void hashBlob(data.blob).then((sha256) => say({ kind: 'hashed', id, sha256 }))
    return
  }
  const { id, sha256, blob } = data
  if (door === null) {
    say({ kind: 'failed', id, code: 'internal', details: { detail: 'no port' } })
    return
  }
  put(door, sha256, blob).then(
    () => say({ kind: 'put', id }),
    (error: unknown) => say(failureOf(id, error)),
  )
})

/** What was just taken in is in the journal's hands; what was not, or not lately, is sent. */
async function put(door: PieceDoor, sha256: Sha256, blob: Blob): Promise<void> {
  const { kept } = await door('journal.keepFile', { sha256 })
  if (!kept) await sendPieces(sha256, blob, (piece) => door('journal.putFile', piece))
}

function failureOf(id: number, error: unknown): CarrierAnswer {
  if (error instanceof AppError) return { kind: 'failed', id, code: error.code, details: error.details }
  if (error instanceof DOMException)
    return { kind: 'unreadable', id, name: error.name, message: error.message }
  return { kind: 'failed', id, code: 'internal', details: { detail: String(error) } }
}
