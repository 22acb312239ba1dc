import { z } from 'zod'
import { below } from '../../shared/checklist/problem.ts'
import type { MineSnapshot } from '../../shared/record/event.ts'
import type { CommandContext } from './command.ts'
import type { Complaint } from './complaint.ts'
import { readJsonFile } from './read-json-file.ts'

/** Numbers and booleans may be written as such; the profile holds text, flags as `yes` and `no`. */
const profileValue = z
  .union([z.string(), z.number(), z.boolean()])
  .transform((value) => (typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value)))

const mine = z.strictObject({
  id: z.uuid(),
  name: z.string().trim().min(1).max(200),
  profile: z.record(z.string().regex(/^[A-Za-z_][A-Za-z0-9_.-]{0,54}$/), profileValue).default({}),
})

/**
 * The mine that `--mine FILE` describes as `{ id, name, profile }`, or everything that is wrong with it. Throws
 * `cannot-read`, or `not-a-mine` for a file that is not JSON.
 */
export async function readMine(
  { words }: CommandContext,
  file: string,
): Promise<{ readonly mine: MineSnapshot } | { readonly complaints: readonly Complaint[] }> {
  const read = mine.safeParse(await readJsonFile(file, 'not-a-mine'), { reportInput: true })
  if (read.success) return { mine: read.data }
  const faults = read.error.issues.flatMap(faultsOf)
  return {
    complaints: faults.map(
      ({ path, code }): Complaint => ({ about: 'mine', file, path, code, message: words.t(`mine.${code}`) }),
    ),
  }
}

function faultsOf(issue: z.core.$ZodIssue): readonly { readonly path: string; readonly code: string }[] {
  const path = issue.path.reduce<string>((whole, key) => below(whole, key as string | number), '')
  switch (issue.code) {
    case 'invalid_type':
      return [{ path, code: issue.input === undefined ? 'missing' : 'wrong-kind' }]
    case 'invalid_union':
      return [{ path, code: 'wrong-kind' }]
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ path: below(path, key), code: 'unknown-key' }))
    case 'invalid_key':
      return [{ path, code: 'invalid-name' }]
    case 'invalid_format':
      return [{ path, code: 'not-a-uuid' }]
    default:
      return [{ path, code: 'wrong-length' }]
  }
}
