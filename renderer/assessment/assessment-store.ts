import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Checklist } from '../../shared/checklist/checklist.ts'
import type { ExplainingForm } from '../../shared/engine/explanation.ts'
import { openForm } from '../../shared/engine/form.ts'
import type { Environment } from '../../shared/engine/form-view.ts'
import { AppError } from '../../shared/lib/app-error.ts'
import { startFeed, tailOf } from '../../shared/record/append.ts'
import { checklistInForce } from '../../shared/record/checklist-in-force.ts'
import type { EventBody, KeyId, LoggedEvent, SignerName } from '../../shared/record/event.ts'
import { clockJumps } from '../../shared/record/grade-clock.ts'
import { handedOver } from '../../shared/record/handed-over.ts'
import { applyEvent, byOrder, type RecordState, replay } from '../../shared/record/replay.ts'
import { toFormInput } from '../../shared/record/to-form-input.ts'
import type { Services } from '../services.ts'
import type { Assessment, Storage } from '../storage/storage.ts'
import { readNotes } from './act-notes.ts'
import { answerActs } from './answer-acts.ts'
import type { AssessmentState, SaveState } from './assessment-state.ts'
import { readCarriedTitles } from './carried.ts'
import { type CommitWatcher, createCommitQueue } from './commit-queue.ts'
import { readChecklist } from './compiled-checklist.ts'
import { decideActs } from './decide-acts.ts'
import { actTime, type Desk } from './desk.ts'
import { readEarlierVersions } from './earlier-versions.ts'
import { feedOf, isOwnFeed } from './feed-of.ts'
import { fileActs } from './file-acts.ts'
import { fillRowsActs } from './fill-rows.ts'
import { findingsByPath } from './findings-by-path.ts'
import { guardWrites } from './guard-writes.ts'
import { handOverActs } from './hand-over-acts.ts'
import { teamActs } from './team-acts.ts'
import { trackTyping } from './typing.ts'
import { undoActs } from './undo-acts.ts'
import { readOffers, undoAround } from './undo-offer.ts'
import { upgradeActs } from './upgrade-acts.ts'
import { collectViews } from './views.ts'

/** What an assessment is opened with. */
export interface OpenAssessment {
  readonly services: Pick<Services, 'storage' | 'environment'>
  readonly assessmentId: string
  /** The person who works here. */
  readonly actor: KeyId
  readonly signer: SignerName
  /** What is in storage of it, where somebody has begun to read that. */
  readonly read?: Promise<ReadAssessment>
}

/** What is in storage of an assessment; the events in their order. */
interface ReadAssessment {
  readonly assessment: Assessment
  readonly events: readonly LoggedEvent[]
}

/**
 * Reads an assessment.
 *
 * @param known its events as they were read a moment ago. Events are only ever added, so when there are as many now they
 * are these, and thousands are not read again.
 * @throws AppError `bad-request` when there is none, `storage-failed` when it cannot be read
 */
export async function readAssessment(
  storage: Pick<Storage, 'getAssessment' | 'loadEvents' | 'countEvents'>,
  id: string,
  known: readonly LoggedEvent[] | null = null,
): Promise<ReadAssessment> {
  const load = async () =>
    known !== null && (await storage.countEvents(id)) === known.length ? known : storage.loadEvents(id)
  const [assessment, events] = await Promise.all([storage.getAssessment(id), load()])
  if (assessment === undefined) throw new AppError('bad-request', { detail: `assessment ${id}` })
  return { assessment, events: [...events].sort(byOrder) }
}

/**
 * Opens an assessment: replays its events and opens the form over them. Every act is on screen at once and committed
 * behind it, in order; see `CommitQueue`.
 *
 * @throws AppError `bad-request` when there is no such assessment, `checklist-not-found` or `not-a-checklist` when its
 * frozen checklist is missing or damaged, `storage-failed` when it cannot be read.
 */
