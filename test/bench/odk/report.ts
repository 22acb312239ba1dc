import type { Difference } from './compare.ts'
import { groupBy } from './group-by.ts'

/** What came of one subject. */
export interface Verdict {
  readonly name: string
  /** Why ODK's engine did not take the form; null when it did. */
  readonly fault: string | null
  /** Answers and numbers of rows that were given. */
  readonly steps: number
  /** Places that were compared, blank and filled in. */
  readonly compared?: number
  /** Milliseconds. */
  readonly loaded?: number
  readonly spent?: number
  /** Answers that ODK's engine refused. */
  readonly refused: readonly string[]
  /** Answers that were given in neither engine, since ODK has no such value. */
  readonly leftOut: readonly string[]
  readonly differences: readonly Difference[]
}

const MOST = 15

/** Says it to people: one line, and one for each kind of difference. */
export function printSubject({ name, fault, ...verdict }: Verdict): void {
  if (fault !== null) {
    console.log(`${name}: NOT ACCEPTED: ${fault}`)
    return
  }
  const { steps, compared = 0, loaded = 0, spent = 0, refused, leftOut, differences } = verdict
  console.log(
    `${name}: accepted in ${seconds(loaded)} s; ${steps} answers in ${seconds(spent - loaded)} s; ${compared} places compared, ${differences.length} differ`,
  )
  for (const line of refused.slice(0, MOST)) console.log(`  not taken: ${line}`)
  if (leftOut.length > 0) console.log(`  left out, no number in ODK: ${leftOut.join(', ')}`)
  const groups = [...groupBy(differences, ({ about, expression }) => `${about} ${expression}`).values()]
  for (const group of groups.slice(0, MOST)) {
    const [{ place, about, adit, odk, expression } = {} as Difference] = group
    const more = group.length > 1 ? ` and ${group.length - 1} more` : ''
    console.log(
      `  ${about} at ${place}${more}: Adit ${adit || '(blank)'}, ODK ${odk || '(blank)'}: ${expression}`,
    )
  }
  if (groups.length > MOST) console.log(`  and ${groups.length - MOST} further expressions`)
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(1)
}
