import type { CardTable, JournalRepair } from '../../../shared/ipc/journal-calls.ts'

/** Which of the two copies. `database`: IndexedDB · `journal`: the files beside it. */
export type CopyName = 'database' | 'journal'

/** Something in one copy that was put right from the other. */
export interface Mend {
  readonly what: 'events' | 'cards' | 'files'
  /** The copy that was mended. */
  readonly in: CopyName
  /**
   * `lost`: the copy held nothing at all any more · `behind`: it lacked the newest, e.g. after a power cut · `missing`:
   * something older was gone · `damaged`: it was there, but not as it was written · `apart`: both copies had gone on in
   * different ways; `count` things that only this one held were recorded again as new events behind those of the other.
   */
  readonly why: 'lost' | 'behind' | 'missing' | 'damaged' | 'apart'
  readonly count: number
  readonly assessment?: string
  readonly table?: CardTable
  /** Where the original lies: a folder of the journal, `quarantine` for the table of the database, null for nowhere. */
  readonly aside: string | null
}

/** Something that neither copy holds whole. */
export interface Loss {
  readonly what: 'events' | 'cards' | 'files'
  /**
   * `gone`: nothing of it is left · `unreadable`: what is left cannot be read · `foreign`: it is set aside whole, but was
   * written by somebody whose key is not on this device, so that it cannot be recorded again in their name.
   */
  readonly why: 'gone' | 'unreadable' | 'foreign'
  readonly count: number
  readonly assessment?: string
  readonly table?: CardTable
  /** Hash of a file; of what is lost for good and found missing again at every full comparison. */
  readonly place?: string
  readonly aside: string | null
}

/** What came of comparing both copies. */
export interface Mending {
  readonly mends: readonly Mend[]
  readonly losses: readonly Loss[]
  /** What the journal found wrong with itself and put right at its start. */
  readonly repairs: readonly JournalRepair[]
}

/** Nothing was wrong. */
export const WHOLE: Mending = { mends: [], losses: [], repairs: [] }

/** A report of these alone. */
export function mended(...mends: readonly Mend[]): Mending {
  return { ...WHOLE, mends }
}

/** Two reports as one. */
export function joinMendings(a: Mending, b: Mending): Mending {
  return {
    mends: [...a.mends, ...b.mends],
    losses: [...a.losses, ...b.losses],
    repairs: [...a.repairs, ...b.repairs],
  }
}

/** Whether anything was put right or lost. */
export function isMended({ mends, losses, repairs }: Mending): boolean {
  return mends.length > 0 || losses.length > 0 || repairs.length > 0
}

/**
 * Whether a person must be told at once. That one copy was a few entries behind after a power cut is what two copies are
 * for: it is said in the proof line, and no dialog stands in the way.
 */
export function isGrave({ mends, losses, repairs }: Mending): boolean {
  return (
    losses.length > 0 ||
    mends.some(({ why }) => why !== 'behind') ||
    repairs.some(({ kind }) => kind !== 'torn')
  )
}

/** The report without the losses at these places. */
export function withoutTold(mending: Mending, told: ReadonlySet<string>): Mending {
  const losses = mending.losses.filter(({ place }) => place === undefined || !told.has(place))
  return { ...mending, losses }
}
