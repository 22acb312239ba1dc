import { isClose } from './is-close.ts'
import { type FormType, plainType, STRUCTURES, TYPES } from './types.ts'

/** What the type of a row says. */
export type ReadType =
  | {
      readonly kind: 'question'
      readonly type: FormType
      readonly argument: string
      readonly orOther: boolean
    }
  | { readonly kind: 'begin' | 'end'; readonly becomes: 'group' | 'repeat' }
  | { readonly kind: 'loop' }
  | { readonly kind: 'unknown' }

const OR_OTHER = /\s+(or_other|or other|or specify other)$/i

interface Way {
  readonly type: FormType
  readonly words: string
  readonly pattern: RegExp
}

/** Types by their ways of writing, longest first: `select one from file` is not `select one from` something. */
const WAYS: readonly Way[] = TYPES.flatMap((type) =>
  [type.name, ...type.aliases].map((way) => ({ type, words: plainType(way) })),
)
  .sort((a, b) => b.words.length - a.words.length)
  .map(({ type, words }) => ({
    type,
    words,
    pattern: new RegExp(`^${patternOf(words)}(?:\\s+(.*))?$`, 'is'),
  }))

/** The same by their first word, in the same order. */
const BY_FIRST_WORD = new Map<string, Way[]>()
for (const way of WAYS) {
  const first = firstWord(way.words)
  BY_FIRST_WORD.set(first, [...(BY_FIRST_WORD.get(first) ?? []), way])
}

/** Reads the type of a row, in any of the ways that ODK's converter and its forerunners allow. */
export function readType(written: string): ReadType {
  const text = written.replace(/[\s\u00A0]+/g, ' ').trim()
  const bracket = /^(begin|end)[\s_-]+(.*)$/i.exec(text)
  if (bracket !== null) {
    const words = plainType(bracket[2] ?? '')
    const structure = STRUCTURES.find(({ name, aliases }) => words === name || aliases.includes(words))
    if (structure !== undefined) {
      return { kind: bracket[1]?.toLowerCase() === 'end' ? 'end' : 'begin', becomes: structure.becomes }
    }
    if (/^loop\b/.test(words)) return { kind: 'loop' }
  }
  for (const { type, pattern } of BY_FIRST_WORD.get(firstWord(plainType(text))) ?? []) {
    const match = pattern.exec(text)
    if (match === null) continue
    const rest = match[1] ?? ''
    if (type.argument === 'none' && rest !== '') continue
    const argument = rest.replace(OR_OTHER, '')
    return { kind: 'question', type, argument, orOther: argument !== rest }
  }
  return { kind: 'unknown' }
}

/** The type that an unknown one may be a slip for; '' when there is none. */
export function similarType(written: string): string {
  const whole = plainType(written)
  const first = plainType(written.trim().split(/\s/)[0] ?? '')
  return WAYS.find(({ words }) => isClose(first, words) || isClose(whole, words))?.type.name ?? ''
}

function firstWord(words: string): string {
  return words.split(' ')[0] ?? ''
}

function patternOf(words: string): string {
  return words
    .split(' ')
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('[\\s_-]+')
}
