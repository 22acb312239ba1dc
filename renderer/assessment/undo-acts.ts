import type { ExplainingForm } from '../../shared/engine/explanation.ts'
import { AppError } from '../../shared/lib/app-error.ts'
import { appendEvent } from '../../shared/record/append.ts'
import type { AttachmentState } from '../../shared/record/record-state.ts'
import { applyEvent, type RecordState } from '../../shared/record/replay.ts'
import { livePaths } from '../../shared/record/to-form-input.ts'
import { planRedo, planUndo, type UndoAround, type UndoPlan } from '../../shared/record/undo.ts'
import type { Storage } from '../storage/storage.ts'
import { recordGiven } from './answer-acts.ts'
import type { AssessmentState } from './assessment-state.ts'
import { actTime, actTogether, type Desk } from './desk.ts'
import { findingsByPath } from './findings-by-path.ts'
import { undoAround } from './undo-offer.ts'
import { collectViews, keepSameViews } from './views.ts'

/** Undo and redo, read from the log; see `ActLog`. */
export function undoActs(
  desk: Desk,
  storage: Pick<Storage, 'getAttachment'>,
): Pick<AssessmentState, 'undo' | 'redo'> {
  const run = async (side: 'undoable' | 'redoable', plan: (around: UndoAround) => UndoPlan | null) => {
    const state = desk.store.getState()
    // What is being typed is an act too, and the newest one.
    state.flush()
    const offer = desk.store.getState()[side]
    const { record } = desk.store.getState()
    const planned = plan(undoAround(desk, record))
    // A copy that was given away is a memory.
    if (offer === null || planned === null || desk.store.getState().handedOver !== null) return null
    const files = filesBack(desk, planned)
    if (files.length > 0) {
      await expectHere(desk, storage, files)
      // Somebody who goes on working meanwhile takes something else back with the next press.
      if (desk.store.getState().record !== record) return null
    }
    await perform(desk, planned)
    return offer
  }
  return { undo: () => run('undoable', planUndo), redo: () => run('redoable', planRedo) }
}

/** The files that are evidence after the plan and are none before. */
function filesBack({ store, tail, actor, environment }: Desk, plan: UndoPlan): readonly AttachmentState[] {
  const { record } = store.getState()
  if (!plan.bodies.some(({ kind }) => kind === 'attachment.add' || kind === 'repeat.add')) return []
  let next = record
  let end = tail
  for (const body of plan.bodies) {
    const appended = appendEvent(end, body, { actor, at: actTime({ environment }) })
    next = applyEvent(next, appended.logged)
    end = appended.tail
  }
  const before = new Set(liveFiles(record).map(({ sha256 }) => sha256))
  return liveFiles(next).filter(({ sha256 }) => !before.has(sha256))
}

function liveFiles(record: RecordState): readonly AttachmentState[] {
  const isLive = livePaths(record)
  return [...record.attachments].flatMap(([path, files]) => (isLive(path) ? files : []))
}

/** Withdrawn files do not travel, so a record that came from another device may name some that never came here. */
async function expectHere(
  { queue }: Desk,
  storage: Pick<Storage, 'getAttachment'>,
  files: readonly AttachmentState[],
): Promise<void> {
  const waiting = new Set(
    queue.unsaved().flatMap(({ attachments }) => attachments.map((file) => file.sha256)),
  )
  for (const { sha256, name } of files) {
    const isHere = waiting.has(sha256) || (await storage.getAttachment(sha256)) !== undefined
    if (!isHere) throw new AppError('attachment-elsewhere', { name })
  }
}

/**
 * Says what the plan says, as one act. The form is opened over the record anew, as after a restart: triggers and
 * defaults must not answer to a question that only goes back to what it was.
 */
async function perform(desk: Desk, plan: UndoPlan): Promise<void> {
  const { lead, committed } = actTogether(desk, plan.bodies, [], { undoes: plan.act })
  showForm(desk, desk.openForm(desk.store.getState().record))
  recordGiven(desk, lead)
  await committed
}

/** Puts another form over the record on the screen; what looks the same stays the same by identity. */
function showForm(desk: Desk, form: ExplainingForm): void {
  desk.form = form
  const { checklist, environment, store } = desk
  const today = environment.now().slice(0, 10)
  store.setState((state) => {
    const views = keepSameViews(state.views, collectViews(form))
    const findings = findingsByPath(form, checklist, views, state.findings, today)
    return { views, findings, foundOn: today }
  })
}
