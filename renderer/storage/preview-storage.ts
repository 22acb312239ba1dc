import type { ChecklistDefinition } from '../../shared/checklist/definition.ts'
import type { Sha256 } from '../../shared/lib/sha256.ts'
import type { LoggedEvent } from '../../shared/record/event.ts'
import type { Assessment, Mine, Settings, Storage, StoredAttachment } from './storage.ts'

/**
 * A storage that forgets: everything written to it lives as long as it does, and never reaches the disk. What is read
 * and was not written here comes from `real`: the library with its pictures, who works here.
 */
export function createPreviewStorage(
  real: Pick<Storage, 'listLibrary' | 'getChecklistMedia' | 'getSettings' | 'settingsAtHand'>,
): Storage {
  const mines = new Map<string, Mine>()
  const assessments = new Map<string, Assessment>()
  const checklists = new Map<Sha256, ChecklistDefinition>()
  const events = new Map<string, readonly LoggedEvent[]>()
  const attachments = new Map<Sha256, StoredAttachment>()
  let settings: Partial<Settings> = {}
  const own = (known: Settings): Settings => ({
    ...known,
    positions: {},
    filters: {},
    drafts: {},
    ...settings,
  })

  return {
    listMines: async () => [...mines.values()],
    getMine: async (id) => mines.get(id),
    putMine: async (mine) => void mines.set(mine.id, mine),
    listAssessments: async (mine) =>
      [...assessments.values()].filter((one) => mine === undefined || one.mine === mine),
    getAssessment: async (id) => assessments.get(id),
    async createAssessment(assessment, checklist, first) {
      assessments.set(assessment.id, assessment)
      checklists.set(assessment.checklist, checklist)
      events.set(assessment.id, first)
    },
    async noteExport(id, note) {
      const assessment = assessments.get(id)
      if (assessment !== undefined)
        assessments.set(id, { ...assessment, exports: [...assessment.exports, note] })
    },
    noteImport: async () => {},
    getChecklist: async (sha256) => checklists.get(sha256),
    addChecklist: async (definition, sha256) => void checklists.set(sha256, definition),
    loadEvents: async (assessment) => events.get(assessment) ?? [],
    countEvents: async (assessment) => events.get(assessment)?.length ?? 0,
    async appendEvents(assessment, logged, brought = []) {
      events.set(assessment, [...(events.get(assessment) ?? []), ...logged])
      for (const attachment of brought) attachments.set(attachment.sha256, attachment)
    },
    getAttachment: async (sha256) => attachments.get(sha256),
    async keepFiles(files) {
      for (const file of files) attachments.set(file.sha256, file)
    },
    listLibrary: () => real.listLibrary(),
    standingInLibrary: async () => 'never',
    addToLibrary: async () => 'known',
    removeFromLibrary: async () => {},
    getChecklistMedia: (checklist, name) => real.getChecklistMedia(checklist, name),
    getSettings: async () => own(await real.getSettings()),
    settingsAtHand() {
      const known = real.settingsAtHand()
      return known === undefined ? undefined : own(known)
    },
    async putSettings(changed) {
      settings = { ...settings, ...changed }
    },
    keeps: false,
    checkRoom: async () => {},
  }
}
