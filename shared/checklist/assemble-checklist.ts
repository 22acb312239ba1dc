import type { Problem } from './problem.ts'

/**
 * Puts the parts of a checklist folder together: `main` is everything but the survey (`checklist.yaml`), `sections` are
 * its top-level groups in order (`sections/01-….yaml`). Both are plain data as read; nothing is checked here but that
 * the survey does not stand in both places. The result goes to `loadChecklist`.
 */
export function assembleChecklist(
  main: unknown,
  sections: readonly unknown[],
): { readonly input: unknown } | { readonly problems: readonly Problem[] } {
  if (typeof main !== 'object' || main === null || Array.isArray(main)) {
    return { problems: [{ path: '', code: 'wrong-kind', detail: { expected: 'object' } }] }
  }
  if ('survey' in main) return { problems: [{ path: 'survey', code: 'unknown-key' }] }
  if (sections.length === 0) return { problems: [{ path: 'survey', code: 'section-not-found' }] }
  return { input: { ...main, survey: sections } }
}
