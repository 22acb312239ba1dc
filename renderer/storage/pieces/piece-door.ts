import { openEnvelope } from '../../../shared/ipc/envelope.ts'
import { journalCalls } from '../../../shared/ipc/journal-calls.ts'
import type { PieceAnswer, PieceWork } from '../../../shared/ipc/piece-port.ts'
import type { Piece } from './send-pieces.ts'

/** The part of a port that is used. */
export type DoorPort = Pick<MessagePort, 'postMessage' | 'onmessage'>

/**
 * `journal.putFile` through a port. Each answer is checked as one that comes through the bridge is.
 *
 * @param onHeard called with each answer
 */
export function openPieceDoor(
  port: DoorPort,
  onHeard: () => void,
): (piece: Piece) => Promise<{ readonly known: boolean }> {
  const waiting = new Map<number, (envelope: unknown) => void>()
  let next = 0
  port.onmessage = ({ data }: MessageEvent<PieceAnswer>) => {
    onHeard()
    waiting.get(data.id)?.(data.envelope)
    waiting.delete(data.id)
  }
  return async (request) => {
    next += 1
    const id = next
    const envelope = await new Promise<unknown>((resolve) => {
      waiting.set(id, resolve)
      port.postMessage({ id, request } satisfies PieceWork)
    })
    return journalCalls['journal.putFile'].reply.parse(openEnvelope(envelope))
  }
}
