import type { ChecklistDefinition } from '../../shared/checklist/definition.ts'
import type { CardTable } from '../../shared/ipc/journal-calls.ts'
import type { ReadCard } from '../../shared/ipc/people.ts'
import type { Sha256 } from '../../shared/lib/sha256.ts'
import type { StagedFeed } from '../../shared/record/stage-feeds.ts'
import type { LibraryEntry } from '../storage/library-entry.ts'
import type { Assessment, Mine, Settings } from '../storage/storage.ts'

/**
 * How a small row of a backup compares with what is here.
 *
 * `new`: not here, and taken · `same` · `newer`: changed there after it was changed here, and taken · `older`: this
 * device's own is the newer and stays · `removed`: taken out here on purpose, and stays out · `kept`: this device has
 * its own, which stays whatever the backup says.
 */
export type CardStatus = 'new' | 'same' | 'newer' | 'older' | 'removed' | 'kept'

/** One small row of a backup, judged. */
export interface StagedCard {
  readonly table: CardTable
  readonly id: string
  /** What people call it; empty for what has no name. */
  readonly name: string
  readonly status: CardStatus
}

/** A person whom the device of the backup trusted: known here too, or `new` and trusted only when somebody says so. */
export interface StagedPerson extends ReadCard {
  readonly status: 'new' | 'same'
}

/** One assessment of a backup, judged. */
export interface StagedAssessment {
  readonly id: string
  /** It is not on this device yet. */
  readonly isNew: boolean
  /** As it is known here, else in the backup. The name is empty when both know nothing of it. */
  readonly mine: Pick<Mine, 'id' | 'name' | 'profile'>
  /** What it was begun with; null when that is neither here nor in the backup. */
  readonly checklist: ChecklistDefinition | null
  /** Checklists that its events name and that are not here. */
  readonly definitions: ReadonlyMap<Sha256, ChecklistDefinition>
  readonly feeds: readonly StagedFeed[]
  /** Feeds by people whose key this device does not know. */
  readonly strangers: ReadonlySet<string>
  /** The index card to be written for a new one; null when it is here, or cannot be restored. */
  readonly card: Assessment | null
  /** What the card in the backup knows and the one here does not. */
  readonly exports: Assessment['exports']
  readonly heads: NonNullable<Assessment['heads']>
  readonly forks: NonNullable<Assessment['forks']>
}

/** A backup compared with what is here. Nothing has been done yet. */
export interface StagedBackup {
  readonly assessments: readonly StagedAssessment[]
  readonly cards: readonly StagedCard[]
  /** Rows to be written. */
  readonly mines: readonly Mine[]
  readonly checklists: readonly { readonly sha256: Sha256; readonly definition: ChecklistDefinition }[]
  readonly library: readonly { readonly entry: LibraryEntry; readonly definition: ChecklistDefinition }[]
  /** Settings to be taken over; null on a device that has a person of its own. */
  readonly settings: Partial<Settings> | null
  /** Files that are not here, without those that come with the library. Sizes in bytes, about right. */
  readonly files: readonly { readonly sha256: Sha256; readonly size: number }[]
  /** Files that come with the library entries to be written. */
  readonly media: ReadonlySet<Sha256>
  readonly trusted: readonly StagedPerson[]
  /** Parts of the backup that are not whole any more, by their names there. */
  readonly damaged: readonly string[]
  /** Events to be appended, over all assessments. */
  readonly events: number
}

/** Whether taking it over would change anything here, apart from people whom somebody would have to choose to trust. */
export function bringsNothing({ assessments, cards, files, events, settings }: StagedBackup): boolean {
  return (
    events === 0 &&
    files.length === 0 &&
    settings === null &&
    cards.every(({ status }) => status !== 'new' && status !== 'newer') &&
    assessments.every(
      ({ card, exports, heads, forks }) =>
        card === null && exports.length + heads.length + forks.length === 0,
    )
  )
}
