import type { Checklist } from '../../shared/checklist/checklist.ts'
import { AppError } from '../../shared/lib/app-error.ts'
import { readBuiltInChecklists } from '../checklists/built-in.ts'
import { readChecklist } from '../checklists/read-checklist.ts'
import type { CommandContext } from './command.ts'
import { sayProblem } from './say-problems.ts'

/**
 * The checklist that `--checklist` names: the id of a built-in one, else a file or folder. Throws
 * `checklist-not-found`, or `not-a-checklist` after every problem was written to standard error.
 */
export async function findChecklist(context: CommandContext, idOrFile: string): Promise<Checklist> {
  const builtIn = await readBuiltInChecklists(context.assets)
  const found = builtIn.find(({ definition }) => definition.form_id === idOrFile)
  if (found !== undefined) return found
  const result = await readChecklist(idOrFile).catch((error: unknown) => {
    const missing = error instanceof AppError && error.details.reason === 'ENOENT'
    throw missing ? new AppError('checklist-not-found', { name: idOrFile }, error) : error
  })
  if ('checklist' in result) return result.checklist
  for (const problem of result.problems) {
    context.terminal.err(`${problem.file}: ${sayProblem(problem, context.words)}\n`)
  }
  throw new AppError('not-a-checklist', { path: idOrFile, problems: result.problems.length })
}
