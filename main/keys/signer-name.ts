import { AppError } from '../../shared/lib/app-error.ts'
import { tidyText } from '../../shared/lib/tidy-text.ts'
import type { SignerName } from '../../shared/record/event.ts'

/**
 * Whether one part of a name can stand in a certificate, a statement and on a screen as the same thing: composed
 * Unicode, no control characters, no marks that turn the reading direction round, at most 100 UTF-16 units.
 */
export function isPlainName(part: string): boolean {
  return (
    part.length <= 100 &&
    part.isWellFormed() &&
    part === part.normalize('NFC') &&
    !/[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u.test(part)
  )
}

/**
 * A name as it goes into a card: trimmed and composed.
 *
 * @throws AppError `bad-request` with the part as `path` when nothing plain is left of it
 */
export function tidySignerName(signer: SignerName): SignerName {
  const tidy = (path: keyof SignerName): string => {
    const part = tidyText(signer[path])
    if (!isPlainName(part) || (path === 'name' && part === '')) throw new AppError('bad-request', { path })
    return part
  }
  return { name: tidy('name'), org: tidy('org'), title: tidy('title') }
}
