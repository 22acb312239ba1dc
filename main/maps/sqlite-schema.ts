import type { Pages } from './sqlite-pages.ts'
import { scanTable, type Table } from './sqlite-trees.ts'

/** Every table of a database, by its name in lower case. */
export async function readSchema(pages: Pages): Promise<ReadonlyMap<string, Table>> {
  const tables = new Map<string, Table>()
  const rows: { type: string; name: string; table: string; root: number; sql: string }[] = []
  for await (const [type, name, table, root, sql] of scanTable(pages, 1)) {
    const text = (cell: unknown) =>
      typeof cell === 'object' && cell !== null && 'text' in cell ? String(cell.text) : ''
    rows.push({
      type: text(type),
      name: text(name).toLowerCase(),
      table: text(table).toLowerCase(),
      root: typeof root === 'number' ? root : 0,
      sql: text(sql),
    })
  }
  for (const { type, name, root, sql } of rows) {
    if (type !== 'table' || root === 0) continue
    const definition = readDefinition(sql)
    const { keys } = definition
    const indexes = rows
      .filter((row) => row.type === 'index' && row.table === name)
      .map((row, index) => ({
        root: row.root,
        // An index that a constraint made has no words of its own; they come in the order of the constraints.
        columns: row.sql === '' ? (keys[index] ?? []) : columnsOf(listIn(row.sql) ?? ''),
      }))
    tables.set(name, { ...definition, root, indexes })
  }
  return tables
}

function readDefinition(
  sql: string,
): Pick<Table, 'columns' | 'rowidColumn' | 'clustered'> & { keys: string[][] } {
  const columns: string[] = []
  const keys: string[][] = []
  let primary: string[] | null = null
  let rowidColumn: string | null = null
  for (const part of splitList(listIn(sql) ?? '')) {
    const constraint = /^(?:CONSTRAINT\s+\S+\s+)?(PRIMARY\s+KEY|UNIQUE|CHECK|FOREIGN\s+KEY)\b/i.exec(part)
    if (constraint !== null) {
      const named = columnsOf(listIn(part) ?? '')
      if (/^P/i.test(constraint[1] ?? '')) primary = named
      if (/^[PU]/i.test(constraint[1] ?? '')) keys.push(named)
      continue
    }
    const name = nameIn(part)
    if (name === '') continue
    columns.push(name)
    if (/\bPRIMARY\s+KEY\b/i.test(part)) primary = [name]
    if (/\bPRIMARY\s+KEY\b|\bUNIQUE\b/i.test(part) && !isRowid(part)) keys.push([name])
    if (isRowid(part)) rowidColumn = name
  }
  const clustered = /\)\s*(?:STRICT\s*,\s*)?WITHOUT\s+ROWID/i.test(sql) ? (primary ?? []) : null
  return { columns, keys, rowidColumn: clustered === null ? rowidColumn : null, clustered }
}

/** Only these very words make a column the row id. */
function isRowid(column: string): boolean {
  return /^\S+\s+INTEGER\s+PRIMARY\s+KEY\b(?!\s+DESC)/i.test(column)
}

/** What stands in the outermost brackets. */
function listIn(sql: string): string | null {
  const start = sql.indexOf('(')
  let depth = 0
  for (let at = start; at >= 0 && at < sql.length; at++) {
    if (sql[at] === '(') depth++
    if (sql[at] === ')' && --depth === 0) return sql.slice(start + 1, at)
  }
  return null
}

function splitList(list: string): readonly string[] {
  const parts: string[] = []
  let depth = 0
  let from = 0
  for (let at = 0; at <= list.length; at++) {
    if (list[at] === '(') depth++
    if (list[at] === ')') depth--
    if (at < list.length && (list[at] !== ',' || depth > 0)) continue
    parts.push(list.slice(from, at).trim())
    from = at + 1
  }
  return parts
}

function columnsOf(list: string): string[] {
  return splitList(list).map(nameIn)
}

/** The first name, without the marks around it, in lower case. */
function nameIn(text: string): string {
  const [, quoted, plain] = /^\s*(?:["'`[]([^"'`\]]+)["'`\]]|([^\s,()]+))/.exec(text) ?? []
  return (quoted ?? plain ?? '').toLowerCase()
}