export async function createAssessmentStore(open: OpenAssessment): Promise<StoreApi<AssessmentState>> {
  const { storage } = open.services
  const { assessment, events } = await (open.read ?? readAssessment(storage, open.assessmentId))
  const record = replay(events)
  const checklist = await readChecklist(storage, checklistInForce(record)?.sha256 ?? assessment.checklist)
  const formOver = (state: RecordState) => {
    const input = toFormInput(state, state.opened?.mine.profile ?? {}, checklist.definition)
    return openForm(checklist, input, environmentOf(open))
  }
  const known = {
    carriedTitles: await readCarriedTitles(storage, record),
    earlierVersions: await readEarlierVersions(storage, record),
  }
  return buildStore(open, assessment, checklist, events, record, formOver, known)
}

/** The environment with the person who works here, for `username`. */
function environmentOf({ services: { environment }, signer }: OpenAssessment): Environment {
  return { ...environment, properties: { ...environment.properties, username: signer.name } }
}

function buildStore(
  { services, actor, signer }: OpenAssessment,
  assessment: Assessment,
  checklist: Checklist,
  events: readonly LoggedEvent[],
  record: RecordState,
  openFormOver: (record: RecordState) => ExplainingForm,
  known: Pick<AssessmentState, 'carriedTitles' | 'earlierVersions'>,
): StoreApi<AssessmentState> {
  const { storage, environment } = services
  const feed = feedOf(record, assessment, actor, () => environment.uuid().replaceAll('-', ''))
  const tail = record.feeds.has(feed) ? tailOf(record, feed) : startFeed(feed, record.lam)
  const form = openFormOver(record)
  const views = collectViews(form)
  const today = environment.now().slice(0, 10)
  const notes = readNotes(feed, events, checklist)

  return createStore<AssessmentState>((_set, _get, store) => {
    const queue = createCommitQueue(
      (logged, files) => storage.appendEvents(assessment.id, logged, files),
      watchCommits(store, () => desk),
    )
    const desk: Desk = {
      ...{ assessment: assessment.id, checklist, form, environment, actor, signer, store, queue, tail },
      openForm: openFormOver,
      locked: false,
      notes,
      committed: { record, events, tail },
    }
    return {
      assessment,
      actor,
      signer,
      checklist: checklist.definition,
      record,
      sections: form.sections,
      views,
      findings: findingsByPath(form, checklist, views, new Map(), today),
      foundOn: today,
      save: { kind: 'saved', at: events.at(-1)?.event.at ?? null },
      events,
      typing: false,
      ...known,
      stuckFiles: NO_FILES,
      ...readOffers(undoAround({ notes, checklist, actor, signer }, record)),
      clockJumps: clockJumps(events),
      run: environment.clock?.().run ?? null,
      explain: (path) => desk.form.explain(path),
      retry: () => queue.retry(),
      handedOver: handedOver(events, (feed) => isOwnFeed(assessment, feed)),
      ...guardWrites(desk, {
        ...answerActs(desk),
        ...fillRowsActs(desk),
        ...decideActs(desk),
        ...fileActs(desk, storage),
        ...teamActs(desk),
        ...undoActs(desk, storage),
        ...upgradeActs(desk, storage),
      }),
      ...handOverActs(desk, storage),
      ...trackTyping(store),
    }
  })
}

/** Always the same, so that nothing is drawn again for it. */
const NO_FILES: AssessmentState['stuckFiles'] = []

/** What the state shows of the queue. */
function watchCommits(store: StoreApi<AssessmentState>, desk: () => Desk): CommitWatcher {
  const setSave = (save: SaveState) => store.setState({ save, stuckFiles: NO_FILES })
  return {
    onSaving: () => setSave({ kind: 'saving' }),
    onCommitted(logged, left) {
      const { committed, tail } = desk()
      // What is on the screen is what is on the disk when nothing is left; somebody waits for this word.
      const { record, events } =
        left === 0
          ? store.getState()
          : {
              record: logged.reduce(applyEvent, committed.record),
              events: [...committed.events, ...logged],
            }
      desk().committed = { record, events, tail: tailOf(record, tail.feed) }
      if (left === 0) setSave({ kind: 'saved', at: actTime(desk()) })
    },
    onFailed(error) {
      const stuckFiles = desk()
        .queue.unsaved()
        .flatMap(({ logged: { event } }) => {
          const body = event as EventBody
          if (body.kind !== 'attachment.add') return []
          return [{ path: body.body.path, name: body.body.name, size: body.body.size }]
        })
      store.setState({ save: { kind: 'failed', error }, stuckFiles })
    },
  }
}
