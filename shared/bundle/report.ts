import type { EventId, KeyId, SignerName } from '../record/event.ts'
import type { RecordKind } from './bag-info.ts'

/** The four questions of a verification, answered apart: one never stands for another. */
export type LightName = 'intact' | 'signed' | 'trusted' | 'current'

/** `unknown` when the check could not be made: no trusted signers given, no register, or an earlier defect. */
export type Light = 'yes' | 'no' | 'unknown'

/**
 * Something wrong, or worth knowing, about a bundle. `code` is one of the closed list in `defect-codes.ts`, shown with
 * the prefix `ADIT-`; its words are in `assets/messages/<language>/defects.json`.
 */
export interface Defect {
  readonly code: string
  /** Path inside the bundle, without the base directory. */
  readonly path?: string
  /** A fact that fills the message's gap. */
  readonly detail?: string
}

/** One signature under `signatures/`. */
export interface SignatureReport {
  /** `NN-role-key8`, the common stem of its files. */
  readonly file: string
  readonly role: string
  readonly signer: SignerName
  readonly key: KeyId
  /** Claimed time, UTC. */
  readonly at: string
  readonly intent: string
  /** The signature verifies and belongs to this bundle. */
  readonly valid: boolean
  /** The signer is known to whoever verifies. */
  readonly known: boolean
  readonly defects: readonly Defect[]
}

/** What the bundle says it is; believed only as far as the lights go. */
export interface BundleSummary {
  /** A `handover` goes from one colleague to another and never counts as final. */
  readonly kind: RecordKind
  readonly assessment: string
  readonly revision: number
  readonly supersedes: string | null
  readonly mine: { readonly id: string; readonly name: string }
  readonly checklist: {
    readonly form_id: string
    readonly version: string
    readonly title: Readonly<Record<string, string>>
  }
  /** False when it was packed with required questions open; they are named in `missing`. */
  readonly complete: boolean
  readonly missing: readonly string[]
  /** Questions whose answers rival each other, undecided; only a hand-over may hold any. */
  readonly conflicts: readonly string[]
  readonly counts: {
    readonly answers: number
    readonly attachments: number
    readonly attachment_bytes: number
    readonly findings: number
    readonly events: number
  }
  readonly heads: Readonly<Record<string, EventId>>
}

/** Everything a verification found. */
export interface VerifyReport {
  /** `<base>.adit` as the content demands; null when the container could not be read. */
  readonly name: string | null
  /** D, the digest that every signature names: `sha256:` and SHA-256 of `tagmanifest-sha256.txt`. */
  readonly digest: string | null
  /** Bytes of the file, and entries in it. */
  readonly size: number
  readonly entries: number
  /** No defect at all, warnings aside. */
  readonly ok: boolean
  readonly lights: Readonly<Record<LightName, Light>>
  /** In the order of the checks; at most 1,000, then `unlisted` counts the rest. */
  readonly defects: readonly Defect[]
  readonly unlisted: number
  readonly warnings: readonly Defect[]
  /** Groups of checks that an earlier defect made impossible: letters of the code table, e.g. `['L', 'A', 'D']`. */
  readonly notChecked: readonly string[]
  readonly signatures: readonly SignatureReport[]
  readonly summary: BundleSummary | null
}

/** Handed to the person after an export was written, read back and verified. */
export interface Receipt {
  readonly path: string
  readonly name: string
  readonly digest: string
  /** The first 16 hex digits of the digest in groups of four, to be read over the telephone. */
  readonly fingerprint: string
  readonly size: number
  readonly report: VerifyReport
}
