import type { Services } from '../services.ts'
import type { Mine, Settings } from '../storage/storage.ts'
import type { BackupCards } from './read-cards.ts'
import type { CardStatus, StagedBackup, StagedCard } from './staged-backup.ts'

/** The small rows of a backup, judged, without the index cards of assessments. */
export type StagedCards = Pick<
  StagedBackup,
  'cards' | 'mines' | 'checklists' | 'library' | 'settings' | 'media'
>

/**
 * Compares the small rows of a backup with those here. Own rows that are newer, or that nobody can compare, stay as they
 * are; what was taken out here on purpose stays out. Changes nothing.
 */
export async function stageCards(
  { storage }: Pick<Services, 'storage'>,
  there: BackupCards,
): Promise<StagedCards> {
  const cards: StagedCard[] = []
  const isTaken = ({ status }: StagedCard) => status === 'new' || status === 'newer'
  const judge = (card: StagedCard) => {
    cards.push(card)
    return isTaken(card)
  }

  const mines: Mine[] = []
  for (const mine of there.mines) {
    const status = mineStatus(await storage.getMine(mine.id), mine)
    if (judge({ table: 'mines', id: mine.id, name: mine.name, status })) mines.push(mine)
  }

  const checklists: StagedBackup['checklists'][number][] = []
  for (const [sha256, definition] of there.checklists) {
    // Known by its content: what is here under that name is the same.
    const status = (await storage.getChecklist(sha256)) === undefined ? 'new' : 'same'
    const name = `${definition.form_id} ${definition.version}`
    if (judge({ table: 'checklists', id: sha256, name, status })) checklists.push({ sha256, definition })
  }

  const library: StagedBackup['library'][number][] = []
  const rivals = await storage.listLibrary()
  for (const entry of there.library) {
    const { sha256, form_id, version } = entry
    const definition = there.checklists.get(sha256) ?? (await storage.getChecklist(sha256))
    const standing = await storage.standingInLibrary(sha256)
    const rival = rivals.some((one) => one.form_id === form_id && one.version === version)
    const status: CardStatus =
      standing === 'in'
        ? 'same'
        : standing === 'removed'
          ? 'removed'
          : rival || definition === undefined
            ? 'kept'
            : 'new'
    const taken = judge({ table: 'library', id: sha256, name: `${form_id} ${version}`, status })
    if (taken && definition !== undefined) library.push({ entry, definition })
  }

  const settings = settingsToTake(await storage.getSettings(), there.settings)
  if (there.settings !== null)
    judge({ table: 'settings', id: 'settings', name: '', status: settings === null ? 'kept' : 'new' })
  const media = new Set(library.flatMap(({ entry }) => entry.media.map(({ sha256 }) => sha256)))
  return { cards, mines, checklists, library, settings, media }
}

function mineStatus(here: Mine | undefined, there: Mine): CardStatus {
  if (here === undefined) return 'new'
  if (isSame(here, there)) return 'same'
  return there.changed > here.changed ? 'newer' : 'older'
}

/** The settings that go over to a device where nobody works yet: never its name, nor the language it speaks already. */
function settingsToTake(own: Settings, there: Partial<Settings> | null): Partial<Settings> | null {
  if (there === null || own.identity !== null) return null
  const { appearance, limits, drafts, language } = there
  return {
    ...(appearance !== undefined && own.appearance === 'auto' && { appearance }),
    ...(language !== undefined && own.language === null && { language }),
    ...(limits !== undefined && own.limits === null && { limits }),
    ...(drafts !== undefined && { drafts }),
  }
}

/** Whether two rows say the same, in whatever order of members. */
function isSame(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || a === null || typeof b !== 'object' || b === null) return Object.is(a, b)
  const names = new Set([...Object.keys(a), ...Object.keys(b)])
  return [...names].every((name) => isSame(a[name as keyof typeof a], b[name as keyof typeof b]))
}
