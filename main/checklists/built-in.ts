import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Checklist } from '../../shared/checklist/checklist.ts'
import { STAGES } from '../../shared/checklist/definition.ts'
import { AppError } from '../../shared/lib/app-error.ts'
import { readError } from '../files/file-error.ts'
import { type FileProblem, readChecklist } from './read-checklist.ts'

/**
 * The checklists that come with Adit, one folder each below `<assets>/checklists`, in the order of the stages.
 *
 * @param assets the app's assets folder, which may lie inside an archive of Electron
 * @throws AppError `cannot-read`, or `not-a-checklist` with the folder as `path` and every fault of it as `problems`,
 *   one per line
 */
export async function readBuiltInChecklists(assets: string): Promise<readonly Checklist[]> {
  const folders = await checklistFolders(join(assets, 'checklists'))
  const checklists = await Promise.all(folders.map(readSound))
  return checklists.sort((a, b) => rankOf(a) - rankOf(b) || (nameOf(a) < nameOf(b) ? -1 : 1))
}

/**
 * The built-in checklist of that id, read alone, or null. A folder is called like the checklist in it.
 *
 * @throws AppError as `readBuiltInChecklists`
 */
export async function readBuiltInChecklist(assets: string, id: string): Promise<Checklist | null> {
  const root = join(assets, 'checklists')
  const path = (await checklistFolders(root)).find((folder) => folder === join(root, id))
  return path === undefined ? null : await readSound(path)
}

async function readSound(path: string): Promise<Checklist> {
  const result = await readChecklist(path)
  if ('checklist' in result) return result.checklist
  throw new AppError('not-a-checklist', { path, problems: result.problems.map(printProblem).join('\n') })
}

/** A fault in one line, for logs and the command line: file, place, code and facts. */
export function printProblem({ file, path, code, detail }: FileProblem): string {
  const facts = Object.entries(detail ?? {}).map(([name, value]) => `${name}=${value}`)
  return [`${file}:`, path, code, ...facts].filter((part) => part !== '').join(' ')
}

async function checklistFolders(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true })
    return entries.filter((entry) => entry.isDirectory()).map((entry) => join(folder, entry.name))
  } catch (error) {
    throw readError(folder, error)
  }
}

function rankOf({ definition }: Checklist): number {
  return STAGES.indexOf(definition.stage)
}

function nameOf({ definition }: Checklist): string {
  return definition.form_id
}
