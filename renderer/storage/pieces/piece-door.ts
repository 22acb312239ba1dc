import type { Reply, Request } from '../../../shared/ipc/contract.ts'
import { openEnvelope } from '../../../shared/ipc/envelope.ts'
import { journalCalls } from '../../../shared/ipc/journal-calls.ts'
import type { PieceAnswer, PieceCall, PieceWork } from '../../../shared/ipc/piece-port.ts'

/** The part of a port that is used. */
export type DoorPort = Pick<MessagePort, 'postMessage' | 'onmessage'>

/** The calls about pieces of files through a port; see `journalCalls`. */
export type PieceDoor = <Name extends PieceCall>(name: Name, request: Request<Name>) => Promise<Reply<Name>>

/**
 * Opens a port. Each answer is checked as one that comes through the bridge is.
 *
 * @param onHeard called with each answer
 */
export function openPieceDoor(port: DoorPort, onHeard: () => void = () => {}): PieceDoor {
  const waiting = new Map<number, (envelope: unknown) => void>()
  let next = 0
  port.onmessage = ({ data }: MessageEvent<PieceAnswer>) => {
    onHeard()
    waiting.get(data.id)?.(data.envelope)
    waiting.delete(data.id)
  }
  return async <Name extends PieceCall>(name: Name, request: Request<Name>) => {
    next += 1
    const id = next
    const envelope = await new Promise<unknown>((resolve) => {
      waiting.set(id, resolve)
      port.postMessage({ id, name, request } satisfies PieceWork)
    })
    return journalCalls[name].reply.parse(openEnvelope(envelope)) as Reply<Name>
  }
}
