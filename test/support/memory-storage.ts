import { FRESH_SETTINGS } from '../../renderer/storage/fresh-settings.ts'
import { mergeDrafts } from '../../renderer/storage/merge-drafts.ts'
import { withImport } from '../../renderer/storage/note-import.ts'
import type { Assessment, Mine, Settings, Storage, StoredAttachment } from '../../renderer/storage/storage.ts'
import type { ChecklistDefinition } from '../../shared/checklist/definition.ts'
import { AppError } from '../../shared/lib/app-error.ts'
import type { LoggedEvent } from '../../shared/record/event.ts'

/** A storage in memory that a test can make slow or make fail. */
export interface MemoryStorage extends Storage {
  /** Committed events of an assessment, in the order in which they were committed. */
  committed(assessment: string): readonly LoggedEvent[]
  /** How many events each transaction took, oldest first. */
  readonly transactions: readonly number[]
  /** From now on every append rejects, nothing of it kept, until called with null. */
  failWith(error: Error | null, onlyWithFiles?: boolean): void
  /** From now on appends wait until the returned function is called. */
  pause(): () => void
}

/** An empty storage. Like the real one it refuses to overwrite an event, and keeps all or nothing of an append. */
export function createMemoryStorage(): MemoryStorage {
  const mines = new Map<string, Mine>()
  const assessments = new Map<string, Assessment>()
  const checklists = new Map<string, ChecklistDefinition>()
  const events = new Map<string, LoggedEvent[]>()
  const attachments = new Map<string, StoredAttachment>()
  const transactions: number[] = []
  let settings: Settings = FRESH_SETTINGS
  let failure: { error: Error; onlyWithFiles: boolean } | null = null
  let gate: Promise<void> = Promise.resolve()

  const add = (assessment: string, logged: readonly LoggedEvent[]) => {
    const known = events.get(assessment) ?? []
    const places = new Set(known.map(({ event }) => `${event.feed} ${event.seq}`))
    for (const { event } of logged) {
      if (places.has(`${event.feed} ${event.seq}`)) throw new AppError('storage-failed', { seq: event.seq })
      places.add(`${event.feed} ${event.seq}`)
    }
    events.set(assessment, [...known, ...logged])
    transactions.push(logged.length)
  }

  return {
    transactions,
    committed: (assessment) => events.get(assessment) ?? [],
    failWith(error, onlyWithFiles = false) {
      failure = error === null ? null : { error, onlyWithFiles }
    },
    pause() {
      let open = () => {}
      gate = new Promise((resolve) => {
        open = resolve
      })
      return open
    },

    listMines: async () => [...mines.values()],
    getMine: async (id) => mines.get(id),
    putMine: async (mine) => void mines.set(mine.id, mine),
    listAssessments: async (mine) =>
      [...assessments.values()].filter((assessment) => mine === undefined || assessment.mine === mine),
    getAssessment: async (id) => assessments.get(id),
    async createAssessment(assessment, definition, first) {
      assessments.set(assessment.id, assessment)
      checklists.set(assessment.checklist, definition)
      add(assessment.id, first)
    },
    async noteExport(id, note) {
      const assessment = assessments.get(id)
      if (assessment !== undefined) {
        assessments.set(id, { ...assessment, exports: [...assessment.exports, note] })
      }
    },
    async noteImport(id, note) {
      const assessment = assessments.get(id)
      if (assessment !== undefined) assessments.set(id, withImport(assessment, note))
    },
    getChecklist: async (sha256) => checklists.get(sha256),
    addChecklist: async (definition, sha256) => void checklists.set(sha256, definition),
    loadEvents: async (assessment) => events.get(assessment) ?? [],
    countEvents: async (assessment) => events.get(assessment)?.length ?? 0,
    async appendEvents(assessment, logged, brought = []) {
      await gate
      if (failure !== null && (!failure.onlyWithFiles || brought.length > 0)) throw failure.error
      add(assessment, logged)
      for (const attachment of brought) attachments.set(attachment.sha256, attachment)
    },
    getAttachment: async (sha256) => attachments.get(sha256),
    async keepFiles(files) {
      for (const file of files) attachments.set(file.sha256, file)
    },
    listLibrary: async () => [],
    standingInLibrary: async () => 'never',
    addToLibrary: async () => 'added',
    removeFromLibrary: async () => {},
    getChecklistMedia: async () => undefined,
    getSettings: async () => settings,
    settingsAtHand: () => settings,
    async putSettings(changed) {
      const positions = { ...settings.positions, ...changed.positions }
      const drafts = mergeDrafts(settings.drafts, changed.drafts)
      settings = { ...settings, ...changed, positions, drafts }
    },
    keeps: true,
    checkRoom: async () => {},
  }
}
