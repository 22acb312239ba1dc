import { checkCall } from './check-call.ts'
import { ExpressionFault, type ExpressionProblem, type Span } from './problem.ts'
import { type Token, tokenize } from './tokenize.ts'
import type { Axis, BinaryOperator, PathTree, Step, Tree } from './tree.ts'

/** The longest expression that is read, in UTF-16 units (ours; the longest in known forms stay under 10,000). */
export const MAX_EXPRESSION_LENGTH = 32_000

/** The deepest nesting that is read (ours): keeps hostile checklists from exhausting the stack. */
const MAX_DEPTH = 100

/** The most operators that are read (ours; a sum over a thousand groups has a thousand). */
export const MAX_OPERATORS = 4_000

/** Binary operators by tightness, loosest first (XPath 1.0, section 3). */
const LEVELS: ReadonlyMap<string, readonly [level: number, operator: BinaryOperator]> = new Map(
  ([['or'], ['and'], ['=', '!='], ['<', '<=', '>', '>='], ['+', '-'], ['*', 'div', 'mod']] as const).flatMap(
    (operators, level) => operators.map((operator) => [operator, [level, operator] as const]),
  ),
)

const AXES: readonly string[] = ['child', 'parent', 'self', 'descendant', 'descendant-or-self']

/** Reads an expression: XPath 1.0 as ODK XForms uses it, with XLSForm's `${name}`. Gives a tree or the first fault. */
export function parseExpression(
  text: string,
): { readonly tree: Tree } | { readonly problem: ExpressionProblem } {
  try {
    if (text.length > MAX_EXPRESSION_LENGTH) {
      throw new ExpressionFault('too-long', { start: MAX_EXPRESSION_LENGTH, end: text.length })
    }
    return { tree: new Parser(tokenize(text)).parse() }
  } catch (error) {
    if (error instanceof ExpressionFault) return { problem: error.problem }
    throw error
  }
}

const NO_OPERATOR = [-1, null] as const

