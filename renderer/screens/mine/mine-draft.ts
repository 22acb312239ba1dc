import { z } from 'zod'
import type { MineFormValues } from './mine-form-values.ts'
import { FLAGS, PROFILE_FIELDS, type ProfileField } from './profile-fields.ts'

/** The form of one mine, or of a new one, under which its draft is kept. */
export function draftNameOf(mine: string | undefined): string {
  return mine === undefined ? 'mine-form' : `mine-form ${mine}`
}

/** Exactly the fields of this version, each with something it can hold; whether it is right is judged on saving. */
const draft: z.ZodType<MineFormValues> = z.strictObject({
  name: z.string(),
  text: z.strictObject(
    Object.fromEntries(
      PROFILE_FIELDS.filter(({ kind }) => kind !== 'many').map((field) => [field.name, textOf(field)]),
    ),
  ),
  lists: z.strictObject(
    Object.fromEntries(
      PROFILE_FIELDS.flatMap((field) =>
        field.kind === 'many' ? [[field.name, z.array(z.enum(field.options))]] : [],
      ),
    ),
  ),
  flags: z.record(z.enum(FLAGS), z.enum(['yes', 'no']).nullable()),
})

function textOf(field: ProfileField): z.ZodType<string> {
  return field.kind === 'one' ? z.enum(['', ...field.options]) : z.string()
}

/** What was typed before, as it was stored; null when nothing was, or when it does not fit this version's form. */
export function readMineDraft(stored: unknown): MineFormValues | null {
  return draft.safeParse(stored).data ?? null
}

/** Whether two fillings of the form are the same. */
export function sameValues(one: MineFormValues, other: MineFormValues): boolean {
  return (
    one.name === other.name &&
    FLAGS.every((flag) => one.flags[flag] === other.flags[flag]) &&
    PROFILE_FIELDS.every(({ name, kind }) =>
      kind === 'many'
        ? one.lists[name]?.join(' ') === other.lists[name]?.join(' ')
        : one.text[name] === other.text[name],
    )
  )
}
