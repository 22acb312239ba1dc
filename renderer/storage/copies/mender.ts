import type { Sha256 } from '../../../shared/lib/sha256.ts'
import type { KeyId } from '../../../shared/record/event.ts'
import type { Database } from '../database.ts'
import type { Journal } from '../journal.ts'

/** What mending works with. */
export interface Mender {
  readonly database: Database
  readonly journal: Journal
  /** Claimed time, for what is set aside. */
  now(): string
  /** The keys that people hold on this device: in their names things may be recorded again. */
  ownKeys(): Promise<ReadonlySet<KeyId>>
  /**
   * Whether feeds may be rebuilt on new ends. Only before an assessment is open: what is open knows the ends of its feeds.
   */
  readonly mayRebuild: boolean
  /** The hash of a blob; null when it cannot be read to its end. Best made beside the screen's thread. */
  hashOf(blob: Blob): Promise<Sha256 | null>
  /** Lets the screen breathe between slices of long work. */
  breathe(): Promise<void>
  /** How far the completing of a log is. */
  onMending(done: number, total: number): void
}