class Parser {
  readonly #tokens: readonly Token[]
  #next = 0
  #depth = 0
  #operators = 0

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }

  parse(): Tree {
    const tree = this.#expression()
    if (this.#peek().kind !== 'end') throw this.#unexpected()
    return tree
  }

  #peek(ahead = 0): Token {
    const token = this.#tokens[Math.min(this.#next + ahead, this.#tokens.length - 1)]
    if (token === undefined) throw new Error('a token list always has an end')
    return token
  }

  #take(): Token {
    const token = this.#peek()
    this.#next += 1
    return token
  }

  #takeOperator(): void {
    const token = this.#take()
    this.#operators += 1
    if (this.#operators > MAX_OPERATORS) throw new ExpressionFault('too-deep', at(token), token.text)
  }

  #isSign(text: string, ahead = 0): boolean {
    const token = this.#peek(ahead)
    return token.kind === 'operator' && token.text === text
  }

  #takeSign(text: string): Token {
    if (!this.#isSign(text)) throw this.#unexpected()
    return this.#take()
  }

  #unexpected(): ExpressionFault {
    const token = this.#peek()
    if (token.kind === 'end') return new ExpressionFault('unexpected-end', token)
    return new ExpressionFault('unexpected-token', { start: token.start, end: token.end }, token.text)
  }

  #expression(): Tree {
    this.#depth += 1
    if (this.#depth > MAX_DEPTH) throw new ExpressionFault('too-deep', this.#peek())
    const tree = this.#binary(0)
    this.#depth -= 1
    return tree
  }

  /** Reads operators as tight as `least`, or tighter. */
  #binary(least: number): Tree {
    let left = this.#unary()
    for (;;) {
      const token = this.#peek()
      const [level, operator] = (token.kind === 'operator' && LEVELS.get(token.text)) || NO_OPERATOR
      if (operator === null || level < least) return left
      this.#takeOperator()
      const right = this.#binary(level + 1)
      left = { kind: 'binary', operator, left, right, at: span(left.at, right.at) }
    }
  }

  #unary(): Tree {
    if (!this.#isSign('-')) return this.#union()
    const minus = this.#take()
    this.#depth += 1
    if (this.#depth > MAX_DEPTH) throw new ExpressionFault('too-deep', minus)
    const operand = this.#unary()
    this.#depth -= 1
    return { kind: 'negate', operand, at: { start: minus.start, end: operand.at.end } }
  }

  #union(): Tree {
    let left = this.#path()
    while (this.#isSign('|')) {
      this.#takeOperator()
      const right = this.#path()
      for (const side of [left, right]) {
        if (side.kind === 'number' || side.kind === 'text')
          throw new ExpressionFault('not-a-node-set', side.at)
      }
      left = { kind: 'binary', operator: '|', left, right, at: span(left.at, right.at) }
    }
    return left
  }

  #path(): Tree {
    const first = this.#peek()
    if (first.kind === 'operator' && (first.text === '/' || first.text === '//')) {
      const lone = first.text === '/' && !this.#startsStep(1)
      if (lone) this.#take()
      const steps = lone ? [] : this.#steps([])
      return this.#pathTree('document', [], steps, first.start)
    }
    if (this.#startsStep()) {
      const steps = this.#steps([this.#step()])
      return this.#pathTree('context', [], steps, first.start)
    }
    const from = this.#primary()
    const predicates = this.#predicates()
    const steps = this.#isSign('/') || this.#isSign('//') ? this.#steps([]) : []
    if (predicates.length === 0 && steps.length === 0) return from
    if (from.kind === 'number' || from.kind === 'text') throw new ExpressionFault('not-a-node-set', from.at)
    return this.#pathTree(from, predicates, steps, first.start)
  }

  #pathTree(
    from: PathTree['from'],
    predicates: readonly Tree[],
    steps: readonly Step[],
    start: number,
  ): Tree {
    const last = this.#tokens[this.#next - 1]
    return { kind: 'path', from, predicates, steps, at: { start, end: last?.end ?? start } }
  }

  #startsStep(ahead = 0): boolean {
    const token = this.#peek(ahead)
    if (token.kind === 'name') return !this.#isSign('(', ahead + 1) || token.text === 'node'
    return token.kind === 'operator' && (token.text === '.' || token.text === '..' || token.text === '@')
  }

  /** Reads `/step` and `//step` as long as they come. */
  #steps(before: readonly Step[]): readonly Step[] {
    const steps = [...before]
    while (this.#isSign('/') || this.#isSign('//')) {
      const anywhere = this.#take().text === '//'
      if (anywhere) steps.push({ axis: 'descendant-or-self', name: null, predicates: [] })
      if (!this.#startsStep()) throw this.#unexpected()
      steps.push(this.#step())
    }
    return steps
  }

  #step(): Step {
    const token = this.#take()
    if (token.text === '.') return { axis: 'self', name: null, predicates: this.#predicates() }
    if (token.text === '..') return { axis: 'parent', name: null, predicates: this.#predicates() }
    if (token.text === '@') throw new ExpressionFault('unknown-axis', token, '@')
    if (!this.#isSign('::'))
      return { axis: 'child', name: this.#nodeTest(token), predicates: this.#predicates() }
    const axis = AXES.find((known) => known === token.text) as Axis | undefined
    if (axis === undefined) throw new ExpressionFault('unknown-axis', token, token.text)
    this.#take()
    if (this.#peek().kind !== 'name') throw this.#unexpected()
    return { axis, name: this.#nodeTest(this.#take()), predicates: this.#predicates() }
  }

  #nodeTest(token: Token): string | null {
    if (this.#isSign('(')) {
      if (token.text !== 'node') throw new ExpressionFault('unknown-function', at(token), token.text)
      this.#take()
      this.#takeSign(')')
      return null
    }
    return token.text === '*' ? null : token.text
  }

  #predicates(): readonly Tree[] {
    const predicates: Tree[] = []
    while (this.#isSign('[')) {
      this.#take()
      predicates.push(this.#expression())
      this.#takeSign(']')
    }
    return predicates
  }

  #primary(): Tree {
    const token = this.#peek()
    if (token.kind === 'number') {
      this.#take()
      return { kind: 'number', value: Number(token.text), at: at(token) }
    }
    if (token.kind === 'text') {
      this.#take()
      return { kind: 'text', value: token.text, at: at(token) }
    }
    if (token.kind === 'reference') {
      this.#take()
      return { kind: 'reference', name: token.text, at: at(token) }
    }
    if (token.kind === 'name') return this.#call()
    if (!this.#isSign('(')) throw this.#unexpected()
    this.#take()
    const tree = this.#expression()
    this.#takeSign(')')
    return tree
  }

  #call(): Tree {
    const name = this.#take()
    this.#takeSign('(')
    const args: Tree[] = []
    if (!this.#isSign(')')) {
      args.push(this.#expression())
      while (this.#isSign(',')) {
        this.#take()
        args.push(this.#expression())
      }
    }
    const close = this.#takeSign(')')
    return checkCall(
      // Copied, since a list that was grown keeps room for more.
      { kind: 'call', name: name.text, args: args.slice(), at: { start: name.start, end: close.end } },
      at(name),
    )
  }
}

function at(token: Token): Span {
  return { start: token.start, end: token.end }
}

function span(first: Span, last: Span): Span {
  return { start: first.start, end: last.end }
}
