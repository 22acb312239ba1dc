import type { Problem } from '../checklist/problem.ts'
import type { CellPlace } from './import-report.ts'

/** Where a part of a definition comes from: its row, and the cells of its keys (`relevant`, `label`, `adit.limit.max`). */
export interface Origin {
  readonly row: CellPlace
  readonly cells: ReadonlyMap<string, CellPlace>
}

/** Remembers for every row and choice of a definition where it stood in the file. */
export class Origins {
  readonly #origins = new Map<object, Origin>()

  set(part: object, origin: Origin): void {
    this.#origins.set(part, origin)
  }

  get(part: object): Origin | undefined {
    return this.#origins.get(part)
  }

  /**
   * The place of a path of the definition, such as `survey[0].children[3].relevant`: the cell it names, else the row,
   * else nothing.
   */
  placeOf(path: string, definition: object): CellPlace | undefined {
    let at: unknown = definition
    let origin = this.#origins.get(definition)
    let key = ''
    let rest = path
    while (rest !== '') {
      const step = takeStep(rest, at)
      if (step === null) return cellFor(origin, `${key}${key === '' ? '' : '.'}${rest}`)
      at = (at as Readonly<Record<string, unknown>> | undefined)?.[step.key]
      rest = step.rest
      const found = typeof at === 'object' && at !== null ? this.#origins.get(at) : undefined
      if (found === undefined) key = key === '' ? step.key : `${key}.${step.key}`
      else {
        origin = found
        key = ''
      }
    }
    return cellFor(origin, key)
  }
}

/** The next key of a path. The keys of a map may hold dots themselves, so the longest one that is there is taken. */
function takeStep(path: string, at: unknown): { readonly key: string; readonly rest: string } | null {
  const index = /^\[(\d+)\]\.?(.*)$/s.exec(path)
  if (index !== null) return { key: index[1] ?? '', rest: index[2] ?? '' }
  if (typeof at !== 'object' || at === null) return null
  const plain = /^([^.[]+)\.?(.*)$/s.exec(path)
  if (plain !== null && Object.hasOwn(at, plain[1] ?? ''))
    return { key: plain[1] ?? '', rest: plain[2] ?? '' }
  const keys = Object.keys(at).filter(
    (key) => path.startsWith(key) && ['', '.', '['].includes(path.charAt(key.length)),
  )
  const key = keys.sort((a, b) => b.length - a.length)[0]
  if (key === undefined) return null
  return { key, rest: path.slice(key.length).replace(/^\./, '') }
}

/** `label.en` is in the cell of `label`, `adverse[1]` in that of `adverse`. */
function cellFor(origin: Origin | undefined, key: string): CellPlace | undefined {
  for (let part = key; part !== ''; part = part.replace(/(^|[.[])[^.[]*$/, '')) {
    const cell = origin?.cells.get(part)
    if (cell !== undefined) return cell
  }
  return origin?.row
}

/** A problem's facts, with the path of a first appearance turned into its place. */
export function placeDetail(
  detail: NonNullable<Problem['detail']>,
  placeOf: (path: string) => CellPlace | undefined,
): NonNullable<Problem['detail']> {
  const { first } = detail
  if (typeof first !== 'string') return detail
  const place = placeOf(first)
  if (place === undefined) return detail
  return { ...detail, first: `${place.sheet}!${place.cell ?? place.row ?? ''}` }
}
