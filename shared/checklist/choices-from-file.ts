import type { Choice } from './definition.ts'
import { below, type Problem } from './problem.ts'
import { readCsv } from './read-csv.ts'

/** A choice list read from a file, or what is wrong with the file. */
export type FileChoices = { readonly choices: readonly Choice[] } | { readonly problems: readonly Problem[] }

/** Which columns a question takes its values and labels from, when the file has none of the usual names. */
export interface ChoiceColumns {
  readonly value?: string
  readonly label?: string
}

/**
 * The choices of a CSV file beside a form (XLSForm's `select_one_from_file x.csv`, and the files `pulldata()` and
 * `instance()` read). The first row names the columns. A choice is called by the column `name`, or else by
 * `columns.value`; its label is the column `label`, or else `columns.label`, or else its name. All other columns are kept,
 * those named in `columns` too, so that expressions find them. Names twice or blank are left to `loadChecklist`.
 */
export function choicesFromCsv(
  text: string,
  languages: readonly string[],
  columns: ChoiceColumns = {},
): FileChoices {
  const read = readCsv(text)
  if ('problems' in read) return read
  const [header, ...rows] = read.rows.map((row) => row.map((cell) => cell.trim()))
  if (header === undefined) return { problems: [{ path: '', code: 'empty-list', detail: { name: '' } }] }
  const problems = header.flatMap((name, index): Problem[] => {
    if (name === '') return []
    const first = header.indexOf(name)
    return first === index ? [] : [{ path: below('', name), code: 'duplicate-name', detail: { name, first } }]
  })
  const needed = header.includes('name') ? 'name' : (columns.value ?? 'name')
  if (!header.includes(needed)) problems.push({ path: needed, code: 'missing' })
  if (problems.length > 0) return { problems }
  const cellsOf = (row: readonly string[]) =>
    new Map(header.map((name, index) => [name, row[index] ?? ''] as const).filter(([name]) => name !== ''))
  return { choices: rows.map((row) => choiceOf(cellsOf(row), languages, columns)) }
}

/**
 * The choices of a GeoJSON file: one for each feature of a FeatureCollection, called by its `id` and labelled by its
 * `title` unless `columns` say otherwise, with its properties as columns and its place in `geometry` as XForms writes
 * positions.
 */
export function choicesFromGeoJson(
  text: string,
  languages: readonly string[],
  columns: ChoiceColumns = {},
): FileChoices {
  const collection = parseJson(text)
  const features = isObject(collection) ? collection.features : null
  if (!isObject(collection) || collection.type !== 'FeatureCollection' || !Array.isArray(features)) {
    return { problems: [{ path: '', code: 'syntax', detail: { fault: 'GeoJSON FeatureCollection' } }] }
  }
  const problems: Problem[] = []
  const usual = { value: columns.value ?? 'id', label: columns.label ?? 'title' }
  const choices = features.map((feature: unknown, index) => {
    const path = below('features', index)
    const { properties, id, geometry } = isObject(feature) ? feature : {}
    const place = positionsOf(geometry)
    if (place === null) problems.push({ path: below(path, 'geometry'), code: 'wrong-form' })
    const cells = new Map(Object.entries(isObject(properties) ? properties : {}).map(cellOf))
    if (id !== undefined) cells.set('id', cellOf(['id', id])[1])
    cells.set('geometry', place ?? '')
    if (!cells.get(usual.value)) problems.push({ path: below(path, usual.value), code: 'missing' })
    return choiceOf(cells, languages, usual)
  })
  return problems.length > 0 ? { problems } : { choices }
}

function choiceOf(
  cells: ReadonlyMap<string, string>,
  languages: readonly string[],
  columns: ChoiceColumns,
): Choice {
  const name = cells.get('name') ?? cells.get(columns.value ?? '') ?? ''
  const label = cells.get('label') || cells.get(columns.label ?? '') || name
  const others = [...cells].filter(([column]) => column !== 'name' && column !== 'label')
  return {
    name,
    label: Object.fromEntries(languages.map((language) => [language, label])),
    ...(others.length === 0 ? {} : { columns: Object.fromEntries(others) }),
  }
}

function cellOf([name, value]: readonly [string, unknown]): [string, string] {
  if (value === null || value === undefined) return [name, '']
  return [name, typeof value === 'object' ? JSON.stringify(value) : String(value)]
}

/** `lat lon alt accuracy` of each position, as ODK writes the features of a file; null for what is no place. */
function positionsOf(geometry: unknown): string | null {
  if (!isObject(geometry)) return null
  const { type, coordinates } = geometry
  if (type === 'Point') return positionText(coordinates)
  const outline = type === 'Polygon' && Array.isArray(coordinates) ? coordinates[0] : coordinates
  if ((type !== 'LineString' && type !== 'Polygon') || !Array.isArray(outline)) return null
  const positions = outline.map(positionText)
  return positions.includes(null) ? null : positions.join('; ')
}

function positionText(coordinates: unknown): string | null {
  if (!Array.isArray(coordinates)) return null
  const [lon, lat]: readonly unknown[] = coordinates
  if (typeof lon !== 'number' || typeof lat !== 'number') return null
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? `${lat} ${lon} 0 0` : null
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return null
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
