/** Where a text stops being JSON, or says one name twice in an object. */
export interface JsonFault {
  readonly reason: 'syntax' | 'duplicate-key'
  /** From 1; columns in UTF-16 units. */
  readonly line: number
  readonly column: number
}

const SPACE = /[ \t\n\r]*/y
// Written so that a missing closing quote is found in one pass over the text.
// biome-ignore lint/suspicious/noControlCharactersInRegex: just these may not stand in a JSON string.
const STRING = /"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\u0000-\u001f]*)*"/y
const SCALAR = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y

/** Names seen so far in each object that is open; null for an array. */
type Open = Set<string> | null
type Expected = 'value' | 'value or end' | 'key' | 'key or end' | 'colon' | 'comma or end' | 'nothing'

/**
 * Finds the first fault of a JSON text (RFC 8259). `JSON.parse` gives the place only sometimes, and lets the last of
 * two equal names win, which would drop an answer in silence.
 */
export function findJsonFault(text: string): JsonFault | null {
  const open: Open[] = []
  let expected: Expected = 'value'
  let at = 0
  const take = (pattern: RegExp): string => {
    pattern.lastIndex = at
    const token = pattern.exec(text)?.[0] ?? ''
    at += token.length
    return token
  }
  const afterValue = (): Expected => (open.length === 0 ? 'nothing' : 'comma or end')
  for (;;) {
    take(SPACE)
    if (at === text.length) return expected === 'nothing' ? null : fault(text, at, 'syntax')
    const character = text.charAt(at)
    const start = at
    if (expected === 'key' || (expected === 'key or end' && character === '"')) {
      const key = take(STRING)
      if (key === '') return fault(text, start, 'syntax')
      const names = open.at(-1)
      const name = JSON.parse(key) as string
      if (names?.has(name)) return fault(text, start, 'duplicate-key')
      names?.add(name)
      expected = 'colon'
    } else if (expected === 'colon' && character === ':') {
      at += 1
      expected = 'value'
    } else if (expected === 'comma or end' && character === ',') {
      at += 1
      expected = open.at(-1) ? 'key' : 'value'
    } else if (expected.endsWith('or end') && character === (open.at(-1) ? '}' : ']')) {
      at += 1
      open.pop()
      expected = afterValue()
    } else if (expected.startsWith('value') && (character === '{' || character === '[')) {
      at += 1
      open.push(character === '{' ? new Set() : null)
      expected = character === '{' ? 'key or end' : 'value or end'
    } else if (expected.startsWith('value') && (take(STRING) || take(SCALAR)) !== '') {
      expected = afterValue()
    } else return fault(text, start, 'syntax')
  }
}

function fault(text: string, offset: number, reason: JsonFault['reason']): JsonFault {
  const before = text.slice(0, offset)
  return { reason, line: before.split('\n').length, column: offset - before.lastIndexOf('\n') }
}
