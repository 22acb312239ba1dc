import type { Choice } from '../checklist/definition.ts'
import { allDrafts, type Draft } from './draft.ts'
import type { CellPlace, FormFile } from './import-report.ts'
import { findCompanion } from './list-files.ts'
import type { Origins } from './origins.ts'
import type { Remarks } from './remarks.ts'

/** The pictures, sounds and films that a form names and that lie beside it. Those that do not are said, and stop nobody. */
export function findMedia(
  drafts: readonly Draft[],
  lists: Readonly<Record<string, readonly Choice[]>>,
  companions: readonly FormFile[],
  origins: Origins,
  remarks: Remarks,
): readonly FormFile[] {
  const found = new Map<string, FormFile>()
  const told = new Set<string>()
  const look = (media: unknown, placeOf: (key: string) => CellPlace | undefined) => {
    for (const [kind, files] of Object.entries((media ?? {}) as Record<string, Record<string, string>>)) {
      for (const name of Object.values(files)) {
        if (found.has(name) || told.has(name)) continue
        const file = findCompanion(name, companions)
        if (file !== undefined) found.set(name, { name, bytes: file.bytes })
        else {
          told.add(name)
          remarks.add('media-missing', placeOf(`media.${kind}`), { name })
        }
      }
    }
  }
  for (const draft of allDrafts(drafts)) {
    look(draft.definition.media, (key) => draft.cells.get(key) ?? draft.row)
  }
  for (const choice of Object.values(lists).flat()) {
    if (choice.media === undefined) continue
    const origin = origins.get(choice)
    look(choice.media, (key) => origin?.cells.get(key) ?? origin?.row)
  }
  return [...found.values()]
}
