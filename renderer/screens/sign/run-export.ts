import type { Receipt } from '../../../shared/bundle/report.ts'
import type { ChecklistDefinition } from '../../../shared/checklist/definition.ts'
import type { ExportRequest } from '../../../shared/ipc/contract.ts'
import { AppError } from '../../../shared/lib/app-error.ts'
import { claimedTime } from '../../../shared/lib/moment.ts'
import type { KeyId, LoggedEvent, SignatureAdd } from '../../../shared/record/event.ts'
import { coverOf, nextRevision, signaturesIn } from '../../../shared/record/signatures.ts'
import type { PreparedHandOver } from '../../assessment/assessment-state.ts'
import type { Services } from '../../services.ts'
import { readBytes } from '../../storage/read-blob.ts'
import type { ExportNote } from '../../storage/storage.ts'

/** Bytes of an attachment that cross to the main process at once; the contract allows up to 4 MiB. */
export const CHUNK_BYTES = 1024 * 1024

/** Who signs, author first. A passphrase of null asks the system's keyring. */
export type Signing = ExportRequest['signatures'][number]

/** Somebody who signs only how far their own part of the log goes. */
export type PartSigning = NonNullable<ExportRequest['parts']>[number]

/** What is exported and who signs it. */
export interface ExportPlan {
  readonly assessment: string
  readonly checklist: ChecklistDefinition
  readonly signatures: readonly Signing[]
  /** Others who worked on this device; see `partSigners`. */
  readonly parts?: readonly PartSigning[]
  /** The person chose to export although required questions are open. */
  readonly incomplete: boolean
  /** The record is handed over to a colleague, with the note of it in its events; it is a final assessment otherwise. */
  readonly handOver?: Pick<PreparedHandOver, 'events' | 'commit'>
}

/** The steps a person sees, in this order. */
export const EXPORT_STEPS = ['sign', 'choose', 'write', 'verify'] as const
/** A step of an export. */
export type ExportStep = (typeof EXPORT_STEPS)[number]

/** How far an export is. `done` and `total` are bytes; `total` is 0 while the amount is not known. */
export interface ExportProgress {
  readonly step: ExportStep
  readonly done: number
  readonly total: number
}

/** How an export ended. Failures are thrown instead. */
export type ExportOutcome =
  /** Cancelled by the person, in the app or in the system's dialog; nothing was written. */
  | { readonly kind: 'cancelled' }
  /** Written, read back and verified. `noted` is false when only the note of it could not be stored. */
  | {
      readonly kind: 'done'
      readonly receipt: Receipt
      readonly note: ExportNote
      readonly noted: boolean
      /** Events of each feed that are in it. */
      readonly covers: NonNullable<SignatureAdd['covers']>
    }

/**
 * Exports one assessment from what is committed in storage: signs it, asks where to, sends every wanted attachment
 * piece by piece, and has the result read back and verified.
 *
 * An export that was begun is either finished or aborted, whatever happens in between. Rejects with the `AppError` of
 * the step that failed; `attachment-missing` and `attachment-differs` name the `sha256`.
 */
