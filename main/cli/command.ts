import type { Words } from './words.ts'

/** What a command answers to the shell: 0 yes · 1 no, problems were found · 2 could not run. */
export type ExitStatus = 0 | 1 | 2

/** Where a command writes. Results go to `out`, everything else to `err`. */
export interface Terminal {
  out(text: string): void
  err(text: string): void
}

/** What every command is given besides its own arguments. */
export interface CommandContext {
  readonly terminal: Terminal
  readonly words: Words
  /** One JSON document on `out` and nothing else. */
  readonly json: boolean
  /** The folder that holds `checklists/` and `messages/`. */
  readonly assets: string
}

/** One command of the command line. */
export interface Command {
  /** Arguments as shown in the usage text. */
  readonly usage: string
  /** Its own options: whether each takes a value, and whether it must be given. */
  readonly options: Readonly<Record<string, { readonly value: boolean; readonly required?: boolean }>>
  /** How many further arguments there may be. */
  readonly positionals: { readonly min: number; readonly max: number }
  run(context: CommandContext, args: CommandArguments): Promise<ExitStatus>
}

/** Arguments after they were checked against the command. */
export interface CommandArguments {
  readonly positionals: readonly string[]
  /** The option's value. */
  value(name: string): string | undefined
  /** A required option's value; the command line was refused before if it is not there. */
  needed(name: string): string
  /** Whether the option was given. */
  has(name: string): boolean
}

/** Writes a value as one JSON document. */
export function writeJson({ terminal }: Pick<CommandContext, 'terminal'>, value: unknown): void {
  terminal.out(`${JSON.stringify(value, null, 2)}\n`)
}

/** Writes lines of a result. */
export function writeLines({ terminal }: Pick<CommandContext, 'terminal'>, lines: readonly string[]): void {
  terminal.out(lines.map((line) => `${line}\n`).join(''))
}
