import type { ChecklistDefinition } from '../../shared/checklist/definition.ts'
import { checklistsUsed } from '../../shared/record/checklist-in-force.ts'
import type { ChecklistRef } from '../../shared/record/event.ts'
import type { RecordState } from '../../shared/record/record-state.ts'
import type { Storage } from '../storage/storage.ts'

/** The definitions of the versions a record was walked with before, by hash; those that are not on this device are left out. */
export async function readEarlierVersions(
  storage: Pick<Storage, 'getChecklist'>,
  record: RecordState,
): Promise<ReadonlyMap<string, ChecklistDefinition>> {
  if (record.upgrades.length === 0) return new Map()
  const found = await Promise.all(
    checklistsUsed(record).map(
      async ({ sha256 }: ChecklistRef) => [sha256, await storage.getChecklist(sha256)] as const,
    ),
  )
  return new Map(
    found.flatMap(([sha256, definition]) => (definition === undefined ? [] : [[sha256, definition]])),
  )
}
