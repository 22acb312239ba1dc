/** The longest pattern that is read, in UTF-16 units (ours; patterns in known forms stay under 200). */
const MAX_PATTERN_LENGTH = 1_000

/** How deep groups may lie in each other (ours): keeps hostile patterns from exhausting the stack. */
const MAX_DEPTH = 50

/** The highest count in `{n,m}` (ours). */
const MAX_COUNT = 1_000

/** A pattern, read. `most` is `Infinity` when open. */
export type Pattern =
  | { readonly kind: 'character'; readonly fits: (character: string) => boolean }
  | { readonly kind: 'edge'; readonly edge: 'start' | 'end' | 'word' | 'inside-word' }
  | { readonly kind: 'ahead'; readonly wanted: boolean; readonly part: Pattern }
  | { readonly kind: 'sequence'; readonly parts: readonly Pattern[] }
  | { readonly kind: 'choice'; readonly parts: readonly Pattern[] }
  | { readonly kind: 'repeat'; readonly part: Pattern; readonly least: number; readonly most: number }

/**
 * Reads a regular expression of the kind that JavaScript and Java share: characters, classes, groups, alternatives,
 * quantifiers, anchors, word edges, looking ahead, and a leading `(?i)`. Null for a broken one, and for what cannot be
 * matched in linear time: references back to a group, and looking behind.
 */
export function readPattern(text: string): Pattern | null {
  if (text.length > MAX_PATTERN_LENGTH) return null
  const ignoreCase = text.startsWith('(?i)')
  const reader = new Reader(ignoreCase ? text.slice(4) : text, ignoreCase ? 'iu' : 'u')
  try {
    return reader.whole()
  } catch (error) {
    if (error instanceof PatternFault) return null
    throw error
  }
}

/** Never leaves `readPattern`. */
class PatternFault extends Error {}

const NO_LINE_END = /^[^\n\r\u2028\u2029]$/u

/** Escapes that stand for a character or a kind of character, in JavaScript's `u` syntax. */
const ESCAPE = /\\(?:[dDwWsStnrfv]|x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|[pP]\{[\w=]+\})/y

class Reader {
  readonly #text: string
  readonly #flags: string
  #at = 0
  #depth = 0

  constructor(text: string, flags: string) {
    this.#text = text
    this.#flags = flags
  }

  whole(): Pattern {
    const pattern = this.#choice()
    if (this.#at < this.#text.length) throw new PatternFault()
    return pattern
  }

  #takes(text: string): boolean {
    if (!this.#text.startsWith(text, this.#at)) return false
    this.#at += text.length
    return true
  }

  #matches(sticky: RegExp): RegExpExecArray | null {
    sticky.lastIndex = this.#at
    const match = sticky.exec(this.#text)
    if (match !== null) this.#at += match[0].length
    return match
  }

  #choice(): Pattern {
    this.#depth += 1
    if (this.#depth > MAX_DEPTH) throw new PatternFault()
    const parts = [this.#sequence()]
    while (this.#takes('|')) parts.push(this.#sequence())
    this.#depth -= 1
    return { kind: 'choice', parts }
  }

  #sequence(): Pattern {
    const parts: Pattern[] = []
    while (this.#at < this.#text.length && !'|)'.includes(this.#text.charAt(this.#at))) {
      const part = this.#part()
      parts.push(this.#repeated(part))
    }
    return { kind: 'sequence', parts }
  }

  #part(): Pattern {
    if (this.#takes('(')) return this.#group()
    if (this.#takes('^') || this.#takes('\\A')) return { kind: 'edge', edge: 'start' }
    if (this.#takes('$') || this.#takes('\\z') || this.#takes('\\Z')) return { kind: 'edge', edge: 'end' }
    if (this.#takes('.')) return { kind: 'character', fits: (character) => NO_LINE_END.test(character) }
    if (this.#takes('\\b')) return { kind: 'edge', edge: 'word' }
    if (this.#takes('\\B')) return { kind: 'edge', edge: 'inside-word' }
    const start = this.#at
    if (this.#takes('[')) return this.#class(start)
    if (this.#text.charAt(start) === '\\') return this.#escape()
    const character = String.fromCodePoint(this.#text.codePointAt(start) ?? 0)
    if ('*+?'.includes(character)) throw new PatternFault()
    this.#at += character.length
    return this.#character(character)
  }

  #group(): Pattern {
    let wrap = (part: Pattern): Pattern => part
    if (this.#takes('?=')) wrap = (part) => ({ kind: 'ahead', wanted: true, part })
    else if (this.#takes('?!')) wrap = (part) => ({ kind: 'ahead', wanted: false, part })
    else if (!this.#takes('?:') && this.#matches(/\?<[A-Za-z]\w*>/y) === null && this.#takes('?')) {
      throw new PatternFault()
    }
    const part = this.#choice()
    if (!this.#takes(')')) throw new PatternFault()
    return wrap(part)
  }

  /** A class is left to the engine of the language: on a single character it cannot run away. */
  #class(start: number): Pattern {
    const end = this.#matches(/(?:[^\\\]]|\\[\s\S])*\]/y)
    if (end === null) throw new PatternFault()
    return this.#native(this.#text.slice(start, this.#at))
  }

  #escape(): Pattern {
    const known = this.#matches(ESCAPE)
    if (known !== null) return this.#native(known[0])
    const character = String.fromCodePoint(this.#text.codePointAt(this.#at + 1) ?? 0)
    // A letter or digit would be a reference back or an escape of another dialect.
    if (this.#at + 1 >= this.#text.length || /[A-Za-z0-9]/.test(character)) throw new PatternFault()
    this.#at += 1 + character.length
    return this.#character(character)
  }

  #character(character: string): Pattern {
    if (!this.#flags.includes('i')) return { kind: 'character', fits: (other) => other === character }
    return this.#native(character.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&'))
  }

  #native(source: string): Pattern {
    const pattern = compileNative(source, this.#flags) ?? compileNative(source, this.#flags.replace('u', ''))
    if (pattern === null) throw new PatternFault()
    return { kind: 'character', fits: (character) => pattern.test(character) }
  }

  #repeated(part: Pattern): Pattern {
    const sign = this.#matches(/[*+?]|\{(\d{1,6})(?:(,)(\d{1,6})?)?\}/y)
    if (sign === null) return part
    if (part.kind === 'edge' || part.kind === 'ahead') throw new PatternFault()
    // Whether as few or as many as possible are taken makes no difference to a text that must fit as a whole.
    this.#takes('?')
    if (/[*+?]/.test(this.#text.charAt(this.#at))) throw new PatternFault()
    const [least, most] = boundsOf(sign)
    if (least > most || least > MAX_COUNT || (most > MAX_COUNT && most !== Infinity)) throw new PatternFault()
    return { kind: 'repeat', part, least, most }
  }
}

function boundsOf(sign: RegExpExecArray): readonly [number, number] {
  if (sign[0] === '*') return [0, Infinity]
  if (sign[0] === '+') return [1, Infinity]
  if (sign[0] === '?') return [0, 1]
  const least = Number(sign[1])
  if (sign[2] === undefined) return [least, least]
  return [least, sign[3] === undefined ? Infinity : Number(sign[3])]
}

function compileNative(source: string, flags: string): RegExp | null {
  try {
    return new RegExp(`^(?:${source})$`, flags)
  } catch {
    return null
  }
}
