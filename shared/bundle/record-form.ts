import type { Checklist } from '../checklist/checklist.ts'
import type { Path } from '../checklist/value.ts'
import { openForm } from '../engine/form.ts'
import type { Environment, Form, QuestionView } from '../engine/form-view.ts'
import { AppError } from '../lib/app-error.ts'
import { checklistInForce } from '../record/checklist-in-force.ts'
import type { AssessmentOpen, LoggedEvent } from '../record/event.ts'
import type { ReadFeed } from '../record/read-feed.ts'
import { byOrder, conflicts, type RecordState, replay } from '../record/replay.ts'
import { toFormInput } from '../record/to-form-input.ts'
import type { RecordKind } from './bag-info.ts'

/** All that the derived files follow from: nothing else may have a say in them. */
export interface PayloadSource {
  readonly checklist: Checklist
  /** SHA-256 of the checklist's canonical JSON; of the version in force. */
  readonly checklistSha256: string
  readonly feeds: readonly ReadFeed[]
  readonly revision: number
  /** In a hand-over answers may rival each other; it is an `assessment` when nothing is said. */
  readonly kind?: RecordKind
}

/** A record with its form, as it stood after the last event. */
export interface RecordForm extends PayloadSource {
  readonly record: RecordState
  readonly assessment: string
  readonly opened: AssessmentOpen
  readonly form: Form
  /** The day of the last event, `YYYY-MM-DD` in UTC: what had run out by then has expired. */
  readonly day: string
  /** Questions whose answers rival each other; empty unless in a hand-over. */
  readonly rivals: readonly Path[]
  /** Every question in order that is asked: relevant, and not left out by a quick inspection. */
  readonly asked: readonly QuestionView[]
  /** Every question in order that is not asked but was answered. */
  readonly leftOut: readonly QuestionView[]
  /** In the order of the record. */
  readonly events: readonly LoggedEvent[]
}

/**
 * Replays a log and opens the form over it.
 *
 * Throws `AppError`: `bad-request` when no event opens the assessment or another version of the checklist is in
 * force;
 * `conflict-open` (`paths`, `count`) when people's answers rival each other, unless in a hand-over: there the newest
 * stands in the derived files, and `assessment.json` names the conflicts.
 */
export function openRecordForm(source: PayloadSource): RecordForm {
  const events = source.feeds.flatMap((feed) => feed.events).sort(byOrder)
  const record = replay(events)
  const { assessment, opened } = record
  if (assessment === null || opened === null) throw new AppError('bad-request', { reason: 'not opened' })
  if (checklistInForce(record)?.sha256 !== source.checklistSha256) {
    throw new AppError('bad-request', { reason: 'another checklist' })
  }
  const rivals = conflicts(record)
  if (rivals.length > 0 && source.kind !== 'handover') {
    throw new AppError('conflict-open', { paths: rivals.slice(0, 20).join(', '), count: rivals.length })
  }
  const { definition } = source.checklist
  const input = toFormInput(record, opened.mine.profile, definition)
  const form = openForm(source.checklist, input, environmentAt(events))
  const questions = form.questions().flatMap((path) => questionAt(form, path) ?? [])
  return {
    ...source,
    record,
    assessment,
    opened,
    form,
    day: lastTime(events).slice(0, 10),
    rivals,
    asked: questions.filter((view) => view.relevant),
    leftOut: questions.filter((view) => !view.relevant && view.value !== null && given(record, view.path)),
    events,
  }
}

function given(record: RecordState, path: Path): boolean {
  return record.answers.has(path) || (record.attachments.get(path)?.length ?? 0) > 0
}

function questionAt(form: Form, path: Path): QuestionView | null {
  const view = form.view(path)
  return view?.kind === 'question' ? view : null
}

/**
 * The derived files must come out the same on every machine for ever, so for them it is always the moment of the last
 * event (UTC), and chance does not exist.
 */
function environmentAt(events: readonly LoggedEvent[]): Environment {
  const now = `${lastTime(events).slice(0, -1)}.000+00:00`
  return { now: () => now, random: () => 0, uuid: () => '00000000-0000-4000-8000-000000000000' }
}

/** The latest claimed time of any event, `YYYY-MM-DDTHH:MM:SSZ`. */
export function lastTime(events: readonly LoggedEvent[]): string {
  let latest = ''
  for (const { event } of events) if (event.at > latest) latest = event.at
  return latest
}

/** The organisation of whoever opened the assessment. */
export function organizationOf(feeds: readonly ReadFeed[]): string {
  const opener = feeds.find(({ events }) => events.some(({ event }) => event.kind === 'assessment.open'))
  return opener?.opened.signer.org ?? ''
}
