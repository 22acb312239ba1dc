import type { Checklist } from '../../shared/checklist/checklist.ts'
import { type AnswersProblem, type PlainAnswers, readAnswers } from '../../shared/engine/plain-answers.ts'
import { type CommandContext, writeJson } from './command.ts'
import { readJsonFile } from './read-json-file.ts'

/**
 * The answers that `--answers FILE` holds; null after every fault in them was said. Throws `cannot-read`, or
 * `not-answers` for a file that is not JSON.
 */
export async function findAnswers(
  context: CommandContext,
  file: string,
  checklist: Checklist,
  profile: Readonly<Record<string, string>>,
): Promise<PlainAnswers | null> {
  const read = readAnswers(checklist, await readJsonFile(file, 'not-answers'), profile)
  if (!('problems' in read)) return read
  sayAnswersProblems(context, file, read.problems)
  return null
}

function sayAnswersProblems(
  context: CommandContext,
  file: string,
  problems: readonly AnswersProblem[],
): void {
  const { terminal, words } = context
  if (context.json) {
    writeJson(context, { ok: false, file, problems })
    return
  }
  terminal.out(`${words.t('evaluate.answersBad', { file, count: problems.length })}\n`)
  for (const { path, code } of problems) {
    terminal.out(
      `  ${words.t('problems:line', { path: path || words.t('problems:whole'), words: words.t(`answers.${code}`) })}\n`,
    )
  }
}
