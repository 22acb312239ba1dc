import { type CellPlace, FATES, type Fate, type ImportRemark } from '../../../shared/xlsform/import-report.ts'

/** Remarks of one kind. */
export interface RemarkGroup {
  readonly fate: Fate
  readonly code: string
  /** In the order of the form; never empty. */
  readonly remarks: readonly ImportRemark[]
}

/** What must be mended comes first, what was simply taken over last. */
const ORDER: readonly Fate[] = [...FATES].reverse()

/** Remarks of one code together; what needs most attention first, then as they come in the form. */
export function groupRemarks(remarks: readonly ImportRemark[]): readonly RemarkGroup[] {
  const groups = new Map<string, ImportRemark[]>()
  for (const remark of remarks) {
    const key = `${remark.fate} ${remark.code}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [remark])
    else group.push(remark)
  }
  return [...groups.values()]
    .flatMap((group) => {
      const [first] = group
      return first === undefined ? [] : [{ fate: first.fate, code: first.code, remarks: group }]
    })
    .sort((a, b) => ORDER.indexOf(a.fate) - ORDER.indexOf(b.fate))
}

/** How many remarks there are of each fate. */
export function countFates(remarks: readonly ImportRemark[]): Readonly<Record<Fate, number>> {
  const counts: Record<Fate, number> = { taken: 0, approximated: 0, ignored: 0, refused: 0 }
  for (const { fate } of remarks) counts[fate] += 1
  return counts
}

/** A place as spreadsheet programs write it: `survey!C7`; empty for what concerns the whole file. */
export function placeText(place: CellPlace | undefined): string {
  if (place === undefined) return ''
  const { sheet, row, column, cell } = place
  if (cell !== undefined) return `${sheet}!${cell}`
  if (row !== undefined) return `${sheet}!${row}`
  return column === undefined ? sheet : `${sheet}!${column}`
}
