import type { Checklist } from '../../shared/checklist/checklist.ts'
import { layLimits, MAX_LIMITS_BYTES } from '../../shared/checklist/lay-limits.ts'
import type { Problem } from '../../shared/checklist/problem.ts'
import { AppError } from '../../shared/lib/app-error.ts'
import { decodeUtf8 } from '../../shared/lib/bytes.ts'
import { readSmallFile } from '../files/read-small-file.ts'
import type { CommandContext } from './command.ts'
import type { Complaint } from './complaint.ts'
import { describeProblem } from './say-problems.ts'

/**
 * The checklist with the limits of `--limits FILE` laid over it, or everything that is wrong with that table. Throws
 * `cannot-read`, with the reason `not-utf8` for other encodings.
 */
export async function readLimits(
  context: CommandContext,
  { definition }: Checklist,
  file: string,
): Promise<{ readonly checklist: Checklist } | { readonly complaints: readonly Complaint[] }> {
  const csv = decodeUtf8(await readSmallFile(file, MAX_LIMITS_BYTES))
  if (csv === null) throw new AppError('cannot-read', { path: file, reason: 'not-utf8' })
  const laid = layLimits(definition, csv)
  if ('checklist' in laid) return laid
  return { complaints: laid.problems.map((problem) => complaintOf(problem, file, context)) }
}

function complaintOf(problem: Problem, file: string, { words }: CommandContext): Complaint {
  const { line, column } = problem.detail ?? {}
  const known = words.t(`problems:limits.${problem.code}`, { ...problem.detail, defaultValue: '' })
  const described = describeProblem(problem, words)
  const place = column === undefined ? 'limits.line' : 'place'
  return {
    about: 'limits',
    file,
    path: line === undefined ? described.path : words.t(`problems:${place}`, { line, column }),
    code: problem.code,
    message: known || described.message,
  }
}
