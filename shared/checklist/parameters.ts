import type { QuestionDefinition } from './definition.ts'

/**
 * The `key=value` pairs of a question's parameters, keys in lower case. As in XLSForm they are set apart by semicolons,
 * else by commas, else by spaces. Null when some part is no pair.
 */
export function readParameters(question: QuestionDefinition): ReadonlyMap<string, string> | null {
  const text = question.parameters ?? ''
  const separator = text.includes(';') ? ';' : text.includes(',') ? ',' : /\s+(?!=)(?<!=\s*)/
  const pairs = text.split(separator).filter((part) => part.trim() !== '')
  const read = pairs.map((pair) => /^\s*([\w-]+)\s*=\s*(\S.*?)\s*$/s.exec(pair))
  if (read.includes(null)) return null
  return new Map(read.map((pair) => [(pair?.[1] ?? '').toLowerCase(), pair?.[2] ?? '']))
}

/** The same for a question that was found sound; what is no pair is left out. */
export function parametersOf(question: QuestionDefinition): ReadonlyMap<string, string> {
  return readParameters(question) ?? new Map()
}
