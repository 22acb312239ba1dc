import { z } from 'zod'
import type { KeyId } from '../../../shared/record/event.ts'
import type { Signing } from './run-export.ts'

/** What the sign screen's form holds. Keys are empty strings until chosen. */
export interface SigningValues {
  readonly authorPassphrase: string
  /** `person` names a witness; `none` is the explicit choice to sign without one; null is no choice yet. */
  readonly witnessing: 'person' | 'none' | null
  readonly witness: string
  readonly witnessPassphrase: string
  /** The person knows that open points go into the bundle as open. */
  readonly acceptsOpen: boolean
}

/** The form as it opens: nothing is chosen for the person. */
export const EMPTY_SIGNING: SigningValues = {
  authorPassphrase: '',
  witnessing: null,
  witness: '',
  witnessPassphrase: '',
  acceptsOpen: false,
}

/** What the form is judged against. */
export interface SigningRules {
  readonly author: KeyId
  /** The keyring can open the author's key, so its passphrase may stay empty. */
  readonly keyring: boolean
  /** Points are open, so the person must accept that the bundle says so. */
  readonly incomplete: boolean
}

/** Checks the form. Messages are keys under `sign:problem`, never sentences. */
export function signingSchema({ author, keyring, incomplete }: SigningRules) {
  return z
    .object({
      authorPassphrase: z.string(),
      witnessing: z.enum(['person', 'none']).nullable(),
      witness: z.string(),
      witnessPassphrase: z.string(),
      acceptsOpen: z.boolean(),
    })
    .superRefine((values, context) => {
      const problem = (field: keyof SigningValues, message: string) =>
        context.addIssue({ code: 'custom', path: [field], message })
      if (values.authorPassphrase === '' && !keyring) problem('authorPassphrase', 'passphrase-blank')
      if (values.witnessing === null) problem('witnessing', 'witness-undecided')
      if (values.witnessing === 'person') {
        if (values.witness === '') problem('witness', 'witness-blank')
        // Two signatures of one person prove no more than one.
        else if (values.witness === author) problem('witness', 'witness-is-author')
        if (values.witnessPassphrase === '') problem('witnessPassphrase', 'passphrase-blank')
      }
      if (incomplete && !values.acceptsOpen) problem('acceptsOpen', 'open-not-accepted')
    })
}

/** The signatures the form asks for, author first. An empty author's passphrase leaves it to the keyring. */
export function toSignings(values: SigningValues, author: KeyId): readonly Signing[] {
  const byAuthor: Signing = {
    key: author,
    role: 'author',
    passphrase: values.authorPassphrase === '' ? null : values.authorPassphrase,
  }
  if (values.witnessing !== 'person') return [byAuthor]
  const byWitness: Signing = {
    key: values.witness as KeyId,
    role: 'witness',
    passphrase: values.witnessPassphrase,
  }
  return [byAuthor, byWitness]
}
