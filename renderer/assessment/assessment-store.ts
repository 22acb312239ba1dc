import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Checklist } from '../../shared/checklist/checklist.ts'
import type { Text } from '../../shared/checklist/definition.ts'
import { loadChecklist } from '../../shared/checklist/load-checklist.ts'
import type { Path, Value } from '../../shared/checklist/value.ts'
import type { ExplainingForm } from '../../shared/engine/explanation.ts'
import { openForm } from '../../shared/engine/form.ts'
import type { Environment } from '../../shared/engine/form-view.ts'
import { AppError } from '../../shared/lib/app-error.ts'
import { claimedTime } from '../../shared/lib/moment.ts'
import { appendEvent, type FeedTail, startFeed, tailOf } from '../../shared/record/append.ts'
import type { EventBody, KeyId, LoggedEvent, SignerName } from '../../shared/record/event.ts'
import { applyEvent, byOrder, type RecordState, replay } from '../../shared/record/replay.ts'
import { toFormInput } from '../../shared/record/to-form-input.ts'
import type { Services } from '../services.ts'
import type { Assessment, StoredAttachment } from '../storage/storage.ts'
import type { AssessmentState, SaveState } from './assessment-state.ts'
import { readCarriedTitles } from './carried.ts'
import { createCommitQueue, type Unsaved } from './commit-queue.ts'
import { feedOf } from './feed-of.ts'
import { findingsByPath } from './findings-by-path.ts'
import { takeInFile } from './take-in-file.ts'
import { collectViews, refreshViews, withDescendants } from './views.ts'
import { withoutFiles } from './without-files.ts'

/** What an assessment is opened with. */
export interface OpenAssessment {
  readonly services: Pick<Services, 'storage' | 'environment'>
  readonly assessmentId: string
  /** The person who works here. */
  readonly actor: KeyId
  readonly signer: SignerName
}

/** Question types whose answer is the list of their attachments. */
const FILE_TYPES: ReadonlySet<string> = new Set(['image', 'audio', 'video', 'file'])

/**
 * Opens an assessment: replays its events and opens the form over them. Every act is on screen at once and committed
 * behind it, in order; see `CommitQueue`.
 *
 * @throws AppError `bad-request` when there is no such assessment, `checklist-not-found` or `not-a-checklist` when its
 * frozen checklist is missing or damaged, `storage-failed` when it cannot be read.
 */
export async function createAssessmentStore(open: OpenAssessment): Promise<StoreApi<AssessmentState>> {
  const { storage } = open.services
  const assessment = await storage.getAssessment(open.assessmentId)
  if (assessment === undefined)
    throw new AppError('bad-request', { detail: `assessment ${open.assessmentId}` })
  const definition = await storage.getChecklist(assessment.checklist)
  if (definition === undefined) throw new AppError('checklist-not-found', { checklist: assessment.checklist })
  const loaded = loadChecklist(definition)
  if ('problems' in loaded) {
    const [first] = loaded.problems
    throw new AppError('not-a-checklist', { path: first?.path ?? '', detail: first?.code ?? '' })
  }
  const events = [...(await storage.loadEvents(assessment.id))].sort(byOrder)
  const record = replay(events)
  const input = toFormInput(record, record.opened?.mine.profile ?? {}, definition)
  const form = openForm(loaded.checklist, input, environmentOf(open))
  const titles = await readCarriedTitles(storage, record)
  return buildStore(open, assessment, loaded.checklist, events, record, form, titles)
}

/** The environment with the person who works here, for `username`. */
function environmentOf({ services: { environment }, signer }: OpenAssessment): Environment {
  return { ...environment, properties: { ...environment.properties, username: signer.name } }
}

