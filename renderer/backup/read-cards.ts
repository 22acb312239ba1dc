import { checklistDigest } from '../../shared/checklist/checklist-digest.ts'
import type { ChecklistDefinition } from '../../shared/checklist/definition.ts'
import type { Card, CardTable } from '../../shared/ipc/journal-calls.ts'
import type { Sha256 } from '../../shared/lib/sha256.ts'
import { isCardShape } from '../storage/copies/check-card.ts'
import type { StoredChecklist } from '../storage/database.ts'
import type { LibraryEntry } from '../storage/library-entry.ts'
import type { Assessment, Mine, Settings } from '../storage/storage.ts'

/** The small rows of a backup by table; deleted ones are left out. */
export interface BackupCards {
  readonly mines: readonly Mine[]
  readonly assessments: ReadonlyMap<string, Assessment>
  readonly checklists: ReadonlyMap<Sha256, ChecklistDefinition>
  readonly library: readonly LibraryEntry[]
  readonly settings: Partial<Settings> | null
  /** Rows that are none, as `<table>/<id>`. */
  readonly damaged: readonly string[]
}

/** Reads the cards of a backup. A checklist counts only when it is the one that its hash names. */
export function readCards(cards: readonly Card[]): BackupCards {
  const damaged: string[] = []
  const rows = <Row>(table: CardTable): readonly (readonly [id: string, row: Row])[] =>
    cards.flatMap((card) => {
      if (card.table !== table || card.json === null) return []
      const row = readRow(card, card.json)
      if (row === null) damaged.push(`${table}/${card.id}`)
      return row === null ? [] : [[card.id, row as Row] as const]
    })
  const checklists = new Map<Sha256, ChecklistDefinition>()
  for (const [id, { definition }] of rows<StoredChecklist>('checklists'))
    if (digestOf(definition) === id) checklists.set(id, definition)
    else damaged.push(`checklists/${id}`)
  return {
    mines: rows<Mine>('mines').map(([, mine]) => mine),
    assessments: new Map(rows<Assessment>('assessments')),
    checklists,
    library: rows<LibraryEntry>('library').map(([, entry]) => entry),
    settings: rows<Partial<Settings>>('settings')[0]?.[1] ?? null,
    damaged,
  }
}

function readRow({ table, id }: Card, json: string): unknown {
  try {
    const row: unknown = JSON.parse(json)
    // The one row of the settings has its key from outside.
    if (table === 'settings') return typeof row === 'object' ? row : null
    if (!isCardShape(table, row)) return null
    const { id: own, sha256 } = row as { readonly id?: unknown; readonly sha256?: unknown }
    return (own ?? sha256) === id ? row : null
  } catch {
    return null
  }
}

function digestOf(definition: ChecklistDefinition): Sha256 | null {
  try {
    return checklistDigest(definition)
  } catch {
    return null
  }
}
