import type { Path } from '../../shared/checklist/value.ts'
import type { RecordState } from '../../shared/record/record-state.ts'
import { isSamePerson } from '../../shared/record/same-person.ts'

type Answered = Pick<RecordState, 'answers' | 'feeds'>

/**
 * Who gave the answer that stands at a path, by name; null where nothing stands, where it waits to be confirmed, and
 * everywhere while one person alone has answered in this assessment. Cheap enough to be asked by every question on the
 * screen after every answer.
 */
export function whoAnswered(record: Answered, path: Path): string | null {
  const answer = record.answers.get(path)
  if (answer === undefined || answer.value === null || answer.carried !== undefined) return null
  return hasSeveralAuthors(record) ? answer.signer.name : null
}

const known = new WeakMap<Answered['answers'], boolean>()

/** Whether more than one person has given an answer that stands. */
function hasSeveralAuthors({ answers, feeds }: Answered): boolean {
  if (namesOf(feeds).length < 2) return false
  const before = known.get(answers)
  if (before !== undefined) return before
  let first: string | null = null
  let several = false
  for (const { value, carried, signer } of answers.values()) {
    if (value === null || carried !== undefined) continue
    first ??= signer.name
    if (signer.name === first || isSamePerson(signer.name, first)) continue
    several = true
    break
  }
  known.set(answers, several)
  return several
}

/**
 * The short mark of a person among those who work on an assessment: initials; of a Chinese name its last two characters.
 * People whose marks would be the same are numbered, by name.
 */
export function initialsIn({ feeds }: Pick<RecordState, 'feeds'>, name: string): string {
  const mark = initialsOf(name)
  const alike = namesOf(feeds)
    .filter((other) => initialsOf(other) === mark)
    .sort()
  const place = alike.findIndex((other) => isSamePerson(other, name))
  return alike.length < 2 || place < 1 ? mark : `${mark}${place + 1}`
}

function namesOf(feeds: RecordState['feeds']): readonly string[] {
  const names: string[] = []
  for (const { signer } of feeds.values()) {
    if (!names.some((name) => isSamePerson(name, signer.name))) names.push(signer.name)
  }
  return names
}

function initialsOf(name: string): string {
  const words = name
    .normalize('NFC')
    .trim()
    .split(/[\s·•-]+/)
    .filter((word) => word !== '')
  const [first = '', last] = [words[0], words.length > 1 ? words.at(-1) : undefined]
  if (/^\p{Script=Han}{2,}$/u.test(first) && last === undefined) return [...first].slice(-2).join('')
  return [first, last ?? '']
    .map((word) => [...word][0] ?? '')
    .join('')
    .toUpperCase()
}
