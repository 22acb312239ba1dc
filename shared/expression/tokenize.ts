import { ExpressionFault } from './problem.ts'

/**
 * A word of the language. `name` is an XML name, with a prefix when it has one (`jr:choice-name`); `operator` covers
 * signs and, by their place, the words `or and div mod`; `reference` is the name inside `${ }`.
 */
export interface Token {
  readonly kind: 'number' | 'text' | 'name' | 'reference' | 'operator' | 'end'
  readonly text: string
  readonly start: number
  readonly end: number
}

const NAME_START =
  'A-Z_a-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C\\u200D\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD'
const NAME = `[${NAME_START}][${NAME_START}\\-.0-9\\u00B7\\u0300-\\u036F\\u203F\\u2040]*`

/** An XML name without colon (Namespaces in XML, NCName); what questions, groups and choice columns are called. */
export const XML_NAME = new RegExp(`^${NAME}$`)

const SPACES = ' \t\r\n\u00A0'
const NUMBER = /\d+(\.\d*)?|\.\d+/y
// A prefix belongs to the name unless the colons begin an axis (`child::x`).
const QUALIFIED_NAME = new RegExp(`${NAME}(:(?!:)${NAME})?`, 'y')
const REFERENCE = new RegExp(`\\$\\{\\s*(${NAME})\\s*\\}`, 'y')
/** A value of the last form that was saved, which ODK offers: an assessment never looks into another one. */
const LAST_SAVED = new RegExp(`\\$\\{\\s*last-saved#\\s*(${NAME})\\s*\\}`, 'y')
const SIGN = /::|\.\.|\/\/|!=|<=|>=|[()[\],/|+\-*=<>.@]/y

/** Signs that no longer sign begins with. */
const LONE_SIGNS = '()[],|+-*=@'

/** Words that are operators where an operator can stand, and names everywhere else. */
const WORD_OPERATORS = new Set(['or', 'and', 'div', 'mod'])

/** After one of these, or at the start, an operand follows: `*` is then "any name" and `div` a name. */
const BEFORE_OPERAND = new Set([
  '(',
  '[',
  ',',
  '/',
  '//',
  '|',
  '+',
  '-',
  '=',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  '::',
  '@',
])

/**
 * Splits an expression into tokens, the last of kind `end`. Names may hold hyphens and dots, so `a-b` is one name and
 * `a - b` a difference, as XPath 1.0 says. Throws `ExpressionFault`.
 */
export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = []
  let at = 0
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at
    return pattern.exec(text)
  }
  const push = (kind: Token['kind'], value: string, length: number) => {
    tokens.push({ kind, text: value, start: at, end: at + length })
    at += length
  }
  while (at < text.length) {
    const letter = text[at] ?? ''
    if (SPACES.includes(letter)) {
      at += 1
      continue
    }
    if (letter === "'" || letter === '"') {
      const close = text.indexOf(letter, at + 1)
      if (close < 0) throw new ExpressionFault('unterminated-string', { start: at, end: text.length })
      push('text', text.slice(at + 1, close), close + 1 - at)
      continue
    }
    // By the first letter, only what can begin with it is tried.
    if (letter === '$') {
      const end = text[at + 1] === '{' ? endOfPlainName(text, at + 2) : -1
      if (end > at + 2 && text[end] === '}') {
        push('reference', text.slice(at + 2, end), end + 1 - at)
        continue
      }
      const reference = match(REFERENCE)
      if (reference !== null) {
        push('reference', reference[1] ?? '', reference[0].length)
        continue
      }
      const saved = match(LAST_SAVED)
      if (saved !== null) {
        throw new ExpressionFault('last-saved', { start: at, end: at + saved[0].length }, saved[1] ?? '')
      }
    }
    const number = letter === '.' || (letter >= '0' && letter <= '9') ? match(NUMBER) : null
    if (number !== null) {
      push('number', number[0], number[0].length)
      continue
    }
    const name = nameAt(text, at)
    if (name !== '') {
      const operator = WORD_OPERATORS.has(name) && !operandFollows(tokens)
      push(operator ? 'operator' : 'name', name, name.length)
      continue
    }
    const sign = LONE_SIGNS.includes(letter) ? letter : match(SIGN)?.[0]
    if (sign === undefined) {
      throw new ExpressionFault('unknown-character', { start: at, end: at + 1 }, letter)
    }
    const anyName = sign === '*' && operandFollows(tokens)
    push(anyName ? 'name' : 'operator', sign, sign.length)
  }
  tokens.push({ kind: 'end', text: '', start: text.length, end: text.length })
  return tokens
}

/** A name, with its prefix when it has one; '' where none begins. */
function nameAt(text: string, at: number): string {
  const end = endOfPlainName(text, at)
  if (end > at) return text.slice(at, end)
  if (end === at) return ''
  QUALIFIED_NAME.lastIndex = at
  return QUALIFIED_NAME.exec(text)?.[0] ?? ''
}

/**
 * Where a name of ASCII letters that begins at `at` ends; `at` where none begins, and -1 where only the full rule for
 * names can say. Nearly all names are such, and this is far quicker than the rule.
 */
function endOfPlainName(text: string, at: number): number {
  let end = at
  for (; end < text.length; end += 1) {
    const code = text.charCodeAt(end)
    if (isLetter(code)) continue
    if (code > 127 || code === COLON) return -1
    if (end === at || !isInsideName(code)) break
  }
  return end
}

const COLON = 58

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95
}

/** Digits, `-` and `.` stand in names, but do not begin them. */
function isInsideName(code: number): boolean {
  return (code >= 48 && code <= 57) || code === 45 || code === 46
}

function operandFollows(tokens: readonly Token[]): boolean {
  const last = tokens.at(-1)
  if (last === undefined) return true
  return (
    last.kind === 'operator' &&
    (BEFORE_OPERAND.has(last.text) || WORD_OPERATORS.has(last.text) || last.text === '*')
  )
}
