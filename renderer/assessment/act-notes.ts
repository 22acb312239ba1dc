import type { Checklist } from '../../shared/checklist/checklist.ts'
import type { QuestionType } from '../../shared/checklist/definition.ts'
import { type Path, splitPath } from '../../shared/checklist/value.ts'
import { type ActLog, readActs } from '../../shared/record/acts.ts'
import type { FeedId, LoggedEvent } from '../../shared/record/event.ts'
import { type ClockGrader, createClockGrader } from '../../shared/record/grade-clock.ts'

/** What is kept beside the record of this person's own feed: what was done and undone, and how the clock ran. */
export interface ActNotes {
  readonly acts: ActLog
  readonly clock: ClockGrader
}

/** Types of questions whose answer grows while it is typed. */
const TYPED: ReadonlySet<QuestionType> = new Set(['text', 'integer', 'decimal', 'barcode'])

/** Reads the notes anew from a whole log, in its order. */
export function readNotes(feed: FeedId, events: readonly LoggedEvent[], checklist: Checklist): ActNotes {
  const clock = createClockGrader()
  for (const logged of events) if (logged.event.feed === feed) clock.add(logged)
  return { acts: readActs(feed, events, typedIn(checklist)), clock }
}

/** Tells the paths whose answers are typed from those that are chosen. */
function typedIn(checklist: Pick<Checklist, 'rows'>): (path: Path) => boolean {
  return (path) => {
    const row = checklist.rows.get(splitPath(path).name)
    return row?.kind === 'question' && TYPED.has(row.definition.type)
  }
}
