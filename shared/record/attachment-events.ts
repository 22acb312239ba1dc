import type { Path } from '../checklist/value.ts'
import type { Sha256 } from '../lib/sha256.ts'
import type { Mark } from './annotation.ts'

/** A file becomes evidence of a question. The bytes are known by their hash alone. */
export interface AttachmentAdd {
  readonly path: Path
  readonly sha256: Sha256
  /** Name the file had when it came in, at most 255 UTF-8 bytes. */
  readonly name: string
  readonly size: number
  /** Media type by magic bytes, `application/octet-stream` when unknown. */
  readonly media_type: string
  readonly caption?: string
  /** What the file says of its own making; claimed by the camera, never proven. */
  readonly capture?: CaptureFacts
  /** As in `AnswerSet` of `event.ts`. The same file added again under another checklist says that it answers the question there too. */
  readonly under?: Sha256
}

/** When, where and with what a picture says it was taken (EXIF). Only what it really says is there. */
export interface CaptureFacts {
  /**
   * The app itself took it, with a camera or microphone of this device: `at` is then the clock of the device, and
   * `device` the name of the camera. A file that came in from elsewhere never has this.
   */
  readonly in_app?: true
  /** The camera's own clock, `YYYY-MM-DDTHH:MM:SS`, with `+HH:MM` behind it when the file names the zone. */
  readonly at?: string
  /** Time of the satellites, UTC, `YYYY-MM-DDTHH:MM:SSZ`. */
  readonly gps_at?: string
  /** WGS 84, decimal degrees as text. */
  readonly lat?: string
  readonly lon?: string
  /** Direction of view: degrees as text and the north they are counted from, `231.5 T` (true) or `231.5 M` (magnetic). */
  readonly direction?: string
  /** Make and model. */
  readonly device?: string
}

/** The file is no longer evidence of this question; nothing is erased from the log. */
export interface AttachmentWithdraw {
  readonly path: Path
  readonly sha256: Sha256
  readonly reason?: string
}

/** What a person says of a file that is evidence of a question. The newest word stands, as a whole. */
export interface AttachmentDescribe {
  readonly path: Path
  readonly sha256: Sha256
  /** Null: none. */
  readonly caption: string | null
  /** Direction of view as the person saw it, in the form of `CaptureFacts.direction`; null: nothing is said of it. */
  readonly direction: string | null
}

/**
 * A layer of marks over a picture, whole, in the place of what the layer held before; empty takes it away. The picture
 * itself is never touched. Each person has a layer of their own, so that what two people mark stands side by side.
 */
export interface AttachmentAnnotate {
  readonly path: Path
  readonly sha256: Sha256
  /** 8 random hex digits, new for each person on each picture. */
  readonly layer: string
  readonly marks: readonly Mark[]
}