export async function runExport(
  { bridge, storage, environment }: Services,
  plan: ExportPlan,
  onProgress: (progress: ExportProgress) => void,
  signal: AbortSignal,
): Promise<ExportOutcome> {
  onProgress({ step: 'sign', done: 0, total: 0 })
  const card = await storage.getAssessment(plan.assessment)
  if (card === undefined) throw new AppError('internal', { assessment: plan.assessment })
  const { handOver } = plan
  const events = handOver?.events ?? (await storage.loadEvents(plan.assessment))
  const signed = signaturesIn(events).map(({ signature }) => signature)
  const { revision, supersedes } = nextRevision(card.exports, signed)
  const feeds = linesByFeed(events)
  if (signal.aborted) return { kind: 'cancelled' }

  const begun = await bridge.call('export.begin', {
    assessment: plan.assessment,
    revision,
    // A hand-over replaces nothing that was signed as final.
    supersedes: handOver === undefined ? supersedes : null,
    ...(handOver !== undefined && { kind: 'handover' as const }),
    ...(card.heads !== undefined && { heads: [...card.heads] }),
    checklist: plan.checklist,
    feeds,
    incomplete: plan.incomplete,
    signatures: [...plan.signatures],
    ...(plan.parts !== undefined && plan.parts.length > 0 && { parts: [...plan.parts] }),
  })
  const ref = { export: begun.export }

  // Aborting at once also ends a long reading back in the main process, not only the sending here.
  let aborting: Promise<void> | undefined
  const abort = () => {
    aborting ??= bridge.call('export.abort', ref)
    return aborting
  }
  const onAbort = () => void abort().catch(() => undefined)
  signal.addEventListener('abort', onAbort, { once: true })

  let sending = true
  const silence = bridge.on('work.progress', ({ work, step, done, total }) => {
    // While attachments are sent, their own bytes are counted here, piece by piece.
    if (work === 'export' && !sending)
      onProgress({ step: step === 'write' ? 'write' : 'verify', done, total })
  })

  try {
    if (signal.aborted) return await cancelled(abort)
    onProgress({ step: 'choose', done: 0, total: 0 })
    const chosen = await bridge.call('export.choose', ref)
    if (!chosen || signal.aborted) return await cancelled(abort)

    const sent = await sendAttachments(begun.attachments)
    if (!sent) return await cancelled(abort)
    sending = false

    onProgress({ step: 'verify', done: 0, total: begun.size })
    await handOver?.commit()
    const receipt = await bridge.call('export.finish', ref)
    const note = {
      at: claimedTime(new Date(environment.now())),
      path: receipt.path,
      digest: receipt.digest,
      revision,
    }
    // Only final bundles count as revisions; of a hand-over the log itself tells.
    const noted = handOver !== undefined || (await storeNote(storage, plan.assessment, note))
    return { kind: 'done', receipt, note, noted, covers: coverOf(events) }
  } catch (error) {
    await abort().catch(() => undefined)
    // After a cancel the open call fails in some way of its own; that is no news to the person.
    if (signal.aborted) return { kind: 'cancelled' }
    throw error
  } finally {
    silence()
    signal.removeEventListener('abort', onAbort)
  }

  /** Sends each attachment in the given order, one piece at a time. False when cancelled on the way. */
  async function sendAttachments(wanted: readonly { sha256: string; size: number }[]): Promise<boolean> {
    const total = wanted.reduce((sum, { size }) => sum + size, 0)
    let done = 0
    onProgress({ step: 'write', done, total })
    for (const { sha256, size } of wanted) {
      const stored = await storage.getAttachment(sha256)
      if (stored === undefined) throw new AppError('attachment-missing', { sha256 })
      if (stored.blob.size !== size) throw new AppError('attachment-differs', { sha256 })
      for (let start = 0; start < size; start += CHUNK_BYTES) {
        if (signal.aborted) return false
        const bytes = await readBytes(stored.blob, start, start + CHUNK_BYTES).catch(() => {
          throw new AppError('attachment-differs', { sha256 })
        })
        await bridge.call('export.chunk', { ...ref, sha256, bytes })
        done += bytes.length
        onProgress({ step: 'write', done, total })
      }
    }
    return !signal.aborted
  }
}

async function cancelled(abort: () => Promise<void>): Promise<ExportOutcome> {
  // Not being able to tidy up does not turn a cancel into a failure.
  await abort().catch(() => undefined)
  return { kind: 'cancelled' }
}

/** Stores the note. The bundle is already written and verified, so a failure here is told, not thrown. */
async function storeNote(
  storage: Services['storage'],
  assessment: string,
  note: ExportNote,
): Promise<boolean> {
  try {
    await storage.noteExport(assessment, note)
    return true
  } catch {
    return false
  }
}

/** The log lines of each feed, in the order in which they were given. */
function linesByFeed(events: readonly LoggedEvent[]): ExportRequest['feeds'] {
  const feeds = new Map<string, string[]>()
  for (const { event, line } of events) {
    const lines = feeds.get(event.feed)
    if (lines === undefined) feeds.set(event.feed, [line])
    else lines.push(line)
  }
  return [...feeds].map(([feed, lines]) => ({ feed, lines }))
}

/** A passphrase field that has to be filled in anew, and why: a key under `sign:problem`. */
export interface PassphraseProblem {
  readonly role: Signing['role']
  readonly problem: 'passphrase-wrong' | 'keyring-refused'
}

/** Which passphrase field an error belongs to; undefined when it is about something else. */
export function passphraseProblemOf(
  error: unknown,
  signatures: readonly Signing[],
): PassphraseProblem | undefined {
  const found = problemOf(error)
  const signing = signatures.find(({ key }) => key === found?.key)
  if (found === undefined || signing === undefined) return undefined
  return { role: signing.role, problem: found.problem }
}

/** The same for those who sign only their parts. */
export function partProblemOf(
  error: unknown,
  parts: readonly Pick<PartSigning, 'key'>[],
): { readonly key: KeyId; readonly problem: PassphraseProblem['problem'] } | undefined {
  const found = problemOf(error)
  const part = parts.find(({ key }) => key === found?.key)
  return found === undefined || part === undefined ? undefined : { key: part.key, problem: found.problem }
}

function problemOf(error: unknown) {
  if (!(error instanceof AppError)) return undefined
  const { code, details } = error
  if (code === 'wrong-passphrase') return { key: details.key, problem: 'passphrase-wrong' as const }
  if (code === 'keyring-unavailable') return { key: details.key, problem: 'keyring-refused' as const }
  return undefined
}
