import { useMemo } from 'react'
import type { ChecklistRef } from '../../shared/record/event.ts'
import { compareVersions, type LibraryChecklist, type LibraryVersion } from './library.ts'
import { useLibrary } from './use-library.ts'

/** The versions of a checklist in the library that are newer than one that is in use, newest first. */
function newerVersions(
  library: readonly LibraryChecklist[],
  { form_id, version }: Pick<ChecklistRef, 'form_id' | 'version'>,
): readonly LibraryVersion[] {
  const versions = library.find((one) => one.form_id === form_id)?.versions ?? []
  return versions.filter((one) => compareVersions(one.version, ownVersion(version)) > 0)
}

/** The version as the checklist names it, without the company's limits that were laid over it (`overrideLimits`). */
export function ownVersion(version: string): string {
  return version.replace(/\+limits\.[0-9a-f]{8}$/, '')
}

/** Those versions as the library stands now; none until it is read, or without a version to compare with. */
export function useNewerVersions(used: ChecklistRef | null): readonly LibraryVersion[] {
  const { value } = useLibrary()
  return useMemo(
    () => (value === undefined || used === null ? [] : newerVersions(value, used)),
    [value, used],
  )
}
