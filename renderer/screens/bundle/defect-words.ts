import type { Defect } from '../../../shared/bundle/report.ts'

/** What defect words need from i18next: `t` for namespaced keys and a way to ask whether a key exists. */
export interface Words {
  readonly t: (key: string, gaps: Readonly<Record<string, string>>) => string
  readonly exists: (key: string) => boolean
}

/** The code as it is shown and quoted, e.g. `ADIT-B13`. */
export function shownCode(code: string): string {
  return `ADIT-${code}`
}

/**
 * A defect in words, with its path and fact filled in. A code without words (from a report of a later version) is
 * still named, never dropped.
 */
export function describeDefect(defect: Defect, { t, exists }: Words): string {
  const gaps = { path: defect.path ?? '', detail: defect.detail ?? '' }
  const key = `defects:${defect.code}`
  return exists(key) ? t(key, gaps) : t('bundle:defect.without-words', { ...gaps, code: defect.code })
}
