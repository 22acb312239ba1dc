import type { Path } from '../../shared/checklist/value.ts'
import { applyEvent } from '../../shared/record/replay.ts'
import type { Storage } from '../storage/storage.ts'
import { readNotes } from './act-notes.ts'
import type { AssessmentState } from './assessment-state.ts'
import type { Unsaved } from './commit-queue.ts'
import { act, actTime, type Desk, shown } from './desk.ts'
import { takeInFile } from './take-in-file.ts'
import { readOffers } from './undo-offer.ts'
import { withoutFiles } from './without-files.ts'

type FileActs = Pick<AssessmentState, 'attach' | 'withdraw' | 'fileOf' | 'dropStuckFiles'>

/** Question types whose answer is the list of their attachments. */
const FILE_TYPES: ReadonlySet<string> = new Set(['image', 'audio', 'video', 'file'])

/** What people do with the files that are evidence. */
export function fileActs(desk: Desk, storage: Pick<Storage, 'getAttachment' | 'checkRoom'>): FileActs {
  const { store, queue } = desk
  const hashesAt = (path: Path) =>
    (store.getState().record.attachments.get(path) ?? []).map((file) => file.sha256)

  return {
    async attach(path, files) {
      await storage.checkRoom(files.reduce((sum, { size }) => sum + size, 0))
      const commits: Promise<void>[] = []
      for (const file of files) {
        const { blob, ...taken } = await takeInFile(file)
        const here = hashesAt(path)
        if (here.includes(taken.sha256)) continue
        const changed = filesAsValue(desk, path, [...here, taken.sha256])
        const stored = { sha256: taken.sha256, media_type: taken.media_type, blob }
        commits.push(act(desk, { kind: 'attachment.add', body: { path, ...taken } }, [stored], changed))
      }
      await Promise.all(commits)
      return commits.length
    },

    withdraw(path, sha256, reason) {
      const left = hashesAt(path).filter((hash) => hash !== sha256)
      const body = { path, sha256, ...(reason !== undefined && { reason }) }
      return act(desk, { kind: 'attachment.withdraw', body }, [], filesAsValue(desk, path, left))
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
        ...readOffers({ acts: desk.notes.acts, record, actor: desk.actor }),
        stuckFiles: [],
      }))
      if (kept.unsaved.length === 0) store.setState({ save: { kind: 'saved', at: actTime(desk) } })
      await Promise.all(kept.unsaved.map((entry: Unsaved) => queue.push(entry)))
    },
  }
}

/** After files came or went: a question whose answer is its files gets them as its value. Gives what changed. */
function filesAsValue({ form }: Desk, path: Path, sha256s: readonly string[]): readonly Path[] {
  const view = form.view(path)
  if (view?.kind !== 'question' || !FILE_TYPES.has(view.definition.type)) return []
  return form.answer(path, sha256s.length === 0 ? null : sha256s)
}
