import { type AwaitedFile, type BagFile, sizeOf } from './assemble-bag.ts'
import { compareEntries, nameDefect } from './entry-names.ts'
import { sizeDefect } from './entry-sizes.ts'
import { MAX_BUNDLE_SIZE, MAX_ENTRIES } from './limits.ts'
import { centralRecord, endRecords, localHeaderSize } from './zip-records.ts'

/** A file with its place in the container; its content begins right behind its local header. */
export interface PlannedEntry {
  readonly file: BagFile | AwaitedFile
  /** With the base directory. */
  readonly name: string
  readonly size: number
  /** Of the local header. */
  readonly offset: number
}

/** Where everything goes, known before the first byte is written. */
export interface ContainerPlan {
  readonly entries: readonly PlannedEntry[]
  readonly directoryOffset: number
  /** Of the whole file. */
  readonly size: number
}

/** Why a plan cannot be: the code and path that a reader would name. */
export class PlanError extends Error {
  readonly code: string
  readonly path: string

  constructor(code: string, path: string) {
    super(`${code} ${path}`)
    this.name = 'PlanError'
    this.code = code
    this.path = path
  }
}

/**
 * Gives every file its place in the one order there is. Throws `PlanError` when a name or size breaks a rule that the
 * reader holds, so that no bundle is written that could not be read.
 */
export function planContainer(base: string, files: readonly (BagFile | AwaitedFile)[]): ContainerPlan {
  if (files.length > MAX_ENTRIES) throw new PlanError('Z10', '')
  const entries: PlannedEntry[] = []
  let offset = 0
  let directorySize = 0
  for (const file of [...files].sort((a, b) => compareEntries(a.path, b.path))) {
    const name = `${base}/${file.path}`
    const size = sizeOf(file)
    const code = nameDefect(name) ?? sizeDefect(file.path, size)?.code
    if (code !== undefined) throw new PlanError(code, file.path)
    entries.push({ file, name, size, offset })
    directorySize += centralRecord({ name, size, offset, crc: 0 }).length
    offset += localHeaderSize({ name, size }) + size
  }
  const size = offset + directorySize + endRecords(entries.length, directorySize, offset).length
  if (size > MAX_BUNDLE_SIZE) throw new PlanError('Z13', '')
  return { entries, directoryOffset: offset, size }
}
