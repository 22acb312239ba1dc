import { parseArgs } from 'node:util'
import type { Command, CommandArguments } from './command.ts'
import { LANGUAGES, type Language } from './words.ts'

/** What is wrong with a command line; the words of each are under `usage` in `cli.json`. */
export type UsageFault =
  | 'no-command'
  | 'unknown-command'
  | 'unknown-language'
  | 'unknown-option'
  | 'option-value'
  | 'option-twice'
  | 'missing-options'
  | 'wrong-arguments'
  | 'wrong-day'

/** A command line that cannot be understood. */
export class UsageError extends Error {
  readonly fault: UsageFault
  /** What fills the gap of the words. */
  readonly detail: string

  constructor(fault: UsageFault, detail = '') {
    super(`${fault} ${detail}`)
    this.name = 'UsageError'
    this.fault = fault
    this.detail = detail
  }
}

/** The options that every command has, taken out of a command line wherever they stood. */
export interface CommonOptions {
  readonly json: boolean
  readonly help: boolean
  /** Undefined when `--lang` was not given. */
  readonly language: Language | undefined
  /** Set when `--lang` named something else. */
  readonly unknownLanguage: string | undefined
  readonly rest: readonly string[]
}

/** Splits off `--json`, `--help` or `-h`, and `--lang`. Never throws, since an error must know how to be said. */
export function readCommonOptions(argv: readonly string[]): CommonOptions {
  const rest: string[] = []
  let json = false
  let help = false
  let wanted: string | undefined
  for (let at = 0; at < argv.length; at++) {
    const word = argv[at] ?? ''
    if (word === '--') {
      rest.push(...argv.slice(at))
      break
    }
    if (word === '--json') json = true
    else if (word === '--help' || word === '-h') help = true
    else if (word === '--lang') {
      at += 1
      wanted = argv[at] ?? ''
    } else if (word.startsWith('--lang=')) wanted = word.slice('--lang='.length)
    else rest.push(word)
  }
  const language = LANGUAGES.find((known) => known === wanted)
  return { json, help, language, unknownLanguage: language === undefined ? wanted : undefined, rest }
}

/** Checks what follows a command's name against what the command takes. Throws `UsageError`. */
export function readArguments(command: Command, rest: readonly string[]): CommandArguments {
  const { values, positionals } = parse(command, rest)
  const given = new Map<string, string | true>()
  for (const [name, list = []] of Object.entries(values)) {
    const [value, second] = list
    if (second !== undefined) throw new UsageError('option-twice', `--${name}`)
    if (value !== undefined && value !== false) given.set(name, value)
  }
  const missing = Object.entries(command.options)
    .filter(([name, { required }]) => required === true && !given.get(name))
    .map(([name]) => `--${name}`)
  if (missing.length > 0) throw new UsageError('missing-options', missing.join(' '))
  const { min, max } = command.positionals
  if (positionals.length < min || positionals.length > max) throw new UsageError('wrong-arguments')
  const value = (name: string) => {
    const found = given.get(name)
    return typeof found === 'string' ? found : undefined
  }
  return {
    positionals,
    value,
    needed: (name) => value(name) ?? '',
    has: (name) => given.has(name),
  }
}

function parse(command: Command, rest: readonly string[]) {
  const options: Record<string, { type: 'string' | 'boolean'; multiple: true }> = {}
  for (const [name, { value }] of Object.entries(command.options)) {
    options[name] = { type: value ? 'string' : 'boolean', multiple: true }
  }
  try {
    return parseArgs({ args: [...rest], options, allowPositionals: true, strict: true })
  } catch (error) {
    throw usageErrorOf(error)
  }
}

/** Node says which option it means only in its message, in quotes. */
function usageErrorOf(error: unknown): unknown {
  if (!(error instanceof Error && 'code' in error)) return error
  const option = /'(-[^' ]*)/.exec(error.message)?.[1] ?? ''
  if (error.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return new UsageError('unknown-option', option)
  if (error.code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') return new UsageError('option-value', option)
  return error
}
