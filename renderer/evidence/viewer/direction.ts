/** Degrees from 0 to 360 as people type them (`231,5`, ` 90 °`), as decimal text; null when it is none. */
export function readDirection(text: string): string | null {
  const digits = text.normalize('NFKC').replace(',', '.').replace(/[°º]/, '').trim()
  if (!/^\d{1,3}(\.\d{1,2})?$/.test(digits) || Number(digits) > 360) return null
  return String(Number(digits))
}

/** A direction as events carry it; `north` is `T`, `M` or '' when it is not known. */
export function directionText(degrees: string, north: string): string {
  return north === '' ? degrees : `${degrees} ${north}`
}
