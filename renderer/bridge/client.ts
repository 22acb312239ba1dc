import {
  type CallName,
  calls,
  type EventName,
  type EventPayload,
  events,
  type Reply,
  type Request,
} from '../../shared/ipc/contract.ts'
import { openEnvelope } from '../../shared/ipc/envelope.ts'
import { PIECE_PORT } from '../../shared/ipc/piece-port.ts'

/** What the preload script puts on `window.adit`; see `main/preload.ts`. */
interface PreloadApi {
  readonly call: Readonly<Record<CallName, (request: unknown) => Promise<unknown>>>
  readonly on: Readonly<Record<EventName, (listener: (payload: unknown) => void) => () => void>>
  /** Absolute path of a file that was dropped or picked. */
  filePath(file: File): string
}

declare global {
  interface Window {
    readonly adit: PreloadApi
  }
}

/** The renderer's end of the door to the main process. */
export interface Bridge {
  /** Makes a call. Rejects with an `AppError` that carries the code from the other side. */
  call<Name extends CallName>(name: Name, request: Request<Name>): Promise<Reply<Name>>
  /** Listens until the returned function is called. */
  on<Name extends EventName>(name: Name, listener: (payload: EventPayload<Name>) => void): () => void
  /** Absolute path of a dropped file. */
  filePath(file: File): string
}

/** Opens a port to the main process that takes pieces of files, for a worker to hold; see `PIECE_PORT`. */
export function openPiecePort(): MessagePort {
  const { port1, port2 } = new MessageChannel()
  window.postMessage(PIECE_PORT, window.origin, [port2])
  return port1
}

/** Wraps `window.adit`: checks every reply and event, and turns an error envelope back into an `AppError`. */
export function createBridge(api: PreloadApi = window.adit): Bridge {
  return {
    async call(name, request) {
      const value = openEnvelope(await api.call[name](request))
      return calls[name].reply.parse(value) as Reply<typeof name>
    },
    on(name, listener) {
      return api.on[name]((payload) => listener(events[name].parse(payload) as EventPayload<typeof name>))
    },
    filePath: (file) => api.filePath(file),
  }
}
