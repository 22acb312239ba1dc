import { isAlias, isMap, isScalar, LineCounter, type Node, parseDocument, visit } from 'yaml'
import type { Problem, ProblemCode } from './problem.ts'

/** The longest checklist text that is read, in UTF-16 units (ours). */
const MAX_TEXT_LENGTH = 16 * 1024 * 1024

/**
 * Reads YAML 1.2 or JSON (which is YAML) into plain data: maps with text keys, lists, strings, integers, booleans.
 * Refused with line and column (from 1): broken syntax, a key twice, anchors used again (a few lines could swell to
 * gigabytes), merge keys, tags, and values that JSON does not know or that are not exact (`.5`, `.inf`, `null`).
 */
export function readChecklistText(
  text: string,
): { readonly value: unknown } | { readonly problems: readonly Problem[] } {
  if (text.length > MAX_TEXT_LENGTH) {
    return { problems: [{ path: '', code: 'too-long', detail: { most: MAX_TEXT_LENGTH } }] }
  }
  const lines = new LineCounter()
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset)
    return { line, column: col }
  }
  const document = parseDocument(text, {
    version: '1.2',
    schema: 'core',
    merge: false,
    uniqueKeys: true,
    strict: true,
    prettyErrors: false,
    lineCounter: lines,
    customTags: [],
  })
  const problems: Problem[] = [...document.errors, ...document.warnings].map((error) => ({
    path: '',
    code: 'syntax',
    detail: { fault: error.code, ...place(error.pos[0]) },
  }))
  const refuse = (code: ProblemCode, node: Node) => {
    problems.push({ path: '', code, detail: place(node.range?.[0] ?? 0) })
  }
  visit(document, {
    Node(_, node) {
      if (isAlias(node)) refuse('alias', node)
      else if (node.tag !== undefined && !PLAIN_TAGS.has(node.tag)) refuse('not-json', node)
    },
    Pair(_, pair) {
      if (!isScalar(pair.key) || typeof pair.key.value !== 'string') {
        problems.push({
          path: '',
          code: 'not-json',
          detail: place((pair.key as Node | null)?.range?.[0] ?? 0),
        })
      } else if (pair.key.value === '<<') refuse('merge-key', pair.key)
    },
    Scalar(_, scalar) {
      const { value } = scalar
      const plain = typeof value === 'string' || typeof value === 'boolean' || Number.isSafeInteger(value)
      if (!plain) refuse('not-json', scalar)
    },
  })
  if (problems.length === 0 && !isMap(document.contents)) {
    problems.push({ path: '', code: 'wrong-kind', detail: { expected: 'object' } })
  }
  return problems.length > 0 ? { problems } : { value: document.toJS({ maxAliasCount: 0 }) }
}

const PLAIN_TAGS = new Set(['map', 'seq', 'str', 'int', 'bool'].map((name) => `tag:yaml.org,2002:${name}`))
