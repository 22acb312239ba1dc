import type { AnswersFile } from '../../../shared/bundle/answers-file.ts'
import type { Checklist } from '../../../shared/checklist/checklist.ts'
import { type Answers, isNoted, isPoint, isRows } from './answers-format.ts'

/** What stands at one place. A value that the checklist worked out is left out. */
export interface Said {
  readonly value?: unknown
  readonly reason?: string
  readonly evidence?: string
  readonly comment?: string
}

/** By place: the question's name, and the row it stands in counted from the top: `OPS-PLN-02_rows#3/OPS-PLN-02_permit`. */
export type SaidByPlace = Readonly<Record<string, Said>>

/** What a bundle must hold once these answers have been typed: numbers as text, files by their hash. */
export function whatWasTyped(
  checklist: Checklist,
  answers: Answers,
  hashes: ReadonlyMap<string, string>,
): SaidByPlace {
  const typed: Record<string, Said> = {}
  const counts = new Map<string, number>()
  const visit = (given: Answers, row: string) => {
    for (const [name, answer] of Object.entries(given)) {
      if (isRows(answer) && checklist.rows.get(name)?.kind === 'repeat') {
        for (const each of answer) {
          const count = (counts.get(name) ?? 0) + 1
          counts.set(name, count)
          visit(each, `${name}#${count}/`)
        }
        continue
      }
      const { value, ...more } = isNoted(answer) ? answer : { value: answer }
      typed[row + name] = { ...(value !== undefined && { value: held(value, hashes) }), ...more }
    }
  }
  visit(answers, '')
  return typed
}

/** The same of a bundle's `answers.json`. */
export function whatIsHeld(checklist: Checklist, { answers, comments }: AnswersFile): SaidByPlace {
  const held: Record<string, Said> = {}
  const rows = new Map<string, string>()
  const counts = new Map<string, number>()
  const placeOf = (path: string) => {
    const [row = '', name] = path.split('/')
    if (name === undefined) return path
    const repeat = checklist.rows.get(name)?.repeats.at(-1) ?? ''
    if (!rows.has(row)) {
      const count = (counts.get(repeat) ?? 0) + 1
      counts.set(repeat, count)
      rows.set(row, `${repeat}#${count}`)
    }
    return `${rows.get(row)}/${name}`
  }
  for (const { path, value, reason, evidence, event } of answers) {
    const said = {
      ...(event !== undefined && { value }),
      ...(reason !== undefined && { reason }),
      ...(evidence !== undefined && { evidence }),
    }
    if (Object.keys(said).length > 0) held[placeOf(path)] = said
  }
  for (const { path, text } of comments) held[placeOf(path)] = { ...held[placeOf(path)], comment: text }
  return held
}

function held(plain: unknown, hashes: ReadonlyMap<string, string>): unknown {
  if (typeof plain === 'number') return String(plain)
  if (typeof plain === 'string') return hashes.has(plain) ? [hashes.get(plain)] : plain
  if (isPoint(plain)) {
    return Object.fromEntries(Object.entries(plain).map(([part, degrees]) => [part, String(degrees)]))
  }
  if (!Array.isArray(plain)) return plain
  return plain.map((item) => (typeof item === 'string' ? (hashes.get(item) ?? item) : held(item, hashes)))
}
