import type { Database, QuarantinedRow } from '../database.ts'

/** Puts rows as they were found into `quarantine`. Runs inside a transaction over that table. */
export async function quarantineRows(
  { quarantine }: Database,
  table: string,
  rows: readonly { readonly key: unknown; readonly row: unknown }[],
  why: QuarantinedRow['why'],
  at: string,
): Promise<void> {
  await quarantine.bulkAdd(rows.map(({ key, row }) => ({ at, table, key, row, why })))
}
