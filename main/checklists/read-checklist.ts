import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { assembleChecklist } from '../../shared/checklist/assemble-checklist.ts'
import type { Checklist } from '../../shared/checklist/checklist.ts'
import { loadChecklist } from '../../shared/checklist/load-checklist.ts'
import type { Problem } from '../../shared/checklist/problem.ts'
import { readChecklistText } from '../../shared/checklist/read-checklist-text.ts'
import { AppError } from '../../shared/lib/app-error.ts'
import { decodeUtf8 } from '../../shared/lib/bytes.ts'
import { readError, reasonOf } from '../files/file-error.ts'

/** A fault of a checklist with the file it stands in. */
export interface FileProblem extends Problem {
  readonly file: string
}

/** A sound checklist, or everything that is wrong with it. */
export type ReadResult = { readonly checklist: Checklist } | { readonly problems: readonly FileProblem[] }

/** The part of a checklist folder that holds everything but the survey. */
const MAIN = 'checklist.yaml'

/**
 * Reads a checklist from a file (YAML or JSON, whole), or from a folder: `checklist.yaml`, `sections/*.yaml` with one
 * top-level group each, `choices/*.yaml` with choice lists, the last two in the order of their names. `include` in
 * `checklist.yaml` names further files of choice lists and profile names, relative to the folder. The folder's
 * `checklist.yaml` may be named instead of the folder.
 *
 * @throws AppError `cannot-read` with the path, `not-a-checklist` with the path for what is not UTF-8 text
 */
export async function readChecklist(path: string): Promise<ReadResult> {
  if (await isFolder(path)) return await readFolder(path)
  const folder = dirname(path)
  if (basename(path) === MAIN && (await isFolder(join(folder, 'sections')))) return await readFolder(folder)
  const read = readChecklistText(await readText(path))
  if ('problems' in read) return { problems: at(path, read.problems) }
  const loaded = loadChecklist(read.value)
  return 'problems' in loaded ? { problems: at(path, loaded.problems) } : loaded
}

async function readFolder(folder: string): Promise<ReadResult> {
  const main = join(folder, MAIN)
  const problems: FileProblem[] = []
  const read = async (file: string): Promise<unknown> => {
    const result = readChecklistText(await readText(file))
    if (!('problems' in result)) return result.value
    problems.push(...at(file, result.problems))
    return null
  }
  const head = splitInclude(await read(main))
  const lists = [
    ...head.include.map((path) => join(folder, path)),
    ...(await partFiles(join(folder, 'choices'))),
  ]
  const sections = await partFiles(join(folder, 'sections'))
  const listParts = await Promise.all(lists.map(read))
  const sectionParts = await Promise.all(sections.map(read))
  if (problems.length > 0) return { problems }
  const assembled = assembleChecklist(head.main, sectionParts, listParts)
  if ('problems' in assembled) {
    return {
      problems: assembled.problems.map(({ part, ...found }) => ({
        ...found,
        file: [main, ...lists][part] ?? main,
      })),
    }
  }
  const loaded = loadChecklist(assembled.input)
  if (!('problems' in loaded)) return loaded
  return { problems: loaded.problems.map((problem) => placeInSection(problem, main, sections)) }
}

/** `include` belongs to the folder, not to the checklist. What is not a list of texts is left for the shape check. */
function splitInclude(main: unknown): { readonly include: readonly string[]; readonly main: unknown } {
  if (typeof main !== 'object' || main === null || !('include' in main)) return { include: [], main }
  const { include, ...rest } = main
  const isList = Array.isArray(include) && include.every((path) => typeof path === 'string')
  return isList ? { include, main: rest } : { include: [], main }
}

/** `survey[2].children[0]` is `children[0]` of the third section's file. */
function placeInSection(problem: Problem, main: string, sections: readonly string[]): FileProblem {
  const [, index, path] = /^survey\[(\d+)\]\.?(.*)$/.exec(problem.path) ?? []
  const file = index === undefined ? undefined : sections[Number(index)]
  return file === undefined || path === undefined ? { ...problem, file: main } : { ...problem, path, file }
}

function at(file: string, problems: readonly Problem[]): FileProblem[] {
  return problems.map((problem) => ({ ...problem, file }))
}

async function partFiles(folder: string): Promise<string[]> {
  try {
    const names = await readdir(folder)
    return names
      .filter((name) => name.endsWith('.yaml'))
      .sort()
      .map((name) => join(folder, name))
  } catch (error) {
    if (reasonOf(error) === 'ENOENT') return []
    throw readError(folder, error)
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory()
  } catch (error) {
    if (reasonOf(error) === 'ENOENT') return false
    throw readError(path, error)
  }
}

async function readText(path: string): Promise<string> {
  let bytes: Uint8Array
  try {
    bytes = await readFile(path)
  } catch (error) {
    throw readError(path, error)
  }
  const text = decodeUtf8(bytes)
  if (text === null) throw new AppError('not-a-checklist', { path, reason: 'not-utf8' })
  return text
}
