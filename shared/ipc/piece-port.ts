import type { Envelope } from './envelope.ts'

/*
 * A second way to the main process for the pieces of files alone: a message port, which a worker can hold. What comes
 * through it is checked as any call is; it saves the screen's thread from copying every photo twice.
 */

/** What the page tells its preload script, and that the main process, to hand over the other end of a port. */
export const PIECE_PORT = 'journal.pieces'

/** The calls that go through a port. */
export const PIECE_CALLS = ['journal.takeFile', 'journal.keepFile', 'journal.putFile'] as const
/** One of them. */
export type PieceCall = (typeof PIECE_CALLS)[number]

/** A call on its way, under a number of its own. */
export interface PieceWork {
  readonly id: number
  readonly name: PieceCall
  readonly request: unknown
}

/** What became of the call with this number. */
export interface PieceAnswer {
  readonly id: number
  readonly envelope: Envelope
}
