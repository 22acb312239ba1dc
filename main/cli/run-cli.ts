import { checklistCheck } from './checklist-check.ts'
import { checklistCoverage } from './checklist-coverage.ts'
import { checklistExport } from './checklist-export.ts'
import { checklistList } from './checklist-list.ts'
import type { Command, ExitStatus, Terminal } from './command.ts'
import { evaluate } from './evaluate.ts'
import { keygen } from './keygen.ts'
import { pack } from './pack.ts'
import { plainTerminal } from './plain-terminal.ts'
import { readArguments, readCommonOptions, UsageError } from './read-arguments.ts'
import { sayError } from './say-error.ts'
import { show } from './show.ts'
import { verify } from './verify.ts'
import { languageOf, loadWords, type Words } from './words.ts'

/** Every command by its words, in the order of the usage text. */
const commands: ReadonlyMap<string, Command> = new Map([
  ['checklist list', checklistList],
  ['checklist check', checklistCheck],
  ['checklist export', checklistExport],
  ['checklist coverage', checklistCoverage],
  ['evaluate', evaluate],
  ['keygen', keygen],
  ['pack', pack],
  ['verify', verify],
  ['show', show],
])

/**
 * Runs one command line and answers the exit status. Never throws: what goes wrong is said and becomes a 2.
 *
 * @param assets the folder that holds `checklists/` and `messages/`
 * @param env its locale chooses the language when `--lang` does not
 */
export async function runCli(
  argv: readonly string[],
  terminal: Terminal,
  assets: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<ExitStatus> {
  const { json, help, language, unknownLanguage, rest } = readCommonOptions(argv)
  const words = await loadWords(language ?? languageOf(env))
  const context = { terminal: plainTerminal(terminal), words, json, assets }
  let usage = usageOfAll(words)
  try {
    if (unknownLanguage !== undefined) throw new UsageError('unknown-language', unknownLanguage)
    if (rest[0] === 'help' || (rest.length === 0 && help)) {
      context.terminal.out(`${usage}\n`)
      return 0
    }
    const { name, command, after } = findCommand(rest)
    usage = words.t('usage.of', { line: `adit ${name} ${command.usage}`.trimEnd() })
    if (help) {
      context.terminal.out(`${usage}\n`)
      return 0
    }
    return await command.run(context, readArguments(command, after))
  } catch (error) {
    sayError(context, error, usage)
    return 2
  }
}

function findCommand(rest: readonly string[]) {
  for (const length of [2, 1]) {
    const name = rest.slice(0, length).join(' ')
    const command = commands.get(name)
    if (command !== undefined) return { name, command, after: rest.slice(length) }
  }
  if (rest.length === 0) throw new UsageError('no-command')
  throw new UsageError('unknown-command', rest.slice(0, rest[0] === 'checklist' ? 2 : 1).join(' '))
}

function usageOfAll({ t }: Words): string {
  const lines = [...commands].map(([name, command]) => `  ${`${name} ${command.usage}`.trimEnd()}`)
  return [t('usage.head'), lines.join('\n'), t('usage.common')].join('\n\n')
}
