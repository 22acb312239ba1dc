/** Fewer characters than this are refused; the same number as in `main/keys/passphrase.ts`. */
export const SHORTEST_PASSPHRASE = 10

/** How hard a passphrase is to guess; `short` ones are refused. */
export type Strength = 'short' | 'weak' | 'fair' | 'strong'

/**
 * A rough hint, never a promise: how much room a guesser has, by length and by how many different characters there are.
 * A Chinese character counts for two, as there are thousands of them.
 */
export function judgePassphrase(passphrase: string): Strength {
  const characters = [...passphrase.normalize('NFC')]
  if (characters.length < SHORTEST_PASSPHRASE) return 'short'
  const weight = characters.reduce((sum, one) => sum + (/\p{Script=Han}/u.test(one) ? 2 : 1), 0)
  const different = new Set(characters).size
  if (different < 6 || /^\d+$/.test(passphrase)) return 'weak'
  if (weight >= 18 && different >= 10) return 'strong'
  return weight >= 13 ? 'fair' : 'weak'
}
