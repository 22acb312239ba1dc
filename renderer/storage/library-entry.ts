import type { ChecklistDefinition, Stage, Text } from '../../shared/checklist/definition.ts'
import type { Sha256 } from '../../shared/lib/sha256.ts'
import type { SignerName } from '../../shared/record/event.ts'
import type { ImportRemark } from '../../shared/xlsform/import-report.ts'

/** A picture, sound or film that came with a checklist; its bytes are found by its hash. */
export interface LibraryMedia {
  /** As the checklist names it. */
  readonly name: string
  readonly sha256: Sha256
  /** Bytes. */
  readonly size: number
  /** By its content, never by its name. */
  readonly media_type: string
}

/** What the library shows of a version of a checklist, without its definition. */
export interface VersionFacts {
  readonly form_id: string
  readonly version: string
  readonly stage: Stage
  readonly title: Text
  readonly languages: readonly string[]
  /** How many questions people can be asked. */
  readonly questions: number
  /** How many of them a quick inspection leaves out. */
  readonly extended: number
}

/** One imported version of a checklist: the index card of its definition. */
export interface LibraryEntry extends VersionFacts {
  /** SHA-256 of the definition's canonical JSON; the key. */
  readonly sha256: Sha256
  /** Name of the file it came from. */
  readonly file: string
  /** Claimed time of the import, `YYYY-MM-DDTHH:MM:SSZ`. */
  readonly at: string
  /** Who imported it. */
  readonly by: SignerName
  /** What became of every part of the form. */
  readonly remarks: readonly ImportRemark[]
  readonly media: readonly LibraryMedia[]
  /** Taken out of the library, but kept for the assessments that were made with it. */
  readonly removed?: boolean
}

/** An import as it is put into the library, all or nothing. */
export interface LibraryAddition {
  readonly entry: LibraryEntry
  readonly definition: ChecklistDefinition
  /** The bytes of `entry.media`. */
  readonly media: readonly { readonly sha256: Sha256; readonly media_type: string; readonly blob: Blob }[]
}

/**
 * What came of adding to the library. `known`: the very same definition is there already, nothing changed ·
 * `taken`: another definition has this form id and version, nothing changed.
 */
export type LibraryOutcome = 'added' | 'known' | 'taken'
