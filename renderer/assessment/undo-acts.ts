import type { ExplainingForm } from '../../shared/engine/explanation.ts'
import { planRedo, planUndo, type UndoAround, type UndoPlan } from '../../shared/record/undo.ts'
import { recordGiven } from './answer-acts.ts'
import type { AssessmentState } from './assessment-state.ts'
import { act, type Desk } from './desk.ts'
import { findingsByPath } from './findings-by-path.ts'
import { collectViews, keepSameViews } from './views.ts'

/** Undo and redo, read from the log; see `ActLog`. */
export function undoActs(desk: Desk): Pick<AssessmentState, 'undo' | 'redo'> {
  const run = async (side: 'undoable' | 'redoable', plan: (around: UndoAround) => UndoPlan | null) => {
    const state = desk.store.getState()
    // What is being typed is an act too, and the newest one.
    state.flush()
    const offer = desk.store.getState()[side]
    const { record } = desk.store.getState()
    const planned = plan({ acts: desk.notes.acts, record, actor: desk.actor })
    // A copy that was given away is a memory.
    if (offer === null || planned === null || desk.store.getState().handedOver !== null) return null
    await perform(desk, planned)
    return offer
  }
  return { undo: () => run('undoable', planUndo), redo: () => run('redoable', planRedo) }
}

/**
 * Says what the plan says, as one act. The form is opened over the record anew, as after a restart: triggers and
 * defaults must not answer to a question that only goes back to what it was.
 */
async function perform(desk: Desk, plan: UndoPlan): Promise<void> {
  const [first, ...along] = plan.bodies
  if (first === undefined) return
  const commits = [act(desk, first, [], [], { undoes: plan.act })]
  const lead = desk.tail.prev
  const mark = lead === null ? {} : { with: lead }
  for (const body of along) commits.push(act(desk, body, [], [], mark))
  showForm(desk, desk.openForm(desk.store.getState().record))
  recordGiven(desk, lead)
  await Promise.all(commits)
}

/** Puts another form over the record on the screen; what looks the same stays the same by identity. */
function showForm(desk: Desk, form: ExplainingForm): void {
  desk.form = form
  const { checklist, environment, store } = desk
  const today = environment.now().slice(0, 10)
  store.setState((state) => {
    const views = keepSameViews(state.views, collectViews(form))
    return { views, findings: findingsByPath(form, checklist, views, state.findings, today) }
  })
}
