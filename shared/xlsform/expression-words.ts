import { type Token, tokenize } from '../expression/tokenize.ts'

/** A list that an expression names: `instance('list')`, `pulldata('list', …)`. */
export interface NamedList {
  readonly by: 'instance' | 'pulldata'
  readonly name: string
  /** Of the name, inside of its quotation marks. */
  readonly start: number
  readonly end: number
}

/** The lists that an expression names. None for what is no expression: loading says what is wrong with it. */
export function listsIn(expression: string): readonly NamedList[] {
  if (!expression.includes('instance') && !expression.includes('pulldata')) return []
  const tokens = tokensOf(expression)
  const found: NamedList[] = []
  for (const [index, token] of tokens.entries()) {
    const by = token.text
    const literal = tokens[index + 2]
    if (token.kind !== 'name' || (by !== 'instance' && by !== 'pulldata')) continue
    if (tokens[index + 1]?.text !== '(' || literal?.kind !== 'text') continue
    found.push({ by, name: literal.text, start: literal.start + 1, end: literal.end - 1 })
  }
  return found
}

/** The expression with other names for its lists; `renamed` gives the new one, or the same. */
export function renameLists(expression: string, renamed: (name: string) => string): string {
  let out = ''
  let last = 0
  for (const { name, start, end } of listsIn(expression)) {
    out += expression.slice(last, start) + renamed(name)
    last = end
  }
  return out + expression.slice(last)
}

/** The names that an expression or a text with gaps refers to as `${name}`. */
export function referencesIn(text: string): readonly string[] {
  return [...text.matchAll(/\$\{\s*([^{}]*?)\s*\}/g)].map((match) => match[1] ?? '')
}

/** One piece of a path, without conditions: `/data/group/name`, `../name`, `current()/../name`. */
export interface PlainPath {
  /** From the document, or from the row the expression belongs to. */
  readonly from: 'document' | 'row'
  readonly steps: readonly string[]
  readonly start: number
  readonly end: number
}

/** The paths of an expression as far as they hold no conditions. Those inside of conditions begin elsewhere and are left. */
export function pathsIn(expression: string): readonly PlainPath[] {
  if (!expression.includes('/')) return []
  const tokens = tokensOf(expression)
  const found: PlainPath[] = []
  let depth = 0
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]
    if (token === undefined) break
    if (token.text === '[') depth += 1
    if (token.text === ']') depth -= 1
    const current = token.text === 'current' && tokens[at + 1]?.text === '(' && tokens[at + 2]?.text === ')'
    if (depth > 0 && !current && token.text !== '/') continue
    const begins = current || token.text === '..' || (token.text === '/' && !followsPath(tokens[at - 1]))
    if (!begins || token.kind === 'text') continue
    const read = readSteps(tokens, current ? at + 3 : at, current || token.text === '/')
    if (read.steps.length === 0) continue
    found.push({
      from: !current && token.text === '/' ? 'document' : 'row',
      steps: read.steps,
      start: token.start,
      end: read.end,
    })
    at = read.next - 1
  }
  return found
}

/** Behind a name, a bracket or a dot a slash goes on with a path instead of beginning one. */
function followsPath(token: Token | undefined): boolean {
  return token !== undefined && (token.kind !== 'operator' || [')', ']', '.', '..'].includes(token.text))
}

function readSteps(tokens: readonly Token[], start: number, slashFirst: boolean) {
  const steps: string[] = []
  let next = start
  let end = tokens[start - 1]?.end ?? 0
  let slash = slashFirst
  for (;;) {
    const token = tokens[next]
    if (slash) {
      if (token?.text !== '/' || token.kind === 'text') return { steps, next, end }
      const step = tokens[next + 1]
      const named = step?.kind === 'name' && tokens[next + 2]?.text !== '('
      if (step === undefined || (!named && !['.', '..'].includes(step.text))) return { steps, next, end }
      next += 1
    }
    const step = tokens[next]
    if (step === undefined) return { steps, next, end }
    steps.push(step.text)
    end = step.end
    next += 1
    slash = true
  }
}

function tokensOf(expression: string): readonly Token[] {
  try {
    return tokenize(expression)
  } catch {
    return []
  }
}
