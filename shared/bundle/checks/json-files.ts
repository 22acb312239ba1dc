import type { z } from 'zod'
import { decodeUtf8 } from '../../lib/bytes.ts'
import { type CanonicalProblem, parseCanonical } from '../../lib/canonical-json.ts'
import { describe } from '../../record/event-schema.ts'
import type { OpenBag } from '../open-bag.ts'
import type { DefectList } from './defect-list.ts'

const CODES: Readonly<Record<CanonicalProblem['code'], string>> = {
  syntax: 'J02',
  key: 'J03',
  number: 'J04',
  string: 'J04',
  type: 'J04',
  form: 'J04',
  depth: 'J05',
  nfc: 'J06',
}

/** The J-code of a text that has no canonical reading. */
export function jsonCode(problem: CanonicalProblem['code']): string {
  return CODES[problem]
}

/** The text of a file that must be UTF-8 without byte order mark (J01); null when it is not. */
export async function readText(bag: OpenBag, path: string, defects: DefectList): Promise<string | null> {
  const text = decodeUtf8(await bag.read(path))
  if (text !== null && !text.startsWith('\ufeff')) return text
  defects.add('J01', path)
  return null
}

/** Reads a file that must be one canonical JSON value and a line feed (J01 to J06); undefined when it is not. */
export async function readJson(bag: OpenBag, path: string, defects: DefectList): Promise<unknown> {
  const text = await readText(bag, path, defects)
  if (text === null) return undefined
  const parsed = parseCanonical(text.endsWith('\n') ? text.slice(0, -1) : text)
  if ('problem' in parsed) {
    defects.add(jsonCode(parsed.problem.code), path, parsed.problem.place || undefined)
    return undefined
  }
  if (!text.endsWith('\n')) {
    defects.add('J04', path)
    return undefined
  }
  return parsed.value
}

/** Reads a JSON file into fresh data of a known shape (J01 to J06, J08); undefined when it is not. */
export async function readChecked<Schema extends z.ZodType>(
  bag: OpenBag,
  path: string,
  schema: Schema,
  defects: DefectList,
): Promise<z.infer<Schema> | undefined> {
  const value = await readJson(bag, path, defects)
  if (value === undefined) return undefined
  const checked = schema.safeParse(value)
  if (checked.success) return checked.data
  defects.add('J08', path, describe(checked.error))
  return undefined
}
