import type { Checklist } from '../../shared/checklist/checklist.ts'
import type { Path, Value } from '../../shared/checklist/value.ts'
import {
  EVERY_SECTION,
  type EventBody,
  type EventId,
  type KeyId,
  type SignerName,
} from '../../shared/record/event.ts'
import { refusalOf } from '../../shared/record/permission.ts'
import type { RecordState } from '../../shared/record/record-state.ts'
import { planRedo, planUndo, type UndoAround, type UndoPlan } from '../../shared/record/undo.ts'
import type { ActNotes } from './act-notes.ts'

/** What the next undo or redo would do. */
export interface UndoOffer {
  /** The act it takes back. */
  readonly act: EventId
  /** What it would say of the matter itself. */
  readonly body: EventBody
  /** How many more matters go along with it. */
  readonly more: number
  /** The answer as it stands, of an `answer.set`. */
  readonly from: Value | null
  /** Where to look: the question, or the repeat of a row; null when that is nowhere. */
  readonly path: Path | null
}

/** What an undo of the person at the desk stands on, over a record. */
export function undoAround(
  {
    notes,
    checklist,
    actor,
    signer,
  }: {
    readonly notes: ActNotes
    readonly checklist: Pick<Checklist, 'definition'>
    readonly actor: KeyId
    readonly signer: SignerName
  },
  record: RecordState,
): UndoAround {
  const person = { key: actor, name: signer.name }
  const may = (entry: EventBody) => refusalOf(record, checklist.definition, person, entry) === null
  return { acts: notes.acts, record, actor, may }
}

/** What can be taken back and done again now. */
export function readOffers(around: UndoAround): {
  readonly undoable: UndoOffer | null
  readonly redoable: UndoOffer | null
} {
  return {
    undoable: offerOf(planUndo(around), around.record),
    redoable: offerOf(planRedo(around), around.record),
  }
}

function offerOf(plan: UndoPlan | null, record: RecordState): UndoOffer | null {
  const body = plan?.bodies[0]
  if (plan === null || body === undefined) return null
  const path = placeOf(body, record)
  const from = body.kind === 'answer.set' ? (record.answers.get(body.body.path)?.value ?? null) : null
  return { act: plan.act, body, more: plan.bodies.length - 1, from, path }
}

function placeOf({ kind, body }: EventBody, record: RecordState): Path | null {
  switch (kind) {
    case 'repeat.add':
      return body.repeat
    case 'repeat.remove':
      return [...record.everyRow].find(([, rows]) => rows.includes(body.row))?.[0] ?? null
    case 'section.assign':
      return body.section === EVERY_SECTION ? null : body.section
    default:
      return 'path' in body ? body.path : null
  }
}
