import { parseArgs } from 'node:util'
import { AppError } from '../../shared/lib/app-error.ts'
import { checklistCheck } from './checklist-check.ts'
import { checklistList } from './checklist-list.ts'
import type { Command, CommandArguments, CommandContext, ExitStatus, Terminal } from './command.ts'
import { evaluate } from './evaluate.ts'
import { keygen } from './keygen.ts'
import { pack } from './pack.ts'
import { verify } from './verify.ts'
import { loadWords, pickLanguage, type Words } from './words.ts'

/** Every command by its words, in the order of the usage text. */
const commands: ReadonlyMap<string, Command> = new Map([
  ['checklist list', checklistList],
  ['checklist check', checklistCheck],
  ['evaluate', evaluate],
  ['keygen', keygen],
  ['pack', pack],
  ['verify', verify],
])

/** A command line that cannot be understood. The message is a key of `cli.json`. */
class UsageError extends Error {}

/** Runs one command line and answers the exit status. Never throws: what goes wrong is said and becomes a 2. */
export async function runCli(
  argv: readonly string[],
  terminal: Terminal,
  assets: string,
  env: Record<string, string | undefined>,
): Promise<ExitStatus> {
  const words = await loadWords(pickLanguage(languageOption(argv), env))
  if (argv.length === 0 || argv[0] === 'help' || argv[0] === '--help' || argv[0] === '-h') {
    terminal.out(usage(words))
    return argv.length === 0 ? 2 : 0
  }
  try {
    const { name, command, rest } = findCommand(argv, words)
    const { args, json } = readArguments(name, command, rest, words)
    const context: CommandContext = { terminal, words, json, assets }
    return await command.run(context, args)
  } catch (error) {
    sayError(error, terminal, words)
    return 2
  }
}

function languageOption(argv: readonly string[]): string | undefined {
  const at = argv.indexOf('--lang')
  return at < 0 ? argv.find((arg) => arg.startsWith('--lang='))?.slice(7) : argv[at + 1]
}

function findCommand(argv: readonly string[], words: Words) {
  for (const length of [2, 1]) {
    const name = argv.slice(0, length).join(' ')
    const command = commands.get(name)
    if (command !== undefined) return { name, command, rest: argv.slice(length) }
  }
  throw new UsageError(words.t('unknownCommand', { command: argv.slice(0, 2).join(' ') }))
}

function readArguments(name: string, command: Command, rest: readonly string[], words: Words) {
  const options: Record<string, { type: 'string' | 'boolean' }> = {
    json: { type: 'boolean' },
    lang: { type: 'string' },
  }
  for (const [option, { value }] of Object.entries(command.options)) {
    options[option] = { type: value ? 'string' : 'boolean' }
  }
  const { values, positionals } = (() => {
    try {
      return parseArgs({ args: [...rest], options, allowPositionals: true, strict: true })
    } catch (error) {
      throw new UsageError(
        `${error instanceof Error ? error.message : error}\n${commandUsage(name, command, words)}`,
      )
    }
  })()
  const missing = Object.entries(command.options)
    .filter(([option, { required }]) => required === true && values[option] === undefined)
    .map(([option]) => `--${option}`)
  if (missing.length > 0) {
    throw new UsageError(
      `${words.t('missingOptions', { options: missing.join(', ') })}\n${commandUsage(name, command, words)}`,
    )
  }
  const { min, max } = command.positionals
  if (positionals.length < min || positionals.length > max) {
    throw new UsageError(`${words.t('wrongArguments')}\n${commandUsage(name, command, words)}`)
  }
  const args: CommandArguments = {
    positionals,
    value: (option) => (typeof values[option] === 'string' ? values[option] : undefined),
    needed: (option) => String(values[option]),
    has: (option) => values[option] !== undefined,
  }
  return { args, json: values.json === true }
}

function commandUsage(name: string, command: Command, words: Words): string {
  return words.t('usageOf', { line: `adit ${name} ${command.usage}`.trimEnd() })
}

function usage(words: Words): string {
  const lines = [...commands].map(([name, command]) => `  ${`${name} ${command.usage}`.trimEnd()}`)
  return `${words.t('usage')}\n\n${lines.join('\n')}\n\n${words.t('usageCommon')}\n`
}

function sayError(error: unknown, terminal: Terminal, words: Words): void {
  if (error instanceof UsageError) {
    terminal.err(`adit: ${error.message}\n`)
  } else if (error instanceof AppError) {
    const gaps = { ...error.details }
    terminal.err(
      `adit: ${words.t(`errors:${error.code}.title`, gaps)} ${words.t(`errors:${error.code}.next`, gaps)}\n`,
    )
  } else {
    terminal.err(
      `adit: ${words.t('errors:internal.title')}\n${error instanceof Error ? error.stack : error}\n`,
    )
  }
}
