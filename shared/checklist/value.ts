/**
 * What an answer can hold. Numbers are kept as the text that was entered ("0.42"), so that nothing is rounded and the
 * canonical JSON of an event is the same on every machine.
 *
 * | question type                       | value                                             |
 * |-------------------------------------|---------------------------------------------------|
 * | text, hidden, barcode               | the text                                          |
 * | integer, decimal, range             | decimal text, `.` as separator, no grouping       |
 * | date, time, dateTime                | ISO 8601                                          |
 * | start, end, today                   | ISO 8601: two moments and a day                   |
 * | deviceid, username, email and such  | the text; audit has none                          |
 * | start-geopoint                      | GeoPoint, as below                                |
 * | select_one                          | the choice's name                                 |
 * | select_multiple, rank               | list of choice names                              |
 * | acknowledge                         | `OK`                                              |
 * | geopoint                            | GeoPoint, WGS 84 degrees as decimal text          |
 * | geotrace, geoshape                  | list of GeoPoint; a shape repeats its first point |
 * | image, audio, video, file           | list of SHA-256 of attachments, lower-case hex    |
 */
export type Value = string | readonly string[] | GeoPoint | readonly GeoPoint[]

/** A position in WGS 84: degrees, metres above the ellipsoid, metres of accuracy; all decimal text. */
export interface GeoPoint {
  readonly lat: string
  readonly lon: string
  readonly alt?: string
  readonly accuracy?: string
}

/**
 * Where a value stands. Question names are unique in a checklist, row ids in an assessment, so a path is `NAME`, or
 * `ROW/NAME` inside a repeat, with the id of the innermost row. A repeat itself has a path of the same form.
 */
export type Path = string

/** Identifies a row of a repeat for ever, whatever is added or removed before it: 8 lower-case hex digits. */
export type RowId = string

/** The path of a question, group or repeat called `name`, inside `row` when it is in a repeat. */
export function pathOf(name: string, row?: RowId): Path {
  return row === undefined ? name : `${row}/${name}`
}

/** The two parts of a path. */
export function splitPath(path: Path): { readonly name: string; readonly row: RowId | undefined } {
  const slash = path.indexOf('/')
  return slash < 0
    ? { name: path, row: undefined }
    : { name: path.slice(slash + 1), row: path.slice(0, slash) }
}
