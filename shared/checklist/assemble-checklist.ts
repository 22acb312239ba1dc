import type { Problem } from './problem.ts'

/**
 * Puts the parts of a checklist folder together. `main` is everything but the survey (`checklist.yaml`); `sections` are
 * its top-level groups in order (`sections/01-….yaml`); `lists` are further files of choice lists and profile names, each
 * `{ choices?, profile? }`, which several checklists may share. All are plain data as read.
 *
 * Nothing is checked here but that nothing stands in two places. A problem carries the index of its part: 0 is `main`, then
 * the lists. The result goes to `loadChecklist`.
 */
export function assembleChecklist(
  main: unknown,
  sections: readonly unknown[],
  lists: readonly unknown[] = [],
): { readonly input: unknown } | { readonly problems: readonly (Problem & { readonly part: number })[] } {
  const problems: (Problem & { readonly part: number })[] = []
  const choices: Record<string, unknown> = {}
  const profile: unknown[] = []
  for (const [part, file] of [main, ...lists].entries()) {
    if (!isRecord(file)) {
      problems.push({ part, path: '', code: 'wrong-kind', detail: { expected: 'object' } })
      continue
    }
    for (const key of Object.keys(file)) {
      if (part === 0 ? key === 'survey' : key !== 'choices' && key !== 'profile') {
        problems.push({ part, path: key, code: 'unknown-key' })
      }
    }
    if (Array.isArray(file.profile)) profile.push(...file.profile)
    else if (file.profile !== undefined) {
      problems.push({ part, path: 'profile', code: 'wrong-kind', detail: { expected: 'array' } })
    }
    if (!isRecord(file.choices)) continue
    for (const [name, list] of Object.entries(file.choices)) {
      if (Object.hasOwn(choices, name)) {
        problems.push({ part, path: `choices.${name}`, code: 'duplicate-name', detail: { name } })
      }
      choices[name] = list
    }
  }
  if (sections.length === 0) problems.push({ part: 0, path: 'survey', code: 'section-not-found' })
  if (problems.length > 0 || !isRecord(main)) return { problems }
  return { input: { ...main, profile, choices, survey: sections } }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
