import i18next from 'i18next'
import type { ChecklistDefinition } from '../../../../shared/checklist/definition.ts'

/** The kind of answer that a profile value takes in a preview. */
export type PreviewField =
  | { readonly kind: 'flag'; readonly name: string }
  | { readonly kind: 'choice'; readonly name: string; readonly options: readonly string[] }
  | { readonly kind: 'text'; readonly name: string }

/** Flags that are no until somebody says otherwise, as in a new mine's profile. */
const SELDOM: ReadonlySet<string> = new Set(['lend', 'hg', 'CHN'])

/**
 * The profile values that something in a checklist asks about, flags first; their kinds as the words for a mine's
 * profile tell them apart.
 */
export function previewFields({ profile, survey, choices }: ChecklistDefinition): readonly PreviewField[] {
  const asked = JSON.stringify([survey, choices])
  const fields = profile.filter((name) => asked.includes(`\${${name}}`)).map(fieldOf)
  return [...fields].sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind))
}

const KINDS: readonly PreviewField['kind'][] = ['flag', 'choice', 'text']

function fieldOf(name: string): PreviewField {
  if (i18next.exists(`profile:flag.${name}`)) return { kind: 'flag', name }
  const options: unknown = i18next.getResource('en', 'profile', name)
  if (typeof options === 'object' && options !== null && i18next.exists(`profile:field.${name}`))
    return { kind: 'choice', name, options: Object.keys(options) }
  return { kind: 'text', name }
}

/** A profile under which most questions are asked. Values that are no flags are left blank. */
export function startingProfile(definition: ChecklistDefinition): Readonly<Record<string, string>> {
  const flags = previewFields(definition).filter(({ kind }) => kind === 'flag')
  return Object.fromEntries(flags.map(({ name }) => [name, SELDOM.has(name) ? 'no' : 'yes']))
}
