import { useCallback, useEffect, useState } from 'react'
import { type MediaFailure, mediaFailure } from './media-failure.ts'

/** A camera that can be chosen. */
export interface CameraChoice {
  readonly id: string
  /** '' when the system does not tell its name. */
  readonly label: string
}

/** A camera that is on, or why none is. */
export interface Camera {
  /** Null while it is being switched on, and after a failure. */
  readonly stream: MediaStream | null
  readonly failure: MediaFailure | null
  /** All that there are, once one is on. */
  readonly choices: readonly CameraChoice[]
  /** The one that is on. */
  readonly chosen: string | null
  choose(id: string): void
  retry(): void
}

/** Asked for; a camera gives as much of it as it has. A picture of 4096 by 2160 shows a crack in a dam. */
const WANTED = { width: { ideal: 4096 }, height: { ideal: 2160 } }

/** Switches a camera on while the component is there, the one that looks away from the person first. */
export function useCamera(): Camera {
  const [wanted, setWanted] = useState<{ readonly id: string | null; readonly attempt: number }>({
    id: null,
    attempt: 0,
  })
  const [stream, setStream] = useState<MediaStream | null>(null)
  const [failure, setFailure] = useState<MediaFailure | null>(null)
  const [choices, setChoices] = useState<readonly CameraChoice[]>([])

  useEffect(() => {
    let gone = false
    let opened: MediaStream | null = null
    const which = wanted.id === null ? { facingMode: 'environment' } : { deviceId: { exact: wanted.id } }
    async function open() {
      opened = await navigator.mediaDevices.getUserMedia({ video: { ...WANTED, ...which }, audio: false })
      if (gone) return stop(opened)
      setStream(opened)
      // Names are told only once a camera was given.
      const devices = await navigator.mediaDevices.enumerateDevices()
      const cameras = devices.filter(({ kind }) => kind === 'videoinput')
      if (!gone) setChoices(cameras.map(({ deviceId, label }) => ({ id: deviceId, label })))
    }
    open().catch((error: unknown) => {
      if (!gone) setFailure(mediaFailure(error))
    })
    return () => {
      gone = true
      if (opened !== null) stop(opened)
      setStream(null)
      setFailure(null)
    }
  }, [wanted])

  const choose = useCallback((id: string) => setWanted((before) => ({ ...before, id })), [])
  const retry = useCallback(() => setWanted(({ id, attempt }) => ({ id, attempt: attempt + 1 })), [])
  const chosen = stream?.getVideoTracks()[0]?.getSettings().deviceId ?? null
  return { stream, failure, choices, chosen, choose, retry }
}

function stop(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop()
}
