import type { Path } from '../../shared/checklist/value.ts'
import { canonicalJson } from '../../shared/lib/canonical-json.ts'
import type { Sha256 } from '../../shared/lib/sha256.ts'
import { tidyText } from '../../shared/lib/tidy-text.ts'
import { applyEvent } from '../../shared/record/replay.ts'
import { takeIn } from '../evidence/intake/take-in.ts'
import type { Storage } from '../storage/storage.ts'
import { readNotes } from './act-notes.ts'
import type { AssessmentState } from './assessment-state.ts'
import type { Unsaved } from './commit-queue.ts'
import { act, actTime, type Desk, shown } from './desk.ts'
import { filesAsValue } from './files-as-value.ts'
import { expectAllowed } from './keep-to-own.ts'
import { recordFiles } from './record-files.ts'
import { readOffers, undoAround } from './undo-offer.ts'
import { withoutFiles } from './without-files.ts'

type FileActs = Pick<
  AssessmentState,
  'attach' | 'withdraw' | 'describeFile' | 'annotate' | 'fileOf' | 'dropStuckFiles'
>

/** What people do with the files that are evidence. */
export function fileActs(
  desk: Desk,
  storage: Pick<Storage, 'getAttachment' | 'checkRoom' | 'keeps'>,
): FileActs {
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

  const recorder = recordFiles(desk)

  return {
    async attach(path, files, { signal, facts, together = {}, onProgress, onTaken } = {}) {
      await checkRoom(files)
      const committed: Promise<Sha256 | null>[] = []
      recorder.expect(files.length)
      for (const [index, file] of files.entries()) {
        const read = await takeIn(file, { signal, onProgress, keeps: storage.keeps }).catch(
          (error: unknown) => {
            recorder.expect(index - files.length)
            throw error
          },
        )
        // What the app took itself says nothing of its own making but what the app says of it.
        const taken = facts === undefined ? read : { ...read, capture: facts }
        const { sha256, media_type } = taken
        const onRecorded = (isNew: boolean) => onTaken?.({ sha256, media_type, isNew })
        const put = recorder.put({ path, taken, together, onRecorded })
        committed.push(put.then((isNew) => (isNew ? sha256 : null)))
      }
      const added = (await Promise.all(committed)).filter((sha256) => sha256 !== null)
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
