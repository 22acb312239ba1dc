import { MAX_TEXT } from '../budget.ts'
import { textsOf } from '../convert.ts'
import { isPattern, matchesPattern } from '../pattern.ts'
import type { Argument, FunctionDefinition } from '../scope.ts'
import { numberAt, textAt } from './arguments.ts'

/** Work with text. Characters are Unicode code points, as in XPath. */
export const TEXT_FUNCTIONS: readonly FunctionDefinition[] = [
  {
    name: 'string',
    min: 0,
    max: 1,
    evaluate: (args, scope) => (args[0] === undefined ? scope.node.text() : textAt(args, 0)),
  },
  {
    name: 'string-length',
    min: 0,
    max: 1,
    evaluate: (args, scope) => [...(args[0] === undefined ? scope.node.text() : textAt(args, 0))].length,
  },
  { name: 'substr', min: 2, max: 3, evaluate: substr },
  { name: 'substring', min: 2, max: 3, evaluate: substring },
  {
    name: 'substring-before',
    min: 2,
    max: 2,
    evaluate: (args) => {
      const [text, mark] = [textAt(args, 0), textAt(args, 1)]
      return text.slice(0, Math.max(0, text.indexOf(mark)))
    },
  },
  {
    name: 'substring-after',
    min: 2,
    max: 2,
    evaluate: (args) => {
      const [text, mark] = [textAt(args, 0), textAt(args, 1)]
      const place = text.indexOf(mark)
      return place < 0 ? '' : text.slice(place + mark.length)
    },
  },
  { name: 'concat', min: 0, max: Infinity, evaluate: (args) => joined(allTexts(args), '') },
  {
    name: 'join',
    min: 1,
    max: Infinity,
    evaluate: (args) => joined(allTexts(args.slice(1)), textAt(args, 0)),
  },
  { name: 'contains', min: 2, max: 2, evaluate: (args) => textAt(args, 0).includes(textAt(args, 1)) },
  { name: 'starts-with', min: 2, max: 2, evaluate: (args) => textAt(args, 0).startsWith(textAt(args, 1)) },
  { name: 'ends-with', min: 2, max: 2, evaluate: (args) => textAt(args, 0).endsWith(textAt(args, 1)) },
  {
    name: 'normalize-space',
    min: 0,
    max: 1,
    evaluate: (args, scope) => {
      const text = args[0] === undefined ? scope.node.text() : textAt(args, 0)
      return text.replace(/[ \t\r\n]+/g, ' ').replace(/^ | $/g, '')
    },
  },
  { name: 'translate', min: 3, max: 3, evaluate: translate },
  {
    name: 'regex',
    min: 2,
    max: 2,
    // The whole text must fit (ODK form operators and functions, `regex`).
    literals: [{ at: 1, code: 'invalid-pattern', accepts: isPattern }],
    evaluate: (args) => matchesPattern(textAt(args, 0), textAt(args, 1)),
  },
  { name: 'jr:itext', min: 1, max: 1, evaluate: (args, scope) => scope.world.itext(textAt(args, 0)) },
  { name: 'version', min: 0, max: 0, evaluate: (_, scope) => scope.world.version },
  { name: 'uuid', min: 0, max: 1, evaluate: uuid },
]

function allTexts(args: readonly Argument[]): readonly string[] {
  return textsOf(args.map((arg) => arg.evaluate()))
}

/** Texts put together; blank when that would be longer than any answer. */
function joined(texts: readonly string[], separator: string): string {
  const length = texts.reduce((sum, text) => sum + text.length + separator.length, 0)
  return length > MAX_TEXT ? '' : texts.join(separator)
}

/** ODK's own: from `start` (0-based) up to but without `end`; negative places count from the end. */
function substr(args: readonly Argument[]): string {
  const characters = [...textAt(args, 0)]
  const start = Math.trunc(numberAt(args, 1))
  const end = args.length > 2 ? Math.trunc(numberAt(args, 2)) : characters.length
  if (Number.isNaN(start) || Number.isNaN(end)) return ''
  return characters.slice(start, end).join('')
}

/** XPath 1.0: `length` characters from `start` (1-based), both rounded. */
function substring(args: readonly Argument[]): string {
  const start = Math.round(numberAt(args, 1))
  const end = args.length > 2 ? start + Math.round(numberAt(args, 2)) : Infinity
  return [...textAt(args, 0)].filter((_, index) => index + 1 >= start && index + 1 < end).join('')
}

function translate(args: readonly Argument[]): string {
  const from = [...textAt(args, 1)]
  const to = [...textAt(args, 2)]
  return [...textAt(args, 0)]
    .map((character) => {
      const place = from.indexOf(character)
      return place < 0 ? character : (to[place] ?? '')
    })
    .join('')
}

function uuid(args: readonly Argument[], { world }: { readonly world: { uuid(): string } }): string {
  if (args[0] === undefined) return world.uuid()
  const length = Math.min(1000, numberAt(args, 0))
  let text = ''
  while (text.length < length) text += world.uuid()
  return text.slice(0, Math.max(length, 0))
}
