import { useMemo } from 'react'
import type { ChecklistDefinition } from '../../shared/checklist/definition.ts'
import { AppError } from '../../shared/lib/app-error.ts'
import { type Services, useServices } from '../services.ts'
import { useLive } from '../storage/use-live.ts'
import { type Called, useCall } from '../ui/use-call.ts'
import { builtInChecklists } from './built-in-checklists.ts'
import { arrangeLibrary, findVersion, type LibraryChecklist, type LibraryVersion } from './library.ts'

/** The library as it is now; undefined until it is read. Follows what is imported and removed. */
export function useLibrary(): Called<readonly LibraryChecklist[]> {
  const { bridge, storage } = useServices()
  const builtIn = useCall(() => builtInChecklists(bridge), [bridge])
  const imported = useLive(() => storage.listLibrary(), [storage])
  const value = useMemo(
    () =>
      builtIn.value === undefined || imported === undefined
        ? undefined
        : arrangeLibrary(builtIn.value, imported),
    [builtIn.value, imported],
  )
  return { ...builtIn, value }
}

/** A version with its definition. */
export interface OpenVersion {
  readonly version: LibraryVersion
  readonly definition: ChecklistDefinition
}

/** A version of the library with its definition; null when the library does not hold it. */
export function useVersion(form: string, version: string): Called<OpenVersion | null> {
  const services = useServices()
  const library = useLibrary()
  const found = library.value === undefined ? undefined : (findVersion(library.value, form, version) ?? null)
  const opened = useCall(async () => {
    if (found === undefined) return undefined
    if (found === null) return null
    return { version: found, definition: await definitionOf(services, found) }
  }, [services, found])
  const { value } = opened
  if (library.error !== null) return { value, error: library.error, retry: library.retry }
  return { value, error: opened.error, retry: opened.retry }
}

/**
 * The definition of a version.
 *
 * @throws AppError `checklist-not-found` when its definition is gone from the disk
 */
export async function definitionOf(
  { storage }: Pick<Services, 'storage'>,
  { source, form_id }: LibraryVersion,
): Promise<ChecklistDefinition> {
  if (source.kind === 'built-in') return source.definition
  const definition = await storage.getChecklist(source.entry.sha256)
  if (definition === undefined) throw new AppError('checklist-not-found', { checklist: form_id })
  return definition
}
