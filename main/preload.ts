import { contextBridge, ipcRenderer, webUtils } from 'electron'
import type { EventName } from '../shared/ipc/contract.ts'
import { CALL_NAMES, EVENT_NAMES } from '../shared/ipc/names.ts'

/*
 * The renderer's only sight of the main process: one closed function for every channel of the contract. Nothing here
 * takes a channel name from the page. Both ends check what crosses, so this script does not; see renderer/bridge.
 */

type Listener = (payload: unknown) => void

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
