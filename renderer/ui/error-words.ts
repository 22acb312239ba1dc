import { AppError } from '../../shared/lib/app-error.ts'
import { diskTrouble } from '../../shared/lib/disk-trouble.ts'

/**
 * Where in `errors.json` the words for an error are. A file that cannot be written or read is told by what is the matter
 * with its disk, where the system says so. Anything that is not an `AppError` is a bug: `internal`.
 */
export function errorWords(error: unknown): string {
  if (!(error instanceof AppError)) return 'internal'
  const { code, details } = error
  if (code !== 'cannot-write' && code !== 'cannot-read') return code
  const trouble = diskTrouble(String(details.reason ?? ''), code === 'cannot-read')
  return trouble === null || trouble === 'full' ? code : `cannot-write.because.${trouble}`
}
