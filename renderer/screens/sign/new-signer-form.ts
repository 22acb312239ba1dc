import { z } from 'zod'

/** What the dialog for a new witness holds. */
export interface NewSignerValues {
  readonly name: string
  readonly org: string
  readonly job: string
  readonly passphrase: string
  readonly repeat: string
}

/** What the form holds when it opens. */
export const EMPTY_SIGNER: NewSignerValues = { name: '', org: '', job: '', passphrase: '', repeat: '' }

/** Lengths as in `shared/ipc/contract.ts`. */
const field = z.string().trim().max(100, 'too-long')

/**
 * Checks the dialog. Messages are keys under `sign:problem`. How strong a passphrase must be is judged by the main
 * process alone.
 */
export const newSignerSchema = z
  .object({
    name: field.min(1, 'name-blank'),
    org: field,
    job: field,
    passphrase: z.string().min(1, 'passphrase-blank'),
    repeat: z.string(),
  })
  .refine(({ passphrase, repeat }) => passphrase === repeat, {
    path: ['repeat'],
    message: 'passphrases-differ',
    // Said as soon as it is so, whatever else is still to be filled in.
    when: ({ value }) => typeof value === 'object' && value !== null && 'repeat' in value,
  })
