import { type BagTags, FORMAT, isRecordKind } from '../bag-info.ts'
import { TAG_PATHS } from '../layout.ts'
import type { DefectList } from './defect-list.ts'

/** Features named in `Adit-Critical` that this version understands. None so far. */
const UNDERSTOOD: ReadonlySet<string> = new Set()

/**
 * Whether this version may interpret the bundle (codes V01, V02). A newer minor version is read; what it adds is kept
 * and not interpreted.
 */
export function checkVersion(tags: BagTags, defects: DefectList): boolean {
  const format = tags.get('Adit-Format') ?? ''
  if (major(format) > major(FORMAT)) {
    defects.add('V01', TAG_PATHS.info, format)
    return false
  }
  const missing = (tags.get('Adit-Critical') ?? '')
    .split(',')
    .filter((feature) => feature !== '' && !UNDERSTOOD.has(feature))
  const kind = tags.get('Adit-Kind')
  if (!isRecordKind(kind)) missing.push(`kind-${kind}`)
  for (const feature of missing) defects.add('V02', TAG_PATHS.info, feature)
  return missing.length === 0
}

function major(format: string): number {
  return Number(format.slice(0, format.indexOf('.')))
}
