import { AppError } from '../../shared/lib/app-error.ts'
import type { LoggedEvent } from '../../shared/record/event.ts'
import type { Database, StoredEvent } from './database.ts'
import { libraryOf } from './library.ts'
import { mergeDrafts } from './merge-drafts.ts'
import type { Settings, Storage, StoredAttachment } from './storage.ts'
import { guard } from './storage-error.ts'

const FRESH: Settings = {
  language: null,
  appearance: 'auto',
  identity: null,
  route: null,
  positions: {},
  drafts: {},
  device: null,
  limits: null,
}

/** The storage over an open database. */
export function createStorage(database: Database): Storage {
  const { mines, assessments, checklists, events, attachments, settings } = database

  const addEvents = (assessment: string, logged: readonly LoggedEvent[]) =>
    // `add`, not `put`: what stands in a log is never overwritten.
    events.bulkAdd(logged.map((one) => toStored(assessment, one)))

  return {
    listMines: () => guard(() => mines.toArray()),
    getMine: (id) => guard(() => mines.get(id)),
    putMine: (mine) => guard(async () => void (await mines.put(mine))),

    listAssessments: (mine) =>
      guard(async () => {
        const found = await (mine === undefined
          ? assessments.toArray()
          : assessments.where({ mine }).toArray())
        return found.sort((a, b) => (a.created < b.created ? -1 : a.created > b.created ? 1 : 0))
      }),
    getAssessment: (id) => guard(() => assessments.get(id)),
    createAssessment: (assessment, definition, first) =>
      guard(() =>
        database.transaction('rw', [assessments, checklists, events], async () => {
          await assessments.add(assessment)
          const sha256 = assessment.checklist
          if ((await checklists.get(sha256)) === undefined) await checklists.add({ sha256, definition })
          await addEvents(assessment.id, first)
        }),
      ),
    noteExport: (id, note) =>
      guard(() =>
        database.transaction('rw', assessments, async () => {
          const assessment = await assessments.get(id)
          if (assessment === undefined) throw unknownAssessment(id)
          await assessments.put({ ...assessment, exports: [...assessment.exports, note] })
        }),
      ),
    getChecklist: (sha256) => guard(async () => (await checklists.get(sha256))?.definition),

    loadEvents: (assessment) =>
      guard(async () => {
        const stored = await events
          .where('[assessment+feed+seq]')
          // IndexedDB orders a list before the same list with more in it, and lists after texts and numbers.
          .between([assessment], [assessment, []])
          .toArray()
        return stored.map(({ id, line, event }) => ({ id, line, event }))
      }),
    appendEvents: (assessment, logged, brought = []) =>
      guard(() =>
        database.transaction('rw', [assessments, events, attachments], async () => {
          if ((await assessments.get(assessment)) === undefined) throw unknownAssessment(assessment)
          await addAttachments(database, brought)
          await addEvents(assessment, logged)
        }),
      ),
    getAttachment: (sha256) => guard(() => attachments.get(sha256)),

    ...libraryOf(database),

    getSettings: () => guard(async () => readSettings(database)),
    putSettings: (changed) =>
      guard(() =>
        database.transaction('rw', settings, async () => {
          const before = await readSettings(database)
          const positions = { ...before.positions, ...changed.positions }
          const drafts = mergeDrafts(before.drafts, changed.drafts)
          await settings.put({ id: 'settings', ...before, ...changed, positions, drafts })
        }),
      ),
  }
}

function toStored(assessment: string, { id, line, event }: LoggedEvent): StoredEvent {
  return { assessment, feed: event.feed, seq: event.seq, id, line, event }
}

/** Bytes are known by their hash: what is there already is the same, and stays untouched. */
async function addAttachments(
  { attachments }: Database,
  brought: readonly StoredAttachment[],
): Promise<void> {
  for (const attachment of brought) {
    const there = await attachments.where({ sha256: attachment.sha256 }).count()
    if (there === 0) await attachments.add(attachment)
  }
}

async function readSettings({ settings }: Database): Promise<Settings> {
  const stored = await settings.get('settings')
  if (stored === undefined) return FRESH
  const { id: _, ...known } = stored
  return { ...FRESH, ...known }
}

function unknownAssessment(id: string): AppError {
  return new AppError('storage-failed', { detail: `no assessment ${id}` })
}
