import type { ExpressionProblem, Span } from './problem.ts'
import { XML_NAME } from './tokenize.ts'
import type { ReferenceTree } from './tree.ts'

/** Words for people with gaps: texts and `${name}` in turn. A template without gaps is one text. */
export type Template = readonly (string | ReferenceTree)[]

/** Splits a label, hint or message at its `${name}`. Gives the parts or the first fault. */
export function parseTemplate(
  text: string,
): { readonly template: Template } | { readonly problem: ExpressionProblem } {
  const parts: (string | ReferenceTree)[] = []
  let last = 0
  for (const match of text.matchAll(/\$\{([^{}]*)\}?/g)) {
    const at: Span = { start: match.index, end: match.index + match[0].length }
    const name = (match[1] ?? '').trim()
    if (!match[0].endsWith('}')) return { problem: { code: 'unexpected-end', at } }
    if (name.startsWith('last-saved#')) {
      return { problem: { code: 'last-saved', at, found: name.slice('last-saved#'.length) } }
    }
    if (!XML_NAME.test(name)) return { problem: { code: 'unexpected-token', at, found: name } }
    if (match.index > last) parts.push(text.slice(last, match.index))
    parts.push({ kind: 'reference', name, at })
    last = at.end
  }
  if (last < text.length) parts.push(text.slice(last))
  return { template: parts }
}
