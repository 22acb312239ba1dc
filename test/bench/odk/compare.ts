import {
  type Checklist,
  type CompiledRow,
  isAttachment,
  isMetadata,
} from '../../../shared/checklist/checklist.ts'
import type { Snapshot } from './adit-engine.ts'

/** A place at which the two engines do not agree. */
export interface Difference {
  readonly place: string
  /** `there`: the place itself is in one of them only. */
  readonly about: 'there' | 'relevant' | 'value'
  readonly adit: string
  readonly odk: string
  /** What is worked out there, with the name of the row it stands in. */
  readonly expression: string
}

/** Compares where each question stands: whether it is asked, and what it holds if it is. */
export function compare(checklist: Checklist, adit: Snapshot, odk: Snapshot): readonly Difference[] {
  const places = [...new Set([...Object.keys(adit), ...Object.keys(odk)])]
  return places.flatMap((place) => {
    const row =
      checklist.rows.get(place.slice(place.lastIndexOf('.') + 1).replace(/\[\d+\]$/, '')) ??
      byName(checklist, place)
    if (row === undefined) return []
    const [ours, theirs] = [adit[place], odk[place]]
    const differ = (about: Difference['about'], mine: string, yours: string): Difference[] => [
      { place, about, adit: mine, odk: yours, expression: expressionOf(row, about) },
    ]
    if (ours === undefined || theirs === undefined) {
      return differ('there', ours === undefined ? 'no' : 'yes', theirs === undefined ? 'no' : 'yes')
    }
    if (ours.relevant !== theirs.relevant)
      return differ('relevant', String(ours.relevant), String(theirs.relevant))
    const hasValue = row.kind === 'question' && !isMetadata(row.definition) && !isAttachment(row.definition)
    if (!ours.relevant || !hasValue || isSame(ours.value, theirs.value)) return []
    return differ('value', ours.value, theirs.value)
  })
}

/** Names of questions may have points in them. */
function byName({ rows }: Checklist, place: string): CompiledRow | undefined {
  return rows.get(place.replace(/^.*\]\./, ''))
}

/** Numbers count by their value: ODK reckons in binary fractions, Adit in decimal ones. */
function isSame(ours: string, theirs: string): boolean {
  if (ours === theirs) return true
  if (ours === '' || theirs === '') return false
  const [mine, yours] = [Number(ours), Number(theirs)]
  return Math.abs(mine - yours) <= 1e-9 * Math.max(1, Math.abs(mine))
}

function expressionOf(row: CompiledRow, about: Difference['about']): string {
  if (about === 'value')
    return row.kind === 'question' ? (row.definition.calculation ?? row.definition.default ?? '') : ''
  for (let at: CompiledRow | null = row; at !== null; at = at.parent) {
    const own =
      about === 'there' && at.kind === 'repeat' ? at.definition.repeat_count : at.definition.relevant
    if (own !== undefined) return `${at.name}: ${own}`
  }
  return ''
}
