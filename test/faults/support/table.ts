import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const folder = join(import.meta.dirname, '..', '..', '..', 'dist', 'faults')

/** What was done to the app, what it promises, and what was seen. */
export interface FaultRow {
  readonly fault: string
  /** How often it was done. */
  readonly times: number
  readonly promised: string
  readonly seen: string
  readonly held: boolean
}

/** Whether the long form was asked for: `npm run faults`. `npm test` runs the short one. */
export const LONG = process.env.ADIT_FAULTS === 'long'

/**
 * The short form shares its machine with other tests, and what is waited for may come late. What was lost by the app is lost
 * in the second try too: both look at the same user data, or at a fresh copy damaged in the same way.
 */
export const RETRY = LONG ? 0 : 1

/** The number of runs of a kind: `long` with `npm run faults`, else `short`. */
export function runs(short: number, long: number): number {
  return LONG ? long : short
}

/** Writes the rows of one subject where `npm run faults` collects them, and on the terminal. */
export async function writeTable(subject: string, rows: readonly FaultRow[]): Promise<void> {
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, `${subject}.json`), `${JSON.stringify(rows, null, 2)}\n`)
  const lines = rows.map((row) =>
    [
      row.held ? 'held  ' : 'BROKEN',
      `${row.times}x`.padStart(5),
      row.fault,
      '|',
      row.promised,
      '|',
      row.seen,
    ].join(' '),
  )
  console.log([`\n${subject}`, ...lines, ''].join('\n'))
}
