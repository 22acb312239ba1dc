import { contextBridge, ipcRenderer, webUtils } from 'electron'
import type { EventName } from '../shared/ipc/contract.ts'
import { CALL_NAMES, EVENT_NAMES } from '../shared/ipc/names.ts'
import { PIECE_PORT } from '../shared/ipc/piece-port.ts'

/*
 * The renderer's only sight of the main process: one closed function for every channel of the contract. Nothing here
 * takes a channel name from the page. Both ends check what crosses, so this script does not; see renderer/bridge.
 */

type Listener = (payload: unknown) => void

/** Of the page's own world, what is used here: main is compiled without a screen. */
declare const window: object
declare function addEventListener(
  type: 'message',
  listener: (event: {
    readonly data: unknown
    readonly source: unknown
    readonly ports: NonNullable<Parameters<typeof ipcRenderer.postMessage>[2]>
  }) => void,
): void

/** More than this many files opened before the screen is up would be a mistake. */
const MOST_KEPT = 16

function callOn(channel: string) {
  return (request: unknown): Promise<unknown> => ipcRenderer.invoke(channel, request)
}

function listenOn(channel: string, keep: boolean) {
  const listeners = new Set<Listener>()
  let waiting: unknown[] = []
  ipcRenderer.on(channel, (_event, payload: unknown) => {
    if (listeners.size === 0) {
      if (keep && waiting.length < MOST_KEPT) waiting.push(payload)
      return
    }
    for (const listener of listeners) listener(payload)
  })
  return (listener: Listener): (() => void) => {
    // A fresh function, because the page may hand in the same one twice.
    const own: Listener = (payload) => listener(payload)
    listeners.add(own)
    const missed = waiting
    waiting = []
    for (const payload of missed) own(payload)
    return () => listeners.delete(own)
  }
}

const names = Object.keys(CALL_NAMES)
const events = Object.entries(EVENT_NAMES) as [EventName, string][]

contextBridge.exposeInMainWorld('adit', {
  call: Object.fromEntries(names.map((name) => [name, callOn(name)])),
  on: Object.fromEntries(events.map(([name, kind]) => [name, listenOn(name, kind === 'kept')])),
  filePath: (file: Parameters<typeof webUtils.getPathForFile>[0]): string => webUtils.getPathForFile(file),
})

// A port cannot be an argument of a function of this bridge: the page sends it to itself, and it is passed on from here.
addEventListener('message', ({ data, source, ports }) => {
  if (source === window && data === PIECE_PORT) ipcRenderer.postMessage(PIECE_PORT, null, [...ports])
})
