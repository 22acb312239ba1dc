import type { IpcMain, MessagePortMain } from 'electron'
import { PIECE_CALLS, PIECE_PORT, type PieceAnswer, type PieceCall } from '../../shared/ipc/piece-port.ts'
import { answerRequest, type DoorOptions, isTrusted } from './handle.ts'

/** The part of a port that is used. */
export type PiecePort = Pick<MessagePortMain, 'on' | 'postMessage' | 'start' | 'close'>

/**
 * Takes the ports that the page hands over and answers every call about a file that comes through them, as
 * the door itself does. A port of anybody else is closed unheard. A port ends with the page that opened it.
 */
export function listenToPieces(ipcMain: Pick<IpcMain, 'on'>, options: DoorOptions): void {
  ipcMain.on(PIECE_PORT, (event) => {
    for (const port of event.ports)
      if (isTrusted(event, options.isAppAddress)) answerPieces(port, options)
      else {
        options.log.warn(`refused ${PIECE_PORT} from an unknown sender`)
        port.close()
      }
  })
}

/**
 * Answers what comes through one port, each under the number it came with. What has no number, or is no such call, is not
 * answered.
 */
export function answerPieces(port: PiecePort, options: Pick<DoorOptions, 'handlers' | 'log'>): void {
  port.on('message', ({ data }) => {
    const { id, name, request } = (data ?? {}) as Readonly<Record<string, unknown>>
    if (typeof id !== 'number' || !isPieceCall(name)) return
    void answerRequest(name, request, options).then((envelope) =>
      port.postMessage({ id, envelope } satisfies PieceAnswer),
    )
  })
  port.start()
}

function isPieceCall(name: unknown): name is PieceCall {
  return (PIECE_CALLS as readonly unknown[]).includes(name)
}
