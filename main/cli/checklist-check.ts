import { wordsIn } from '../../shared/bundle/value-text.ts'
import type { Checklist } from '../../shared/checklist/checklist.ts'
import { AppError } from '../../shared/lib/app-error.ts'
import type { ImportResult } from '../../shared/xlsform/import-report.ts'
import { UNREADABLE } from '../../shared/xlsform/remarks.ts'
import { importFile, isForm } from '../checklists/import-file.ts'
import { type FileProblem, type ReadResult, readChecklist } from '../checklists/read-checklist.ts'
import { countWords, summarise } from './checklist-list.ts'
import { type Command, type CommandContext, type ExitStatus, writeJson, writeLines } from './command.ts'
import { describeError } from './say-error.ts'
import { sayProblem } from './say-problems.ts'
import { describeRemark, placeText, remarkLines } from './say-remarks.ts'
import { readersLanguage, type Words } from './words.ts'

/** A file with what came of it: a checklist, its problems, or why it could not be read. */
interface Checked {
  readonly file: string
  readonly result: ReadResult | { readonly imported: ImportResult } | { readonly error: AppError }
}

/**
 * `checklist check`: every problem of every file named, each with its place. A folder is read as its parts; a form in a
 * spreadsheet is imported, and what became of its parts is said too.
 */
export const checklistCheck: Command = {
  usage: 'FILE...',
  options: {},
  positionals: { min: 1, max: 1000 },
  async run(context, args) {
    const checked: Checked[] = []
    for (const file of args.positionals) checked.push({ file, result: await read(file) })
    if (context.json)
      writeJson(
        context,
        checked.map((one) => toJson(context, one)),
      )
    else for (const one of checked) say(context, one)
    const statuses = checked.map(({ result }) => statusOf(result))
    return statuses.includes(2) ? 2 : statuses.includes(1) ? 1 : 0
  },
}

/** One file that is not there must not keep the others from being checked. */
async function read(file: string): Promise<Checked['result']> {
  try {
    return (await isForm(file)) ? { imported: await importFile(file) } : await readChecklist(file)
  } catch (error) {
    if (error instanceof AppError) return { error }
    throw error
  }
}

/** Text that is no YAML or JSON at all could not be read, which is not the same as a checklist with faults. */
function statusOf(result: Checked['result']): ExitStatus {
  if ('error' in result) return 2
  if ('imported' in result) {
    if (result.imported.checklist !== undefined) return 0
    return result.imported.remarks.some(({ code }) => UNREADABLE.has(code)) ? 2 : 1
  }
  if (!('problems' in result)) return 0
  return result.problems.some(({ code }) => code === 'syntax') ? 2 : 1
}

function toJson({ words }: CommandContext, { file, result }: Checked) {
  if ('imported' in result) return importedJson(words, file, result.imported)
  if ('error' in result) return { file, ok: false, error: describeError(result.error, words), problems: [] }
  if ('problems' in result) {
    const problems = result.problems.map((problem) => ({ ...problem, message: sayProblem(problem, words) }))
    return { file, ok: false, problems }
  }
  return { file, ok: true, ...summarise(result.checklist), problems: [] }
}

function say(context: CommandContext, { file, result }: Checked): void {
  const { terminal, words } = context
  if ('error' in result) terminal.err(`adit: ${describeError(result.error, words).message}\n`)
  else if ('imported' in result) sayImported(context, file, result.imported)
  else if ('problems' in result) {
    const lines = result.problems.map((problem) => `  ${inFile(problem, file)}${sayProblem(problem, words)}`)
    writeLines(context, [words.t('refused.checklist', { file, count: lines.length }), ...lines])
  } else {
    writeLines(context, [goodLine(file, result.checklist, words)])
  }
}

function goodLine(file: string, checklist: Checklist, words: Words): string {
  const summary = summarise(checklist)
  const title = wordsIn(summary.title, readersLanguage(checklist.definition, words))
  return words.t('checklist.good', { file, ...summary, title, counts: countWords(summary, words) })
}

/** As for other checklists, and what became of every part of the form. */
function importedJson(words: Words, file: string, { checklist, remarks }: ImportResult) {
  const said = remarks.map((remark) => describeRemark(remark, words))
  const problems = said
    .filter(({ fate }) => fate === 'refused')
    .map(({ place, code, detail, message }) => ({ path: placeText(place), code, detail, message }))
  if (checklist === undefined) return { file, ok: false, problems, remarks: said }
  return { file, ok: true, ...summarise(checklist), problems, remarks: said }
}

function sayImported(context: CommandContext, file: string, { checklist, remarks }: ImportResult): void {
  const { words } = context
  const count = remarks.filter(({ fate }) => fate === 'refused').length
  const head =
    checklist === undefined ? words.t('refused.checklist', { file, count }) : goodLine(file, checklist, words)
  writeLines(context, [head, ...remarkLines(remarks, words)])
}

/** Names the file only where it is a part of the folder that was asked about. */
function inFile(problem: FileProblem, asked: string): string {
  return problem.file === asked ? '' : `${problem.file} `
}
