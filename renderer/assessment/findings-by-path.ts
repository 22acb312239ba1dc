import type { Checklist } from '../../shared/checklist/checklist.ts'
import type { Path } from '../../shared/checklist/value.ts'
import type { Form, View } from '../../shared/engine/form-view.ts'
import { type Finding, findFindings } from '../../shared/score/findings.ts'

/**
 * What the answers raise by `day`, by path; a question raises one finding at most. Findings that did not change are taken over
 * from `before`, so that they can be compared by identity. Rows that have no view are left out.
 */
export function findingsByPath(
  form: Form,
  checklist: Checklist,
  views: ReadonlyMap<Path, View>,
  before: ReadonlyMap<Path, Finding>,
  day: string,
): ReadonlyMap<Path, Finding> {
  const found = new Map<Path, Finding>()
  for (const finding of findFindings(form, checklist, day)) {
    if (!views.has(finding.path)) continue
    const known = before.get(finding.path)
    found.set(finding.path, known !== undefined && isSame(known, finding) ? known : finding)
  }
  return found
}

function isSame(one: Finding, other: Finding): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
