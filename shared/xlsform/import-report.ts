import type { Checklist } from '../checklist/checklist.ts'
import type { Stage } from '../checklist/definition.ts'

/** A file as it was picked or dropped: its name with extension, and its bytes. */
export interface FormFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** What importing needs to know beside the form. */
export interface ImportOptions {
  /** Where in the mine's life the checklist belongs. Without it the form's own `adit:stage` counts, then `operation`. */
  readonly stage?: Stage
  /** Files the form names: choice lists (`.csv`, `.geojson`, `.xml`), pictures, sounds. Found by name, case-insensitively. */
  readonly companions?: readonly FormFile[]
}

/**
 * What became of a part of the form: `taken` over as it is · `approximated`: taken over with another effect ·
 * `ignored`: without effect in Adit, nothing is lost by it · `refused`: the form cannot be used before this is mended.
 */
export const FATES = ['taken', 'approximated', 'ignored', 'refused'] as const
/** What became of one part of a form. */
export type Fate = (typeof FATES)[number]

/** A place in a spreadsheet as people name it. */
export interface CellPlace {
  /** Name of the sheet; in a CSV the name of the part. */
  readonly sheet: string
  /** Row, from 1. */
  readonly row?: number
  /** The header, as it stands in the file. */
  readonly column?: string
  /** Like `C7`. */
  readonly cell?: string
}

/** One thing importing has to say. Words for people are kept by code. */
export interface ImportRemark {
  readonly fate: Fate
  readonly code: string
  /** Nothing for what concerns the file as a whole. */
  readonly place?: CellPlace
  /** Facts for the message. */
  readonly detail?: Readonly<Record<string, string | number>>
}

/** A sound checklist with what was changed on the way, or everything that has to be mended. Never half of it. */
export type ImportResult =
  | {
      readonly checklist: Checklist
      readonly remarks: readonly ImportRemark[]
      readonly media: readonly FormFile[]
    }
  | { readonly checklist?: undefined; readonly remarks: readonly ImportRemark[] }