function buildStore(
  { services, actor, signer }: OpenAssessment,
  assessment: Assessment,
  checklist: Checklist,
  loaded: readonly LoggedEvent[],
  loadedRecord: RecordState,
  form: ExplainingForm,
  carriedTitles: ReadonlyMap<string, Text>,
): StoreApi<AssessmentState> {
  const { storage, environment } = services
  const feed = feedOf(loadedRecord, assessment, actor, () => environment.uuid().replaceAll('-', ''))
  let tail: FeedTail = loadedRecord.feeds.has(feed)
    ? tailOf(loadedRecord, feed)
    : startFeed(feed, loadedRecord.lam)
  const firstViews = collectViews(form)
  /** What is on disk, for going back to when files are let go. */
  let committed = { record: loadedRecord, events: loaded, tail }
  const typed = new Set<() => void>()

  const queue = createCommitQueue((events, files) => storage.appendEvents(assessment.id, events, files), {
    onSaving: () => setSave({ kind: 'saving' }),
    onCommitted(events, left) {
      const record = events.reduce(applyEvent, committed.record)
      committed = { record, events: [...committed.events, ...events], tail: tailOf(record, feed) }
      if (left === 0) setSave({ kind: 'saved', at: now() })
    },
    onFailed(error) {
      const stuckFiles = queue.unsaved().flatMap(({ logged: { event } }) => {
        const body = event as EventBody
        if (body.kind !== 'attachment.add') return []
        return [{ path: body.body.path, name: body.body.name, size: body.body.size }]
      })
      store.setState({ save: { kind: 'failed', error }, stuckFiles })
    },
  })

  const today = () => environment.now().slice(0, 10)
  const now = () => claimedTime(new Date(environment.now()))
  const setSave = (save: SaveState) => store.setState({ save, stuckFiles: [] })

  /** What the screen shows of the form, where it changed. */
  function shown(
    state: AssessmentState,
    changed: readonly Path[],
  ): Pick<AssessmentState, 'views' | 'findings'> {
    if (changed.length === 0) return { views: state.views, findings: state.findings }
    const views = refreshViews(state.views, form, changed)
    return { views, findings: findingsByPath(form, checklist, views, state.findings, today()) }
  }

  /** Puts one event on the record and into the queue. Resolves when it is committed. */
  function act(entry: EventBody, files: readonly StoredAttachment[] = [], changed: readonly Path[] = []) {
    if (tail.seq === 0 && entry.kind !== 'feed.open') {
      void act({ kind: 'feed.open', body: { assessment: assessment.id, key: actor, signer } })
    }
    const next = appendEvent(tail, entry, { actor, at: now() })
    tail = next.tail
    store.setState((state) => ({
      record: applyEvent(state.record, next.logged),
      events: [...state.events, next.logged],
      ...shown(state, changed),
    }))
    return queue.push({ logged: next.logged, attachments: files })
  }

  /** A default or a trigger gave an answer: it is recorded like one that was typed, as it would be another tomorrow. */
  function recordGiven(): void {
    for (const path of form.unrecorded()) {
      const view = form.view(path)
      if (view?.kind !== 'question') continue
      const bases = store.getState().record.answers.get(path)?.bases ?? []
      const changed = form.answer(path, view.value)
      void act({ kind: 'answer.set', body: { path, value: view.value, bases } }, [], changed)
    }
  }

  /** After files came or went: a question whose answer is its files gets them as its value. */
  function filesAsValue(path: Path, sha256s: readonly string[]): readonly Path[] {
    const view = form.view(path)
    if (view?.kind !== 'question' || !FILE_TYPES.has(view.definition.type)) return []
    return form.answer(path, sha256s.length === 0 ? null : sha256s)
  }

  const hashesAt = (path: Path) =>
    (store.getState().record.attachments.get(path) ?? []).map((file) => file.sha256)

  const store: StoreApi<AssessmentState> = createStore<AssessmentState>(() => ({
    assessment,
    checklist: checklist.definition,
    record: loadedRecord,
    sections: form.sections,
    views: firstViews,
    findings: findingsByPath(form, checklist, firstViews, new Map(), today()),
    save: { kind: 'saved', at: loaded.at(-1)?.event.at ?? null },
    events: loaded,
    typing: false,
    carriedTitles,
    stuckFiles: [],

    explain: (path) => form.explain(path),

    async answer(path, value, reason, entered) {
      const bases = store.getState().record.answers.get(path)?.bases ?? []
      const said = composed(value)
      const changed = form.answer(path, said)
      const more = { ...(reason !== undefined && { reason }), ...(entered !== undefined && { entered }) }
      const body = { path, value: said, bases, ...more }
      const committed = act({ kind: 'answer.set', body }, [], changed)
      recordGiven()
      await committed
    },

    async confirm(paths) {
      const commits = paths.flatMap((path) => {
        const answer = store.getState().record.answers.get(path)
        if (answer?.carried === undefined) return []
        const { value, reason, bases } = answer
        // A carried answer has been converted long ago: nothing was entered here.
        const body = { path, value, bases, ...(reason !== undefined && { reason }) }
        return [act({ kind: 'answer.set', body })]
      })
      await Promise.all(commits)
    },

    async addRow(repeat) {
      const { record } = store.getState()
      const taken = new Set([...[...record.rows.values()].flat(), ...record.removedRows])
      let row = environment.uuid().slice(0, 8)
      while (taken.has(row)) row = environment.uuid().slice(0, 8)
      const changed = withDescendants(form, form.addRow(repeat, row), repeat)
      const committed = act({ kind: 'repeat.add', body: { repeat, row } }, [], changed)
      recordGiven()
      await committed
      return row
    },

    async removeRow(row) {
      const changed = form.removeRow(row)
      await act({ kind: 'repeat.remove', body: { row } }, [], changed)
    },

    async attach(path, files) {
      const commits: Promise<void>[] = []
      for (const file of files) {
        const { blob, ...taken } = await takeInFile(file)
        const here = hashesAt(path)
        if (here.includes(taken.sha256)) continue
        const changed = filesAsValue(path, [...here, taken.sha256])
        const stored = { sha256: taken.sha256, media_type: taken.media_type, blob }
        commits.push(act({ kind: 'attachment.add', body: { path, ...taken } }, [stored], changed))
      }
      await Promise.all(commits)
      return commits.length
    },

    withdraw(path, sha256, reason) {
      const left = hashesAt(path).filter((hash) => hash !== sha256)
      const body = { path, sha256, ...(reason !== undefined && { reason }) }
      return act({ kind: 'attachment.withdraw', body }, [], filesAsValue(path, left))
    },

    setEvidence: (path, level) => act({ kind: 'evidence.set', body: { path, level } }),
    comment: (path, text) => act({ kind: 'comment.add', body: { path, text } }),
    retry: () => queue.retry(),

    async fileOf(sha256) {
      const waiting = queue.unsaved().flatMap((entry) => entry.attachments)
      const found = waiting.find((file) => file.sha256 === sha256) ?? (await storage.getAttachment(sha256))
      return found?.blob
    },

    async dropStuckFiles() {
      const taken = queue.takeBack()
      if (taken.length === 0) return
      const kept = withoutFiles(taken, committed.tail)
      tail = kept.tail
      const logged = kept.unsaved.map((entry) => entry.logged)
      const record = logged.reduce(applyEvent, committed.record)
      const changed = kept.dropped.flatMap((path) =>
        filesAsValue(
          path,
          (record.attachments.get(path) ?? []).map((file) => file.sha256),
        ),
      )
      store.setState((state) => ({
        record,
        events: [...committed.events, ...logged],
        ...shown(state, changed),
        stuckFiles: [],
      }))
      if (kept.unsaved.length === 0) setSave({ kind: 'saved', at: now() })
      await Promise.all(kept.unsaved.map((entry: Unsaved) => queue.push(entry)))
    },

    hold(commit) {
      typed.add(commit)
      store.setState({ typing: true })
      return () => {
        typed.delete(commit)
        if (typed.size === 0 && store.getState().typing) store.setState({ typing: false })
      }
    },

    flush() {
      for (const commit of [...typed]) commit()
    },
  }))
  return store
}

/** Pasted text in Unicode's composed form, as every event holds it. */
function composed(value: Value | null): Value | null {
  return typeof value === 'string' ? value.normalize('NFC') : value
}
