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
    const row = checklist.rows.get(place.replace(/^.*\]\./, ''))
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
    // ODK keeps several choices in the order of the list, Adit in the order they were made.
    const sorted = (text: string) =>
      row.definition.type === 'select_multiple' ? text.split(' ').sort().join(' ') : text
    if (!ours.relevant || !hasValue || isSame(sorted(ours.value), sorted(theirs.value))) return []
    return differ('value', ours.value, theirs.value)
  })
}

/** Numbers, also those of positions, count by their value: ODK reckons in binary fractions, Adit in decimal ones. */
function isSame(ours: string, theirs: string): boolean {
  const [mine, yours] = [ours, theirs].map((text) => text.split(/[\s;]+/))
  return (
    mine?.length === yours?.length && mine?.every((part, at) => isSamePart(part, yours?.[at] ?? '')) === true
  )
}

function isSamePart(ours: string, theirs: string): boolean {
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
