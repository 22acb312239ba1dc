import { z } from 'zod'
import { tidyText } from '../../../shared/lib/tidy-text.ts'
import type { Mine } from '../../storage/storage.ts'
import { deriveFlags } from './derive-flags.ts'
import { parsePosition } from './parse-position.ts'
import { FLAGS, type Flag, PROFILE_FIELDS, type ProfileField, type YesNo } from './profile-fields.ts'

/** What the form holds while it is open. */
export interface MineFormValues {
  name: string
  /** Every field but lists, by its name; `position` is the text of both coordinates. */
  text: Record<string, string>
  lists: Record<string, string[]>
  /** Null follows what the rest of the profile says. */
  flags: Record<Flag, YesNo | null>
}

/** The longest name a mine can have. */
export const MAX_NAME = 120

const isList = (field: ProfileField) => field.kind === 'many'

/** The form of a mine, or of a new one. */
export function toFormValues(mine: Mine | undefined): MineFormValues {
  const profile = mine?.profile ?? {}
  const derived = deriveFlags(profile)
  const flags = FLAGS.map((flag) => {
    const known = profile[flag]
    return [flag, known === undefined || known === derived[flag] ? null : known]
  })
  return {
    name: mine?.name ?? '',
    text: Object.fromEntries(
      PROFILE_FIELDS.filter((field) => !isList(field)).map(({ name, kind }) => [
        name,
        kind === 'position' ? positionText(profile) : (profile[name] ?? ''),
      ]),
    ),
    lists: Object.fromEntries(
      PROFILE_FIELDS.filter(isList).map(({ name }) => [
        name,
        (profile[name] ?? '').split(' ').filter(Boolean),
      ]),
    ),
    flags: Object.fromEntries(flags) as Record<Flag, YesNo | null>,
  }
}

function positionText({ lat, lon }: Readonly<Record<string, string>>): string {
  return lat === undefined || lon === undefined ? '' : `${lat}, ${lon}`
}

/** Name and profile that a filled form stands for. Blank fields are left out; every flag is there. */
export function fromFormValues(values: MineFormValues): Pick<Mine, 'name' | 'profile'> {
  const profile: Record<string, string> = {}
  for (const field of PROFILE_FIELDS) {
    if (field.kind === 'position') {
      const position = parsePosition(values.text[field.name] ?? '')
      if (!('problem' in position)) Object.assign(profile, position)
      continue
    }
    const raw = isList(field) ? (values.lists[field.name] ?? []).join(' ') : (values.text[field.name] ?? '')
    const value = field.kind === 'number' ? plainNumber(raw) : tidyText(raw)
    if (value !== '') profile[field.name] = value
  }
  const derived = deriveFlags(profile)
  for (const flag of FLAGS) profile[flag] = values.flags[flag] ?? derived[flag]
  return { name: tidyText(values.name), profile }
}

/** Decimal text as people type it, without spaces that group the digits. */
function plainNumber(raw: string): string {
  return raw.normalize('NFKC').replace(/[\s_]/g, '')
}

/** What is wrong with one field's text: the last part of a key under `profile:problem`, or null. */
function problemOf(field: ProfileField, raw: string): string | null {
  if (raw.trim() === '') return null
  if (field.kind === 'text') return raw.trim().length > field.max ? 'tooLong' : null
  if (field.kind === 'position') {
    const position = parsePosition(raw)
    return 'problem' in position ? position.problem : null
  }
  if (field.kind !== 'number') return null
  const value = plainNumber(raw)
  if (!(field.whole === true ? /^-?\d+$/ : /^-?\d+(\.\d+)?$/).test(value)) return 'notANumber'
  return Number(value) < field.min || Number(value) > field.max ? 'outside' : null
}

/** Checks the form. Messages are the last part of a key under `profile:problem`, so that they follow the language. */
export const mineFormSchema: z.ZodType<MineFormValues, MineFormValues> = z
  .object({
    name: z.string().trim().min(1, 'required').max(MAX_NAME, 'tooLong'),
    text: z.record(z.string(), z.string()),
    lists: z.record(z.string(), z.array(z.string())),
    flags: z.custom<MineFormValues['flags']>(),
  })
  .superRefine((values, context) => {
    for (const field of PROFILE_FIELDS) {
      const message = problemOf(field, values.text[field.name] ?? '')
      if (message !== null) context.addIssue({ code: 'custom', path: ['text', field.name], message })
    }
  })
