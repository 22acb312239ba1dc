import { AppError } from '../../shared/lib/app-error.ts'
import { reasonOf } from '../files/file-error.ts'
import { type CommandContext, writeJson } from './command.ts'
import { UsageError } from './read-arguments.ts'
import type { Words } from './words.ts'

/** An error as a machine reads it: a code of `app-error.ts`, or `usage`, with its facts and words. */
export interface ErrorDocument {
  readonly code: string
  readonly details: Readonly<Record<string, string | number>>
  /** In the reader's language: what happened, with what, what to do now. One line each. */
  readonly message: string
}

/**
 * Says why a command could not run: to standard error for people, or as `{ error }` on standard output with `--json`.
 * `usage` is shown after a command line that could not be understood.
 */
export function sayError(context: Omit<CommandContext, 'assets'>, error: unknown, usage: string): void {
  const { terminal, json, words } = context
  const document = describeError(error, words)
  if (json) writeJson(context, { error: document })
  else terminal.err(`adit: ${document.message}\n`)
  if (error instanceof UsageError && !json) terminal.err(`${usage}\n`)
  if (document.code === 'internal') terminal.err(`${error instanceof Error ? error.stack : String(error)}\n`)
}

/** Describes what was thrown; anything that is no coded error is `internal`. */
export function describeError(error: unknown, { t }: Words): ErrorDocument {
  if (error instanceof UsageError) {
    const { fault, detail } = error
    return { code: 'usage', details: { fault, detail }, message: t(`usage.${fault}`, { detail }) }
  }
  if (!(error instanceof AppError)) {
    const message = [t('errors:internal.title'), t('errors:internal.next')].join('\n  ')
    return { code: 'internal', details: {}, message }
  }
  const details = { ...error.details, ...reasonIn(error) }
  const lines = [
    t(`errors:${error.code}.title`, details),
    factsOf(details, t),
    t(`errors:${error.code}.next`, details),
  ]
  return { code: error.code, details, message: lines.filter((line) => line !== '').join('\n  ') }
}

/** Some floors leave the system's reason to the cause. */
function reasonIn(error: AppError): { readonly reason?: string } {
  const reason = error.details.reason ?? reasonOf(error.cause)
  return reason === '' ? {} : { reason: String(reason) }
}

/** Which file, where in it, and why, as far as it is known. */
function factsOf(details: ErrorDocument['details'], t: Words['t']): string {
  const { path, line, column, reason, needed, free } = details
  const why = reason === undefined ? '' : reasonWords(details, String(reason), t)
  const room = needed === undefined || free === undefined ? '' : t('room', { needed, free })
  const facts = [
    path ?? '',
    line === undefined || column === undefined ? '' : t('problems:place', { line, column }),
    why,
    room,
  ]
  return facts
    .filter((fact) => fact !== '')
    .reduce<string>(
      (said, fact) => (said === '' ? String(fact) : t('problems:line', { path: said, words: fact })),
      '',
    )
}

/** A reason of the system, or of a spreadsheet that cannot be read. */
function reasonWords(details: ErrorDocument['details'], reason: string, t: Words['t']): string {
  return t([`reason.${reason}`, `xlsform:${reason}`], { ...details, defaultValue: reason })
}
