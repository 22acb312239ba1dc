import type { TitledSection } from '../../shared/checklist/sections.ts'
import type { Path } from '../../shared/checklist/value.ts'
import type { View } from '../../shared/engine/form-view.ts'
import {
  type EvidenceAround,
  type EvidenceWarning,
  evidenceWarnings,
} from '../../shared/record/evidence-warnings.ts'
import type { AttachmentState, RecordState } from '../../shared/record/record-state.ts'
import { livePaths } from '../../shared/record/to-form-input.ts'

/** A file at a question. */
export interface EvidenceEntry {
  /** Path and hash: the same file can prove several questions. */
  readonly key: string
  readonly path: Path
  /** Key of its section; '' when its question is in none. */
  readonly section: Path
  readonly attachment: AttachmentState
  readonly warnings: readonly EvidenceWarning[]
}

/** What is left of the evidence. */
export interface EvidenceFilter {
  readonly section: Path | null
  readonly path: Path | null
  /** Only with this warning; `any` with one at all. */
  readonly warning: EvidenceWarning['kind'] | 'any' | null
}

/** A file at a question, as a key. */
function entryKey(path: Path, sha256: string): string {
  return `${path} ${sha256}`
}

/** Every file that is evidence now, section by section, within a question in the order in which they came. */
export function evidenceEntries(
  record: RecordState,
  sections: readonly TitledSection[],
  views: ReadonlyMap<Path, View>,
  around: EvidenceAround,
): readonly EvidenceEntry[] {
  const isLive = livePaths(record)
  const order = new Map(sections.map(({ key }, index) => [key, index]))
  const sectionAt = sectionsByPath(sections, views)
  return [...record.attachments]
    .filter(([path, files]) => files.length > 0 && isLive(path))
    .map(([path, files]) => ({ path, files, section: sectionAt.get(path) ?? '' }))
    .sort((a, b) => (order.get(a.section) ?? -1) - (order.get(b.section) ?? -1))
    .flatMap(({ path, files, section }) =>
      files.map((attachment): EvidenceEntry => {
        const warnings = evidenceWarnings(path, attachment, around)
        return { key: entryKey(path, attachment.sha256), path, section, attachment, warnings }
      }),
    )
}

/** The entries that a filter leaves. */
export function filterEvidence(
  entries: readonly EvidenceEntry[],
  { section, path, warning }: EvidenceFilter,
): readonly EvidenceEntry[] {
  return entries.filter(
    (entry) =>
      (section === null || entry.section === section) &&
      (path === null || entry.path === path) &&
      (warning === null ||
        (warning === 'any'
          ? entry.warnings.length > 0
          : entry.warnings.some(({ kind }) => kind === warning))),
  )
}

/** The key of the section of everything that has a view. */
function sectionsByPath(
  sections: readonly TitledSection[],
  views: ReadonlyMap<Path, View>,
): ReadonlyMap<Path, Path> {
  const keys = new Map<Path, Path>()
  const note = (path: Path, key: Path) => {
    keys.set(path, key)
    const view = views.get(path)
    if (view?.kind === 'group') for (const child of view.children) note(child, key)
    if (view?.kind === 'repeat')
      for (const row of view.rows) for (const child of row.children) note(child, key)
  }
  for (const { key, rows } of sections) for (const row of rows) note(row.name, key)
  return keys
}
