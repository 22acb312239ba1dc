import type { Sha256 } from '../../../shared/lib/sha256.ts'

/** Asks for a small picture. Without `blob` only the cache is asked. */
export interface ThumbnailWork {
  readonly id: number
  readonly sha256: Sha256
  readonly blob?: Blob
}

/** A small picture, upright, and the size of the one it was made from, upright too. */
export interface SmallPicture {
  readonly blob: Blob
  readonly width: number
  readonly height: number
}

/** Why there is no small picture. */
export type NoPicture =
  /** Not a format that is decoded here. */
  | 'format'
  /** Its bytes are not a whole picture of its format. */
  | 'damaged'
  /** Decoding it would take more memory than is fair. */
  | 'too-large'
  /** The file is not on this device. */
  | 'missing'

/** What the worker answers to a `ThumbnailWork`, by its id. */
export type ThumbnailAnswer =
  | { readonly id: number; readonly kind: 'made'; readonly picture: SmallPicture }
  /** It is not in the cache: ask again with the bytes. */
  | { readonly id: number; readonly kind: 'unknown' }
  | { readonly id: number; readonly kind: 'none'; readonly why: NoPicture }
