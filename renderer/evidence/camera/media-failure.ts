/** Why there is no picture or sound: in words of `evidence.json`, `camera.failure-…`. */
export type MediaFailure = 'none' | 'denied' | 'busy' | 'other'

/** What the browser says of a camera or microphone that cannot be used (Media Capture and Streams, §10.2.1.6). */
export function mediaFailure(error: unknown): MediaFailure {
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'none'
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied'
  // Another program has it, or its cable is loose.
  if (name === 'NotReadableError' || name === 'AbortError') return 'busy'
  return 'other'
}
