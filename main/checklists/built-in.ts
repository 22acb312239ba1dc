import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Checklist } from '../../shared/checklist/checklist.ts'
import { STAGES } from '../../shared/checklist/definition.ts'
import { loadChecklist } from '../../shared/checklist/load-checklist.ts'
import { AppError } from '../../shared/lib/app-error.ts'
import { readError } from '../files/file-error.ts'
import { type FileProblem, type ReadResult, readChecklist } from './read-checklist.ts'

/** How the files end that the build leaves. */
const COMPILED = '.json'

/**
 * The checklists that come with Adit, in the order of the stages: one folder each below `<assets>/checklists`, as people
 * write them, or one `.json` file each, as the build leaves them, because reading the folders takes seconds.
 *
 * @param assets the folder of assets, which may lie inside an archive of Electron
 * @throws AppError `cannot-read`, or `not-a-checklist` with the folder or file as `path` and every fault of it as
 *   `problems`, one per line
 */
export async function readBuiltInChecklists(assets: string): Promise<readonly Checklist[]> {
  const checklists = await Promise.all((await checklistPaths(join(assets, 'checklists'))).map(readSound))
  return checklists.sort((a, b) => rankOf(a) - rankOf(b) || (nameOf(a) < nameOf(b) ? -1 : 1))
}

/**
 * The built-in checklist of that id, read alone, or null. A folder or file is called like the checklist in it.
 *
 * @throws AppError as `readBuiltInChecklists`
 */
export async function readBuiltInChecklist(assets: string, id: string): Promise<Checklist | null> {
  const paths = await checklistPaths(join(assets, 'checklists'))
  const path = paths.find((each) => basename(each, COMPILED) === id)
  return path === undefined ? null : await readSound(path)
}

async function readSound(path: string): Promise<Checklist> {
  const result = path.endsWith(COMPILED) ? await readCompiled(path) : await readChecklist(path)
  if ('checklist' in result) return result.checklist
  throw new AppError('not-a-checklist', { path, problems: result.problems.map(printProblem).join('\n') })
}

/** What the build wrote is JSON for certain, which is read far faster than what people may write. */
async function readCompiled(path: string): Promise<ReadResult> {
  try {
    const loaded = loadChecklist(JSON.parse(await readFile(path, 'utf8')))
    if (!('problems' in loaded)) return loaded
    return { problems: loaded.problems.map((problem) => ({ ...problem, file: path })) }
  } catch (error) {
    throw readError(path, error)
  }
}

/** A fault in one line, for logs and the command line: file, place, code and facts. */
export function printProblem({ file, path, code, detail }: FileProblem): string {
  const facts = Object.entries(detail ?? {}).map(([name, value]) => `${name}=${value}`)
  return [`${file}:`, path, code, ...facts].filter((part) => part !== '').join(' ')
}

async function checklistPaths(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true })
    return entries
      .filter((entry) => entry.isDirectory() || entry.name.endsWith(COMPILED))
      .map((entry) => join(folder, entry.name))
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
