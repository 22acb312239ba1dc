import type { EvidenceLevel } from '../checklist/definition.ts'
import type { Path, Value } from '../checklist/value.ts'
import type { QuestionView } from '../engine/form-view.ts'
import type { Sha256 } from '../lib/sha256.ts'
import type { CarriedFrom, EventId, KeyId } from '../record/event.ts'
import { fileQuestions } from '../record/to-form-input.ts'
import { unitOfAnswer } from '../record/unit-of-answer.ts'
import type { RecordForm } from './record-form.ts'
import { type NotTakenEntry, notTakenEntries, unconfirmedSince } from './upgraded.ts'

/** One answer in `data/answers.json`: codes only, no labels. */
export interface AnswerEntry {
  readonly path: Path
  readonly value: Value
  readonly reason?: string
  /** What was typed, when that was a number in another unit than the question's, e.g. `420 ug/L`. */
  readonly entered?: string
  /** The unit of `value`, where the checklist lets it hang on other answers. */
  readonly unit?: string
  readonly evidence?: EvidenceLevel
  /** Who gave it, when (claimed) and the event that says so; absent when it was worked out by the checklist. */
  readonly actor?: KeyId
  readonly at?: string
  readonly event?: EventId
  /** Taken over from an earlier assessment and never confirmed here. */
  readonly carried?: CarriedFrom
  /** Given under this earlier version of the checklist; its question has changed since, and nobody confirmed it. */
  readonly unconfirmed_since?: Sha256
}

/** A remark on a question. */
export interface CommentEntry {
  readonly path: Path
  readonly text: string
  readonly actor: KeyId
  readonly at: string
  readonly event: EventId
}

/** `data/answers.json`, all in the order of the checklist, then of the rows. */
export interface AnswersFile {
  readonly answers: readonly AnswerEntry[]
  readonly comments: readonly CommentEntry[]
  /** Answers to questions that are not asked any more; they count for nothing. */
  readonly left_out: readonly AnswerEntry[]
  /** Answers given under another version of the checklist that this one cannot take; absent when there are none. */
  readonly not_taken?: readonly NotTakenEntry[]
}

/** What was answered. */
export function answersFile(source: RecordForm): AnswersFile {
  const files = fileQuestions(source.checklist.definition)
  const entry = (view: QuestionView) => answerEntry(source, view, files)
  const notTaken = notTakenEntries(source)
  return {
    answers: source.asked.flatMap(entry),
    comments: [...source.asked, ...source.leftOut].flatMap(({ path }) =>
      (source.record.comments.get(path) ?? []).map(({ text, actor, at, event }) => ({
        path,
        text,
        actor,
        at,
        event,
      })),
    ),
    left_out: source.leftOut.flatMap(entry),
    ...(notTaken.length > 0 && { not_taken: notTaken }),
  }
}

function answerEntry(
  source: RecordForm,
  view: QuestionView,
  files: ReadonlySet<string>,
): readonly AnswerEntry[] {
  if (view.value === null) return []
  const { record } = source
  const answer = record.answers.get(view.path)
  const by = files.has(view.definition.name) ? record.attachments.get(view.path)?.at(-1) : answer
  const evidence = record.evidence.get(view.path)
  const since = unconfirmedSince(source, view.path)
  const calculated = by === undefined || (by === answer && answer?.value === null)
  return [
    {
      path: view.path,
      value: canonicalValue(view.value),
      ...(answer?.reason === undefined || calculated ? {} : { reason: answer.reason }),
      ...(answer?.entered === undefined || calculated ? {} : { entered: answer.entered }),
      ...unitOfAnswer(view),
      ...(evidence === undefined ? {} : { evidence }),
      ...(answer?.carried === undefined || calculated ? {} : { carried: answer.carried }),
      ...(calculated || since === undefined ? {} : { unconfirmed_since: since }),
      ...(calculated ? {} : { actor: by.actor, at: by.at, event: by.event }),
    },
  ]
}

/** Texts put together by a calculation need not be in NFC, even when their parts are. */
function canonicalValue(value: Value): Value {
  if (typeof value === 'string') return value.toWellFormed().normalize('NFC')
  return value
}
