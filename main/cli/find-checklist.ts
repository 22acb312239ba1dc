import type { Checklist } from '../../shared/checklist/checklist.ts'
import { AppError } from '../../shared/lib/app-error.ts'
import { readBuiltInChecklists } from '../checklists/built-in.ts'
import { readChecklist } from '../checklists/read-checklist.ts'
import { reasonOf } from '../files/file-error.ts'
import type { CommandContext } from './command.ts'
import type { Complaint } from './complaint.ts'
import { describeProblem } from './say-problems.ts'

/**
 * The checklist that `--checklist` names: the id of a built-in one, else a file or folder; or everything that is wrong
 * with it. Throws `checklist-not-found`, `cannot-read`, or `not-a-checklist` with `path`, `line` and `column` for a text
 * that is neither YAML nor JSON.
 */
export async function findChecklist(
  context: CommandContext,
  idOrFile: string,
): Promise<{ readonly checklist: Checklist } | { readonly complaints: readonly Complaint[] }> {
  const builtIn = await readBuiltInChecklists(context.assets)
  const checklist = builtIn.find(({ definition }) => definition.form_id === idOrFile)
  if (checklist !== undefined) return { checklist }
  const result = await readChecklist(idOrFile).catch((error: unknown) => {
    const missing = error instanceof AppError && error.details.path === idOrFile && isMissing(error)
    throw missing ? new AppError('checklist-not-found', { checklist: idOrFile }) : error
  })
  if ('checklist' in result) return result
  const unreadable = result.problems.find(({ code }) => code === 'syntax')
  if (unreadable !== undefined) {
    throw new AppError('not-a-checklist', { ...unreadable.detail, path: unreadable.file, reason: 'syntax' })
  }
  const complaints = result.problems.map((problem): Complaint => {
    const { path, message } = describeProblem(problem, context.words)
    return { about: 'checklist', file: problem.file, path, code: problem.code, message }
  })
  return { complaints }
}

function isMissing(error: AppError): boolean {
  return (error.details.reason ?? reasonOf(error.cause)) === 'ENOENT'
}
