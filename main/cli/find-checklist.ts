import type { Checklist } from '../../shared/checklist/checklist.ts'
import { AppError } from '../../shared/lib/app-error.ts'
import type { ImportResult } from '../../shared/xlsform/import-report.ts'
import { UNREADABLE } from '../../shared/xlsform/remarks.ts'
import { readBuiltInChecklist } from '../checklists/built-in.ts'
import { importFile, isForm } from '../checklists/import-file.ts'
import { readChecklist } from '../checklists/read-checklist.ts'
import { reasonOf } from '../files/file-error.ts'
import type { CommandContext } from './command.ts'
import type { Complaint } from './complaint.ts'
import { describeProblem } from './say-problems.ts'
import { describeRemark, placeText } from './say-remarks.ts'

/**
 * The checklist that `--checklist` names: the id of a built-in one, else a file or folder, a form in a spreadsheet among
 * them; or everything that is wrong with it. Throws `checklist-not-found`, `cannot-read`, or `not-a-checklist` with
 * `path` and `reason`, for a text that is neither YAML nor JSON with `line` and `column`.
 */
export async function findChecklist(
  context: CommandContext,
  idOrFile: string,
): Promise<{ readonly checklist: Checklist } | { readonly complaints: readonly Complaint[] }> {
  const checklist = await readBuiltInChecklist(context.assets, idOrFile)
  if (checklist !== null) return { checklist }
  if (await isForm(idOrFile)) return fromForm(context, idOrFile, await importFile(idOrFile))
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

function fromForm(
  { words }: CommandContext,
  path: string,
  { checklist, remarks }: ImportResult,
): Awaited<ReturnType<typeof findChecklist>> {
  if (checklist !== undefined) return { checklist }
  const unreadable = remarks.find(({ code }) => UNREADABLE.has(code))
  if (unreadable !== undefined) {
    throw new AppError('not-a-checklist', { ...unreadable.detail, path, reason: unreadable.code })
  }
  const refused = remarks.filter(({ fate }) => fate === 'refused')
  const complaints = refused.map((remark): Complaint => {
    const { code, message } = describeRemark(remark, words)
    return { about: 'checklist', file: path, path: placeText(remark.place), code, message }
  })
  return { complaints }
}

function isMissing(error: AppError): boolean {
  return (error.details.reason ?? reasonOf(error.cause)) === 'ENOENT'
}
