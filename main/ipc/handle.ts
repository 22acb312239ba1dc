import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron'
import { type CallName, calls, type EventName, type EventPayload } from '../../shared/ipc/contract.ts'
import { type Envelope, envelopeOf, envelopeOfError } from '../../shared/ipc/envelope.ts'
import { AppError } from '../../shared/lib/app-error.ts'
import type { Log } from '../log.ts'
import type { Handler, Handlers } from './handler.ts'

/** The part of an invocation that says where it came from. */
export type Sender = Pick<IpcMainInvokeEvent, 'senderFrame'>

/** What the door asks about every call before it is even read. */
export interface DoorOptions {
  readonly handlers: Handlers
  /** Whether an address is a page of the app. */
  isAppAddress(address: string): boolean
  readonly log: Log
}

/** Opens the door: every channel of the contract, and no other. */
export function listenToCalls(ipcMain: Pick<IpcMain, 'handle'>, options: DoorOptions): void {
  for (const name of Object.keys(calls) as CallName[])
    ipcMain.handle(name, (event, request: unknown) => answerCall(name, event, request, options))
}

/**
 * Answers one call in four steps: known sender, checked request, the work, the envelope. Never throws. A bug is logged
 * with its stack and crosses as `internal` without a word about it.
 */
export async function answerCall(
  name: CallName,
  sender: Sender,
  request: unknown,
  options: DoorOptions,
): Promise<Envelope> {
  if (!isTrusted(sender, options.isAppAddress)) {
    options.log.warn(`refused ${name} from an unknown sender`)
    return envelopeOfError(new AppError('bad-request', { channel: name }))
  }
  return answerRequest(name, request, options)
}

/** The same for a request whose sender is known: the last three steps. */
export async function answerRequest(
  name: CallName,
  request: unknown,
  { handlers, log }: Pick<DoorOptions, 'handlers' | 'log'>,
): Promise<Envelope> {
  const checked = calls[name].request.safeParse(request)
  if (!checked.success) {
    const path = checked.error.issues[0]?.path.join('.') ?? ''
    log.warn(`refused ${name}: malformed at "${path}"`)
    return envelopeOfError(new AppError('bad-request', { channel: name, path }))
  }
  try {
    return envelopeOf(await (handlers[name] as Handler<CallName>)(checked.data as never))
  } catch (error) {
    if (!(error instanceof AppError)) log.error(`${name} failed`, error)
    return envelopeOfError(error)
  }
}

/** Only the main frame of the app's own page speaks; a frame that is already gone does not. */
export function isTrusted({ senderFrame }: Sender, isAppAddress: (address: string) => boolean): boolean {
  return senderFrame !== null && senderFrame.parent === null && isAppAddress(senderFrame.url)
}

/** Tells a window something unasked. A window that is closing hears nothing. */
export function sendEvent<Name extends EventName>(
  contents: WebContents,
  name: Name,
  payload: EventPayload<Name>,
): void {
  if (!contents.isDestroyed()) contents.send(name, payload)
}
