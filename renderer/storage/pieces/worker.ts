import '../../app/forbid-eval.ts'
import { AppError } from '../../../shared/lib/app-error.ts'
import type { CarrierAnswer, CarrierWork } from './messages.ts'
import { openPieceDoor } from './piece-door.ts'
import { type Piece, sendPieces } from './send-pieces.ts'

/*
 * Carries files into the journal in a thread of its own: reading a photo and handing it to the main process copies it
 * several times over, which would stop the screen for each of hundreds.
 */

const say = (answer: CarrierAnswer) => postMessage(answer)
let send: ((piece: Piece) => Promise<{ readonly known: boolean }>) | null = null

addEventListener('message', ({ data, ports: [port] }: MessageEvent<CarrierWork>) => {
  if (data.kind === 'port') {
    if (port !== undefined) send = openPieceDoor(port, () => say({ kind: 'heard' }))
    return
  }
  const { id, sha256, blob, pieces } = data
  if (send === null) {
    say({ kind: 'failed', id, code: 'internal', details: { detail: 'no port' } })
    return
  }
  sendPieces(sha256, pieces ?? blob, send).then(
    () => say({ kind: 'put', id }),
    (error: unknown) => say(failureOf(id, error)),
  )
})

function failureOf(id: number, error: unknown): CarrierAnswer {
  if (error instanceof AppError) return { kind: 'failed', id, code: error.code, details: error.details }
  if (error instanceof DOMException)
    return { kind: 'unreadable', id, name: error.name, message: error.message }
  return { kind: 'failed', id, code: 'internal', details: { detail: String(error) } }
}
