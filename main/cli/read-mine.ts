import { z } from 'zod'
import { AppError } from '../../shared/lib/app-error.ts'
import type { MineSnapshot } from '../../shared/record/event.ts'
import { readJsonFile } from './read-json-file.ts'

/** Numbers and booleans may be written as such; the profile holds text, flags as `yes` and `no`. */
const profileValue = z
  .union([z.string(), z.number(), z.boolean()])
  .transform((value) => (typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value)))

const mine = z.object({
  id: z.uuid(),
  name: z.string().trim().min(1).max(200),
  profile: z.record(z.string().regex(/^[A-Za-z_][A-Za-z0-9_.-]{0,54}$/), profileValue).default({}),
})

/** The mine that `--mine FILE` describes: `{ id, name, profile }`. Throws `cannot-read`, or `not-a-mine` with the place. */
export async function readMine(path: string): Promise<MineSnapshot> {
  const read = mine.safeParse(await readJsonFile(path, 'not-a-mine'))
  if (read.success) return read.data
  const issue = read.error.issues[0]
  throw new AppError('not-a-mine', {
    path,
    reason: `${issue?.path.join('.') || 'file'}: ${issue?.message ?? ''}`,
  })
}
