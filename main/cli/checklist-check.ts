import { type FileProblem, type ReadResult, readChecklist } from '../checklists/read-checklist.ts'
import { summarise } from './checklist-list.ts'
import { type Command, type CommandContext, type ExitStatus, writeJson } from './command.ts'
import { sayProblem } from './say-problems.ts'

/** `checklist check`: every problem of every file named, each with its place. A folder is read as its parts. */
export const checklistCheck: Command = {
  usage: 'FILE...',
  options: {},
  positionals: { min: 1, max: 1000 },
  async run(context, args) {
    const results: { file: string; result: ReadResult }[] = []
    for (const file of args.positionals) results.push({ file, result: await readChecklist(file) })
    if (context.json) writeJson(context, results.map(toJson))
    else for (const { file, result } of results) say(context, file, result)
    const statuses = results.map(({ result }) => statusOf(result))
    return statuses.includes(2) ? 2 : statuses.includes(1) ? 1 : 0
  },
}

/** Text that is no YAML or JSON at all could not be read, which is not the same as a checklist with faults. */
function statusOf(result: ReadResult): ExitStatus {
  if (!('problems' in result)) return 0
  return result.problems.some(({ code }) => code === 'syntax') ? 2 : 1
}

function toJson({ file, result }: { file: string; result: ReadResult }) {
  return 'problems' in result
    ? { file, ok: false, problems: result.problems }
    : { file, ok: true, ...summarise(result.checklist), problems: [] }
}

function say({ terminal, words }: CommandContext, file: string, result: ReadResult): void {
  if ('problems' in result) {
    terminal.out(`${words.t('checklist.bad', { file, count: result.problems.length })}\n`)
    for (const problem of result.problems)
      terminal.out(`  ${inFile(problem, file)}${sayProblem(problem, words)}\n`)
  } else {
    const summary = summarise(result.checklist)
    const title = summary.title[words.language] ?? summary.title[result.checklist.definition.default_language]
    terminal.out(`${words.t('checklist.good', { file, ...summary, title })}\n`)
  }
}

/** Names the file only where it is a part of the folder that was asked about. */
function inFile(problem: FileProblem, asked: string): string {
  return problem.file === asked ? '' : `${problem.file} `
}
