import type { Checklist } from '../../shared/checklist/checklist.ts'
import type { Path } from '../../shared/checklist/value.ts'
import type { Form, View } from '../../shared/engine/form-view.ts'
import { type Finding, findFindings, findingAt } from '../../shared/score/findings.ts'

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

/**
 * The same after the views at `changed` became others, or vanished: a finding hangs on its own view alone. The new ones
 * come last. Both days are the same.
 */
export function refreshFindings(
  form: Form,
  checklist: Checklist,
  before: ReadonlyMap<Path, Finding>,
  changed: readonly Path[],
  day: string,
): ReadonlyMap<Path, Finding> {
  let findings: Map<Path, Finding> | null = null
  for (const path of changed) {
    const known = before.get(path)
    const found = findingAt(form, checklist, path, day)
    if (found === null && known === undefined) continue
    if (found !== null && known !== undefined && isSame(known, found)) continue
    findings ??= new Map(before)
    if (found === null) findings.delete(path)
    else findings.set(path, found)
  }
  return findings ?? before
}

function isSame(one: Finding, other: Finding): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
