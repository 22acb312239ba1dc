import type { EvidenceLevel } from '../../../../shared/checklist/definition.ts'
import type { RowId, Value } from '../../../../shared/checklist/value.ts'
import { EVERY_SECTION, type EventBody } from '../../../../shared/record/event.ts'

/** What was done, as the history tells it. */
export type Deed =
  | {
      readonly kind: 'answer'
      readonly from: Value | null
      readonly to: Value | null
      readonly reason?: string
    }
  /** The answer was taken over from an earlier assessment, or somebody confirmed that one. */
  | { readonly kind: 'carried' | 'confirmed'; readonly to: Value | null }
  /** Null: the judgement was taken back. */
  | { readonly kind: 'evidence'; readonly level: EvidenceLevel | null }
  | { readonly kind: 'added' | 'described' | 'annotated'; readonly name: string }
  | { readonly kind: 'withdrawn'; readonly name: string; readonly reason?: string }
  | { readonly kind: 'rowAdded' | 'rowRemoved' | 'rowRestored'; readonly row: RowId }
  | { readonly kind: 'flagged' | 'unflagged'; readonly name: string }
  /** A remark, a finding, an action, or what became of the assessment as a whole: `text` says which or what. */
  | {
      readonly kind:
        | 'comment'
        | 'finding'
        | 'findingWithdrawn'
        | 'action'
        | 'assigned'
        | 'answersOpened'
        | 'answersClosed'
        | 'opened'
        | 'joined'
        | 'upgraded'
        | 'handedOver'
        | 'signed'
        | 'reviewed'
        | 'unknown'
      readonly text: string
    }

/** The groups by which a history can be narrowed. */
export const DEED_GROUPS = ['answer', 'row', 'file', 'evidence', 'comment', 'finding', 'record'] as const
/** What kind of deed is looked at. */
export type DeedGroup = (typeof DEED_GROUPS)[number]

/** The group of a deed. */
export function groupOf({ kind }: Deed): DeedGroup {
  switch (kind) {
    case 'answer':
    case 'carried':
    case 'confirmed':
      return 'answer'
    case 'rowAdded':
    case 'rowRemoved':
    case 'rowRestored':
      return 'row'
    case 'added':
    case 'described':
    case 'annotated':
    case 'withdrawn':
      return 'file'
    case 'evidence':
      return 'evidence'
    case 'comment':
    case 'flagged':
    case 'unflagged':
      return 'comment'
    case 'finding':
    case 'findingWithdrawn':
    case 'action':
      return 'finding'
    default:
      return 'record'
  }
}

/**
 * What an event other than an answer did.
 *
 * @param names names of files by hash, for those that are withdrawn
 */
export function deedOf(entry: EventBody, names: ReadonlyMap<string, string>): Deed | null {
  switch (entry.kind) {
    case 'answer.set':
      return null
    case 'evidence.set':
      return { kind: 'evidence', level: entry.body.level }
    case 'attachment.add':
      return { kind: 'added', name: entry.body.name }
    case 'attachment.withdraw': {
      const { sha256, reason } = entry.body
      const name = names.get(sha256) ?? sha256.slice(0, 8)
      return { kind: 'withdrawn', name, ...(reason !== undefined && { reason }) }
    }
    case 'attachment.describe':
    case 'attachment.annotate': {
      const name = names.get(entry.body.sha256) ?? entry.body.sha256.slice(0, 8)
      return { kind: entry.kind === 'attachment.describe' ? 'described' : 'annotated', name }
    }
    case 'repeat.add':
      return { kind: entry.body.restores === undefined ? 'rowAdded' : 'rowRestored', row: entry.body.row }
    case 'repeat.remove':
      return { kind: 'rowRemoved', row: entry.body.row }
    case 'comment.add':
      return { kind: 'comment', text: entry.body.text }
    case 'flag.set':
      return { kind: entry.body.on ? 'flagged' : 'unflagged', name: entry.body.to ?? '' }
    case 'section.assign':
      return entry.body.section === EVERY_SECTION
        ? { kind: entry.body.open === true ? 'answersOpened' : 'answersClosed', text: '' }
        : { kind: 'assigned', text: entry.body.to?.name ?? '' }
    case 'finding.set':
      return { kind: entry.body.withdrawn === true ? 'findingWithdrawn' : 'finding', text: entry.body.text }
    case 'action.set':
      return { kind: 'action', text: entry.body.text }
    case 'assessment.open':
      return { kind: 'opened', text: entry.body.mine.name }
    case 'feed.open':
      return { kind: 'joined', text: entry.body.signer.name }
    case 'checklist.upgrade':
      return { kind: 'upgraded', text: entry.body.to.version }
    case 'handover.give':
      return { kind: 'handedOver', text: entry.body.to }
    case 'signature.add':
      return { kind: 'signed', text: entry.body.file }
    case 'review.add':
      return { kind: 'reviewed', text: entry.body.decision }
    default:
      return { kind: 'unknown', text: (entry as { readonly kind: string }).kind }
  }
}
