import { AppError } from '../../shared/lib/app-error.ts'
import type { LoggedEvent } from '../../shared/record/event.ts'
import { addAtOnce } from './add-at-once.ts'
import { type CardRef, isCarded } from './cards.ts'
import { changeRowsOf } from './change-rows.ts'
import { addMissing, storedEvent } from './copies/database-feeds.ts'
import type { Database } from './database.ts'
import { FRESH_SETTINGS } from './fresh-settings.ts'
import { libraryOf } from './library.ts'
import { mergeDrafts } from './merge-drafts.ts'
import { withImport } from './note-import.ts'
import { checkQuota } from './room.ts'
import type { Settings, Storage, StoredAttachment } from './storage.ts'
import { guard, isTaken } from './storage-error.ts'

/**
 * The storage over an open database. After each change of small rows `onChanged` is told which, and is waited for: the
 * other copy follows there.
 */
export function createStorage(
  database: Database,
  onChanged: (changed: readonly CardRef[]) => Promise<void> = async () => {},
): Storage {
  const { mines, assessments, checklists, events, attachments, settings } = database
  const eventsOf = (assessment: string) =>
    events
      .where('[assessment+feed+seq]')
      // IndexedDB orders a list before the same list with more in it, and lists after texts and numbers.
      .between([assessment], [assessment, []])
  const changeRows = changeRowsOf(database, onChanged)
  /** Assessments that are known to be there; none is ever taken away. */
  const seen = new Set<string>()
  let atHand: Settings | undefined

  const addEvents = (assessment: string, logged: readonly LoggedEvent[]) =>
    // `add`, not `put`: what stands in a log is never overwritten.
    events.bulkAdd(logged.map((one) => storedEvent(assessment, one)))

  return {
    listMines: () => guard(() => mines.toArray()),
    getMine: (id) => guard(() => mines.get(id)),
    putMine: (mine) =>
      changeRows([mines], async (touch) => {
        await mines.put(mine)
        await touch('mines', mine.id)
      }),

    listAssessments: (mine) =>
      guard(async () => {
        const found = await (mine === undefined
          ? assessments.toArray()
          : assessments.where({ mine }).toArray())
        return found.sort((a, b) => (a.created < b.created ? -1 : a.created > b.created ? 1 : 0))
      }),
    getAssessment: (id) =>
      guard(async () => {
        const found = await assessments.get(id)
        if (found !== undefined) seen.add(id)
        return found
      }),
    createAssessment: (assessment, definition, first) =>
      changeRows([assessments, checklists, events], async (touch) => {
        await assessments.add(assessment)
        await touch('assessments', assessment.id)
        const sha256 = assessment.checklist
        if ((await checklists.get(sha256)) === undefined) {
          await checklists.add({ sha256, definition })
          await touch('checklists', sha256)
        }
        await addEvents(assessment.id, first)
      }),
    noteExport: (id, note) =>
      changeRows([assessments], async (touch) => {
        const assessment = await assessments.get(id)
        if (assessment === undefined) throw unknownAssessment(id)
        await assessments.put({ ...assessment, exports: [...assessment.exports, note] })
        await touch('assessments', id)
      }),
    noteImport: (id, note) =>
      changeRows([assessments], async (touch) => {
        const assessment = await assessments.get(id)
        if (assessment === undefined) throw unknownAssessment(id)
        await assessments.put(withImport(assessment, note))
        await touch('assessments', id)
      }),
    getChecklist: (sha256) => guard(async () => (await checklists.get(sha256))?.definition),
    addChecklist: (definition, sha256) =>
      changeRows([checklists], async (touch) => {
        if ((await checklists.get(sha256)) !== undefined) return
        await checklists.add({ sha256, definition })
        await touch('checklists', sha256)
      }),

    loadEvents: (assessment) =>
      guard(async () =>
        (await eventsOf(assessment).toArray()).map(({ id, line, event }) => ({ id, line, event })),
      ),
    countEvents: (assessment) => guard(() => eventsOf(assessment).count()),
    appendEvents: (assessment, logged, brought = []) => {
      const append = (add: () => PromiseLike<unknown>) =>
        database.transaction('rw', [assessments, events, attachments], async () => {
          if ((await assessments.get(assessment)) === undefined) throw unknownAssessment(assessment)
          await addAttachments(database, brought)
          await add()
        })
      return guard(async () => {
        try {
          // With nothing to ask first, it is written before the screen shows what it says.
          if (brought.length === 0 && seen.has(assessment) && database.isOpen())
            await addAtOnce(
              database,
              logged.map((one) => storedEvent(assessment, one)),
            )
          else await append(() => addEvents(assessment, logged))
        } catch (error) {
          // After a failure that left it open what became of a write, the very same events may be there.
          if (!isTaken(error)) throw error
          await append(() => addMissing(database, assessment, logged))
        }
      })
    },
    getAttachment: (sha256) => guard(() => attachments.get(sha256)),
    keepFiles: (files) =>
      guard(() => database.transaction('rw', attachments, async () => addAttachments(database, files))),

    ...libraryOf(database, changeRows),

    getSettings: () =>
      guard(async () => {
        const known = await readSettings(database)
        atHand ??= known
        return known
      }),
    settingsAtHand: () => atHand,
    async putSettings(changed) {
      const isKnown = atHand !== undefined
      if (atHand !== undefined) atHand = withChanged(atHand, changed)
      await changeRows([settings], async (touch) => {
        const before = await readSettings(database)
        const after = withChanged(before, changed)
        await settings.put({ id: 'settings', ...after })
        if (isCarded(before, after)) await touch('settings', 'settings')
      })
      // They were read while this was on its way.
      if (!isKnown && atHand !== undefined) atHand = withChanged(atHand, changed)
    },

    keeps: true,
    checkRoom: checkQuota,
  }
}

/** Bytes are known by their hash: what is there already is the same, and stays untouched. */
async function addAttachments(
  { attachments }: Database,
  brought: readonly StoredAttachment[],
): Promise<void> {
  if (brought.length === 0) return
  const fresh = new Map(brought.map((attachment) => [attachment.sha256, attachment]))
  for (const sha256 of await attachments
    .where('sha256')
    .anyOf([...fresh.keys()])
    .primaryKeys())
    fresh.delete(sha256)
  await Promise.all([...fresh.values()].map((attachment) => attachments.add(attachment)))
}

async function readSettings({ settings }: Database): Promise<Settings> {
  const stored = await settings.get('settings')
  if (stored === undefined) return FRESH_SETTINGS
  const { id: _, ...known } = stored
  return { ...FRESH_SETTINGS, ...known }
}

function withChanged(before: Settings, changed: Partial<Settings>): Settings {
  return {
    ...before,
    ...changed,
    positions: { ...before.positions, ...changed.positions },
    filters: { ...before.filters, ...changed.filters },
    drafts: mergeDrafts(before.drafts, changed.drafts),
  }
}

function unknownAssessment(id: string): AppError {
  return new AppError('storage-failed', { detail: `no assessment ${id}` })
}
