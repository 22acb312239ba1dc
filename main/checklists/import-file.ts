import { open, readdir } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { AppError } from '../../shared/lib/app-error.ts'
import { importForm } from '../../shared/xlsform/import-form.ts'
import type { FormFile, ImportResult } from '../../shared/xlsform/import-report.ts'
import { MAX_FILE_BYTES } from '../../shared/xlsform/limits.ts'
import { remarkOf } from '../../shared/xlsform/remarks.ts'
import { readError, reasonOf } from '../files/file-error.ts'
import { readSmallFile } from '../files/read-small-file.ts'

const EXTENSIONS = ['.xlsx', '.xlsm', '.xlsb', '.xls', '.ods', '.csv']

/** First bytes of a zip and of an old Office file, which no checklist written as text begins with. */
const BEGINNINGS = ['504b0304', 'd0cf11e0']

/**
 * Whether a file is to be read as a form in a spreadsheet: by its extension, else by its first bytes. False for what is
 * not there, or is a folder: reading it as a checklist says so.
 */
export async function isForm(path: string): Promise<boolean> {
  try {
    const file = await open(path, 'r')
    try {
      if (!(await file.stat()).isFile()) return false
      const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(4) })
      const head = buffer.subarray(0, bytesRead).toString('hex')
      return EXTENSIONS.includes(extname(path).toLowerCase()) || BEGINNINGS.includes(head)
    } finally {
      await file.close()
    }
  } catch {
    return false
  }
}

/** A form may name files that name no others: two rounds of looking find them all, the third only makes sure. */
const ROUNDS = 3

/**
 * Imports a form from a file. What the form names (lists, pictures, sounds) is looked for beside it and in the folder
 * `NAME-media`, as ODK's tools keep them.
 *
 * @throws AppError `cannot-read` with the path
 */
export async function importFile(path: string): Promise<ImportResult> {
  let bytes: Uint8Array
  try {
    bytes = await readSmallFile(path, MAX_FILE_BYTES)
  } catch (error) {
    if (!(error instanceof AppError) || error.details.reason !== 'EFBIG') throw error
    return { remarks: [remarkOf('file-too-large', undefined, { most: MAX_FILE_BYTES / 1024 / 1024 })] }
  }
  const file = { name: basename(path), bytes }
  const companions = new Map<string, FormFile>()
  let result = importForm(file)
  for (let round = 0; round < ROUNDS; round++) {
    const before = companions.size
    for (const name of namesIn(result)) {
      const found = companions.has(name) ? null : await findBeside(path, name)
      if (found !== null) companions.set(name, found)
    }
    if (companions.size === before) break
    result = importForm(file, { companions: [...companions.values()] })
  }
  return result
}

/** The files that an import asked for in vain. An expression names a list without saying in what kind of file it is. */
function namesIn({ remarks }: ImportResult): readonly string[] {
  return remarks.flatMap(({ code, detail }) => {
    const name = String(detail?.name ?? '')
    if (code === 'file-missing' || code === 'media-missing') return [name]
    return code === 'unknown-list' ? [`${name}.csv`, `${name}.xml`, `${name}.geojson`] : []
  })
}

async function findBeside(form: string, wanted: string): Promise<FormFile | null> {
  const folder = dirname(form)
  const stem = basename(form, extname(form))
  const plain = basename(wanted).toLowerCase().normalize('NFC')
  for (const place of [folder, join(folder, `${stem}-media`)]) {
    const name = (await filesIn(place)).find((each) => each.toLowerCase().normalize('NFC') === plain)
    if (name !== undefined) return { name, bytes: await readSmallFile(join(place, name), MAX_FILE_BYTES) }
  }
  return null
}

async function filesIn(folder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true })
    return entries.filter((entry) => entry.isFile()).map(({ name }) => name)
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(reasonOf(error))) return []
    throw readError(folder, error)
  }
}
