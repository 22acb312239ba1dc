import { type Path, splitPath } from '../../shared/checklist/value.ts'
import type { RecordState } from '../../shared/record/record-state.ts'

/** A photo that says where it was taken, and how near it is to a question. */
export interface PhotoPlace {
  readonly sha256: string
  readonly name: string
  readonly lat: string
  readonly lon: string
  readonly where: 'question' | 'row' | 'elsewhere'
}

const ORDER = ['question', 'row', 'elsewhere'] as const

/** Photos whose EXIF has a position: those of the question first, then of its row, then all others; each file once. */
export function photoPlaces(attachments: RecordState['attachments'], path: Path): readonly PhotoPlace[] {
  const { row } = splitPath(path)
  const found = new Map<string, PhotoPlace>()
  for (const [at, files] of attachments) {
    const where = at === path ? 'question' : row !== undefined && isInRow(at, row) ? 'row' : 'elsewhere'
    for (const { sha256, name, caption, capture } of files) {
      if (capture?.lat === undefined || capture.lon === undefined) continue
      const known = found.get(sha256)
      if (known !== undefined && ORDER.indexOf(known.where) <= ORDER.indexOf(where)) continue
      found.set(sha256, { sha256, name: caption ?? name, lat: capture.lat, lon: capture.lon, where })
    }
  }
  return [...found.values()].sort((a, b) => ORDER.indexOf(a.where) - ORDER.indexOf(b.where))
}

function isInRow(path: Path, row: string): boolean {
  return splitPath(path).row === row
}
