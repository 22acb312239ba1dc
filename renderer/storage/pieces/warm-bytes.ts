import type { Sha256 } from '../../../shared/lib/sha256.ts'

/** Bytes held at most: of photos that were read and wait to be stored. */
const MOST_HELD = 48 * 1024 * 1024

/**
 * Bytes that were just read, so that storing them does not read them again. Only ever a shortcut: what is not here is
 * read from its blob.
 */
export interface WarmBytes {
  /** Holds all pieces of a file (see `cutInPieces`) until they are taken; the oldest are let go of for newer ones. */
  keep(sha256: Sha256, pieces: readonly ArrayBuffer[]): void
  /** Gives them away, if they are here. */
  take(sha256: Sha256): readonly ArrayBuffer[] | undefined
  /** Lets go of all. */
  clear(): void
}

/** Holds nothing yet. */
export function createWarmBytes(most = MOST_HELD): WarmBytes {
  const held = new Map<Sha256, readonly ArrayBuffer[]>()
  let size = 0

  function take(sha256: Sha256): readonly ArrayBuffer[] | undefined {
    const pieces = held.get(sha256)
    if (pieces === undefined) return undefined
    held.delete(sha256)
    size -= bytesIn(pieces)
    return pieces
  }

  return {
    keep(sha256, pieces) {
      take(sha256)
      held.set(sha256, pieces)
      size += bytesIn(pieces)
      for (const oldest of held.keys()) {
        if (size <= most) break
        take(oldest)
      }
    },
    take,
    clear() {
      held.clear()
      size = 0
    },
  }
}

function bytesIn(pieces: readonly ArrayBuffer[]): number {
  return pieces.reduce((sum, { byteLength }) => sum + byteLength, 0)
}

/** Those of the page. */
export const warmBytes: WarmBytes = createWarmBytes()
