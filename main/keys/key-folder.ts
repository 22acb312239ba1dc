import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../../shared/lib/app-error.ts'
import type { KeyId } from '../../shared/record/event.ts'
import { readError, reasonOf } from '../files/file-error.ts'
import { replaceFile } from '../files/replace-file.ts'
import { type KeyRecord, readKeyRecord, writeKeyRecord } from './key-record.ts'

/** A key file is a few kilobytes. */
const LARGEST = 64 * 1024

/** The files of the key store: one per key, named by the first 16 digits of its id. */
export interface KeyFolder {
  pathOf(key: KeyId): string
  /** Throws AppError `key-not-found`, `key-file-damaged` or `cannot-read`. */
  read(key: KeyId): KeyRecord
  /** Replaces the key's file as a whole. Throws AppError `disk-full` or `cannot-write`. */
  write(record: KeyRecord): void
  /** Every key that can be read, and the paths of the files that cannot. Throws AppError `cannot-read`. */
  readAll(): { readonly records: readonly KeyRecord[]; readonly damaged: readonly string[] }
}

/** Opens the folder, which need not be there yet. */
export function openKeyFolder(folder: string): KeyFolder {
  const pathOf = (key: KeyId): string => join(folder, `${key.slice(7, 23)}.json`)
  return {
    pathOf,
    read(key) {
      const path = pathOf(key)
      const text = readText(path)
      if (text === null) throw new AppError('key-not-found', { key })
      const record = readKeyRecord(text, key)
      if (record === null) throw new AppError('key-file-damaged', { path })
      return record
    },
    write: (record) => replaceFile(pathOf(record.card.key), writeKeyRecord(record)),
    readAll() {
      const records: KeyRecord[] = []
      const damaged: string[] = []
      for (const path of keyFiles(folder)) {
        const record = readKeyRecord(readText(path) ?? '', null)
        if (record !== null && pathOf(record.card.key) === path) records.push(record)
        else damaged.push(path)
      }
      return { records, damaged }
    },
  }
}

/** Files that look like keys; those that are being written are not among them. */
function keyFiles(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => /^[0-9a-f]{16}\.json$/.test(name))
      .sort()
      .map((name) => join(folder, name))
  } catch (error) {
    if (reasonOf(error) === 'ENOENT') return []
    throw readError(folder, error)
  }
}

/** Null when there is no such file. One that is far too large reads as empty. */
function readText(path: string): string | null {
  try {
    return statSync(path).size > LARGEST ? '' : readFileSync(path, 'utf8')
  } catch (error) {
    if (reasonOf(error) === 'ENOENT') return null
    throw readError(path, error)
  }
}
