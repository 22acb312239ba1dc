import { type ChecklistDefinition, STAGES, type Stage } from '../../shared/checklist/definition.ts'
import type { LibraryEntry, VersionFacts } from '../storage/library-entry.ts'
import { countExtended, countQuestions } from './count-questions.ts'

/** One version of a checklist, as it stands in the library. */
export interface LibraryVersion extends VersionFacts {
  readonly source:
    | { readonly kind: 'built-in'; readonly definition: ChecklistDefinition }
    | { readonly kind: 'imported'; readonly entry: LibraryEntry }
}

/** All versions of one checklist. */
export interface LibraryChecklist {
  readonly form_id: string
  /** Newest first; never empty. */
  readonly versions: readonly [LibraryVersion, ...LibraryVersion[]]
}

/**
 * What the app came with and what was imported as one list: by stage, the app's own first, then by title; each with its
 * versions.
 */
export function arrangeLibrary(
  builtIn: readonly ChecklistDefinition[],
  imported: readonly LibraryEntry[],
): readonly LibraryChecklist[] {
  const byForm = new Map<string, LibraryVersion[]>()
  const own = builtIn.map(versionOfBuiltIn)
  const taken = new Set(own.map(keyOf))
  // A version that came with the app since it was imported is shown once, as the app's own.
  const others = imported.map(versionOfEntry).filter((version) => !taken.has(keyOf(version)))
  for (const version of [...own, ...others]) {
    byForm.set(version.form_id, [...(byForm.get(version.form_id) ?? []), version])
  }
  return [...byForm.entries()]
    .map(([form_id, versions]) => ({ form_id, versions: newestFirst(versions) }))
    .sort(
      ({ versions: [a] }, { versions: [b] }) =>
        STAGES.indexOf(a.stage) - STAGES.indexOf(b.stage) ||
        a.source.kind.localeCompare(b.source.kind) ||
        titleOf(a).localeCompare(titleOf(b)),
    )
}

/**
 * Orders the texts people use as versions: parts that are numbers by their value (`1.10` after `1.9`, `2026053001` after
 * `2025123101`), the rest by the alphabet.
 */
export function compareVersions(a: string, b: string): number {
  return VERSIONS.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0)
}
const VERSIONS = new Intl.Collator('en', { numeric: true })

/** The checklists that hold every one of these words in a title, an id, a version or a file name. */
export function searchLibrary(
  library: readonly LibraryChecklist[],
  words: string,
): readonly LibraryChecklist[] {
  const wanted = fold(words).split(/\s+/).filter(Boolean)
  if (wanted.length === 0) return library
  return library.filter(({ versions }) => {
    const text = fold(versions.flatMap(textsOf).join('\n'))
    return wanted.every((word) => text.includes(word))
  })
}

/** The checklists that have versions for a stage, with those versions only. */
export function forStage(library: readonly LibraryChecklist[], stage: Stage): readonly LibraryChecklist[] {
  return library.flatMap(({ form_id, versions }) => {
    const [newest, ...older] = versions.filter((version) => version.stage === stage)
    return newest === undefined ? [] : [{ form_id, versions: [newest, ...older] as const }]
  })
}

/** One version by its names; undefined when the library has none such. */
export function findVersion(
  library: readonly LibraryChecklist[],
  form_id: string,
  version: string,
): LibraryVersion | undefined {
  return library.find((one) => one.form_id === form_id)?.versions.find((one) => one.version === version)
}

function versionOfBuiltIn(definition: ChecklistDefinition): LibraryVersion {
  const { form_id, version, stage, form_title: title, languages, survey } = definition
  const counts = { questions: countQuestions(survey), extended: countExtended(survey) }
  return { form_id, version, stage, title, languages, ...counts, source: { kind: 'built-in', definition } }
}

function versionOfEntry(entry: LibraryEntry): LibraryVersion {
  const { form_id, version, stage, title, languages, questions, extended } = entry
  const source = { kind: 'imported', entry } as const
  return { form_id, version, stage, title, languages, questions, extended, source }
}

function newestFirst(versions: readonly LibraryVersion[]): LibraryChecklist['versions'] {
  return [...versions].sort((a, b) => compareVersions(b.version, a.version)) as [
    LibraryVersion,
    ...LibraryVersion[],
  ]
}

function keyOf({ form_id, version }: LibraryVersion): string {
  return JSON.stringify([form_id, version])
}

function titleOf({ title, form_id }: LibraryVersion): string {
  return title.en ?? Object.values(title)[0] ?? form_id
}

function textsOf(version: LibraryVersion): readonly string[] {
  const file = version.source.kind === 'imported' ? [version.source.entry.file] : []
  return [...Object.values(version.title), version.form_id, version.version, ...file]
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}
