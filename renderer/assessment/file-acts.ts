import type { Path } from '../../shared/checklist/value.ts'
import { canonicalJson } from '../../shared/lib/canonical-json.ts'
import type { Sha256 } from '../../shared/lib/sha256.ts'
import { tidyText } from '../../shared/lib/tidy-text.ts'
import type { EventBody, EventId } from '../../shared/record/event.ts'
import { applyEvent } from '../../shared/record/replay.ts'
import { takeIn } from '../evidence/intake/take-in.ts'
import type { Storage, StoredAttachment } from '../storage/storage.ts'
import { readNotes } from './act-notes.ts'
import type { AssessmentState } from './assessment-state.ts'
import type { Unsaved } from './commit-queue.ts'
import { act, actTime, type Desk, shown } from './desk.ts'
import { expectAllowed } from './keep-to-own.ts'
import { readOffers, undoAround } from './undo-offer.ts'
import { withoutFiles } from './without-files.ts'

type FileActs = Pick<
  AssessmentState,
  'attach' | 'withdraw' | 'describeFile' | 'annotate' | 'fileOf' | 'dropStuckFiles'
>

/** Question types whose answer is the list of their attachments. */
const FILE_TYPES: ReadonlySet<string> = new Set(['image', 'audio', 'video', 'file'])

/** What people do with the files that are evidence. */
export function fileActs(desk: Desk, storage: Pick<Storage, 'getAttachment' | 'checkRoom'>): FileActs {
  const { store, queue, actor, environment } = desk
  const fileAt = (path: Path, sha256: Sha256) =>
    store
      .getState()
      .record.attachments.get(path)
      ?.find((file) => file.sha256 === sha256)
  const hashesAt = (path: Path) =>
    (store.getState().record.attachments.get(path) ?? []).map((file) => file.sha256)

  let asked: Promise<unknown> = Promise.resolve()

  /** One question after the other, so that files that are attached at once keep their order. */
  function checkRoom(files: readonly File[]): Promise<void> {
    const bytes = files.reduce((sum, { size }) => sum + size, 0)
    const checked = asked.then(() => storage.checkRoom(bytes))
    asked = checked.catch(() => {})
    return checked
  }

  /** The act that what was brought in one go has begun. */
  const begun = new WeakMap<object, EventId>()

  /** Adds a file to what was brought along with it, unless that was taken back meanwhile. */
  function add(entry: EventBody, stored: StoredAttachment, changed: readonly Path[], together: object) {
    const lead = begun.get(together)
    const goesOn = lead !== undefined && desk.notes.acts.isDone(lead)
    const committed = act(desk, entry, [stored], changed, goesOn ? { with: lead } : {})
    if (!goesOn && desk.tail.prev !== null) begun.set(together, desk.tail.prev)
    return committed
  }

  return {
    async attach(path, files, { signal, facts, together = {}, onProgress, onTaken } = {}) {
      await checkRoom(files)
      const commits: Promise<void>[] = []
      const added: Sha256[] = []
      for (const file of files) {
        const { blob, ...read } = await takeIn(file, { signal, onProgress })
        // What the app took itself says nothing of its own making but what the app says of it.
        const taken = facts === undefined ? read : { ...read, capture: facts }
        const here = hashesAt(path)
        const isNew = !here.includes(taken.sha256)
        onTaken?.({ sha256: taken.sha256, media_type: taken.media_type, isNew })
        if (!isNew) continue
        added.push(taken.sha256)
        const changed = filesAsValue(desk, path, [...here, taken.sha256])
        const stored = { sha256: taken.sha256, media_type: taken.media_type, blob }
        commits.push(add({ kind: 'attachment.add', body: { path, ...taken } }, stored, changed, together))
      }
      await Promise.all(commits)
      // A file that did not fit on the disk may have been let go of meanwhile.
      return added.filter((sha256) => fileAt(path, sha256) !== undefined).length
    },

    async withdraw(path, sha256, reason) {
      expectAllowed(desk, { kind: 'attachment.withdraw', body: { path, sha256 } })
      const left = hashesAt(path).filter((hash) => hash !== sha256)
      const body = { path, sha256, ...(reason !== undefined && { reason }) }
      await act(desk, { kind: 'attachment.withdraw', body }, [], filesAsValue(desk, path, left))
    },

    async describeFile(path, sha256, { caption, direction }) {
      const file = fileAt(path, sha256)
      const words = { caption: blankless(caption), direction: blankless(direction) }
      const isSame =
        words.caption === (file?.caption ?? null) && words.direction === (file?.direction ?? null)
      if (file === undefined || isSame) return
      const entry = { kind: 'attachment.describe', body: { path, sha256, ...words } } as const
      expectAllowed(desk, entry)
      await act(desk, entry)
    },

    async annotate(path, sha256, marks) {
      const file = fileAt(path, sha256)
      const own = file?.annotations?.find((layer) => layer.actor === actor)
      if (file === undefined || (own === undefined && marks.length === 0)) return
      if (own !== undefined && canonicalJson(own.marks) === canonicalJson(marks)) return
      const layer = own?.layer ?? environment.uuid().replaceAll('-', '').slice(0, 8)
      const entry = { kind: 'attachment.annotate', body: { path, sha256, layer, marks } } as const
      expectAllowed(desk, entry)
      await act(desk, entry)
    },

    async fileOf(sha256) {
      const waiting = queue.unsaved().flatMap((entry) => entry.attachments)
      const found = waiting.find((file) => file.sha256 === sha256) ?? (await storage.getAttachment(sha256))
      return found?.blob
    },

    async dropStuckFiles() {
      const taken = queue.takeBack()
      if (taken.length === 0) return
      const kept = withoutFiles(taken, desk.committed.tail)
      desk.tail = kept.tail
      const logged = kept.unsaved.map((entry) => entry.logged)
      const record = logged.reduce(applyEvent, desk.committed.record)
      const changed = kept.dropped.flatMap((path) =>
        filesAsValue(
          desk,
          path,
          (record.attachments.get(path) ?? []).map((file) => file.sha256),
        ),
      )
      const events = [...desk.committed.events, ...logged]
      desk.notes = readNotes(desk.tail.feed, events, desk.checklist)
      store.setState((state) => ({
        record,
        events,
        ...shown(desk, state, changed),
        ...readOffers(undoAround(desk, record)),
        stuckFiles: [],
      }))
      if (kept.unsaved.length === 0) store.setState({ save: { kind: 'saved', at: actTime(desk) } })
      await Promise.all(kept.unsaved.map((entry: Unsaved) => queue.push(entry)))
    },
  }
}

/** Words without blanks around them; null when nothing is left. */
function blankless(words: string | null): string | null {
  const left = tidyText(words ?? '')
  return left === '' ? null : left
}

/** After files came or went: a question whose answer is its files gets them as its value. Gives what changed. */
function filesAsValue({ form }: Desk, path: Path, sha256s: readonly string[]): readonly Path[] {
  const view = form.view(path)
  if (view?.kind !== 'question' || !FILE_TYPES.has(view.definition.type)) return []
  return form.answer(path, sha256s.length === 0 ? null : sha256s)
}
