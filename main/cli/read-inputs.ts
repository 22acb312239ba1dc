import type { Checklist } from '../../shared/checklist/checklist.ts'
import { type PlainAnswers, readAnswers } from '../../shared/engine/plain-answers.ts'
import type { MineSnapshot } from '../../shared/record/event.ts'
import type { CommandArguments, CommandContext } from './command.ts'
import type { Complaint } from './complaint.ts'
import { findChecklist } from './find-checklist.ts'
import { readJsonFile } from './read-json-file.ts'
import { readLimits } from './read-limits.ts'
import { readMine } from './read-mine.ts'

/** What `evaluate` and `pack` work on. */
export interface Inputs {
  readonly checklist: Checklist
  /** Null when `--mine` was not given. */
  readonly mine: MineSnapshot | null
  readonly answers: PlainAnswers
}

/**
 * Reads what `--checklist`, `--limits`, `--mine` and `--answers` name. Gives them, or everything that is wrong in any of them:
 * answers can be judged only by a checklist that is sound. Throws as the readers of each do, and `not-answers`.
 */
export async function readInputs(
  context: CommandContext,
  args: CommandArguments,
): Promise<Inputs | { readonly complaints: readonly Complaint[] }> {
  const named = await findChecklist(context, args.needed('checklist'))
  const limits = args.value('limits')
  const found =
    limits === undefined || 'complaints' in named ? named : await readLimits(context, named.checklist, limits)
  const mineFile = args.value('mine')
  const described = mineFile === undefined ? { mine: null } : await readMine(context, mineFile)
  const file = args.needed('answers')
  const json = await readJsonFile(file, 'not-answers')
  const complaints: Complaint[] = []
  if ('complaints' in found) complaints.push(...found.complaints)
  if ('complaints' in described) complaints.push(...described.complaints)
  if ('complaints' in found) return { complaints }
  const mine = 'complaints' in described ? null : described.mine
  const answers = readAnswers(found.checklist, json, mine?.profile)
  if (!('problems' in answers)) {
    return complaints.length > 0 ? { complaints } : { checklist: found.checklist, mine, answers }
  }
  for (const { path, code } of answers.problems) {
    complaints.push({ about: 'answers', file, path, code, message: context.words.t(`answers.${code}`) })
  }
  return { complaints }
}
