import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = join(import.meta.dirname, '..', '..', '..', 'assets', 'messages')

/** A sentence of the app by file and key, as a person would look for it: `word('mine', 'form.create')`. */
export function word(namespace: string, key: string, language = 'en'): string {
  let value: unknown = JSON.parse(readFileSync(join(folder, language, `${namespace}.json`), 'utf8'))
  for (const part of key.split('.')) value = (value as Record<string, unknown>)[part]
  if (typeof value !== 'string') throw new Error(`no sentence ${namespace}:${key} in ${language}`)
  return value
}
