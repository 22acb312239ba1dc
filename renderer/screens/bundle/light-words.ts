import type { LightName, VerifyReport } from '../../../shared/bundle/report.ts'

/** The four lights in the order in which they are read. */
export const LIGHTS: readonly LightName[] = ['intact', 'signed', 'trusted', 'current']

/**
 * Which sentence explains a light: a key under `bundle:light.<name>`. Beyond yes, no and unknown it tells apart the
 * reasons that people confuse, e.g. a signature that is wrong from one that is missing. Codes: bundle format §11.
 */
export function chooseLightWords(name: LightName, report: VerifyReport): string {
  const light = report.lights[name]
  const has = (...codes: readonly string[]) => codes.some((code) => hasCode(report, code))
  if (name === 'signed' && light === 'no') {
    if (has('S05', 'S03')) return 'no-invalid'
    if (has('S08')) return 'no-other-bundle'
    if (has('S10', 'S11')) return 'no-missing'
    if (report.signatures.length === 0) return 'no-none'
  }
  if (name === 'trusted' && light === 'no') {
    if (has('T03')) return 'no-revoked'
    if (has('T01')) return 'no-stranger'
    if (has('T02')) return 'no-out-of-time'
  }
  if (name === 'trusted' && light === 'unknown' && has('W01')) return 'unknown-nobody-trusted'
  if (name === 'current' && light === 'no') {
    if (has('R02', 'R03')) return 'no-older'
    if (has('R01')) return 'no-again'
  }
  return light
}

/** Looks for a code wherever a report can carry one: the bundle, its signatures, its warnings. */
function hasCode(report: VerifyReport, code: string): boolean {
  const carries = (defects: VerifyReport['defects']) => defects.some((defect) => defect.code === code)
  return (
    carries(report.defects) ||
    carries(report.warnings) ||
    report.signatures.some(({ defects }) => carries(defects))
  )
}

/** What kept the file from being read as a bundle at all: a key under `bundle:unreadable`. */
export type Unreadable = 'file' | 'sealed' | 'foreign' | 'damaged' | 'newer'

/**
 * Why nothing inside can be shown, or null when there is something to show. A foreign file never was a bundle; a
 * damaged one was, or pretends to be.
 */
export function chooseUnreadable(report: VerifyReport): Unreadable | null {
  if (report.summary !== null) return null
  const first = report.defects[0]?.code ?? ''
  if (first === 'F01') return 'file'
  if (first === 'F02') return 'sealed'
  if (first === 'F03' || first === 'F04') return 'foreign'
  if (report.defects.some(({ code }) => code === 'V01' || code === 'V02')) return 'newer'
  return 'damaged'
}
