import { sha256 } from '@noble/hashes/sha2.js'
import { encodeUtf8 } from '../lib/bytes.ts'
import { numberOf } from './convert.ts'

/** The modulus of the Park-Miller generator, a prime; and its multiplier (ODK XForms, `randomize`). */
const MODULUS = 2_147_483_647
const MULTIPLIER = 16_807

/**
 * The items in another order, by the inside-out shuffle of Fisher and Yates. `random` gives numbers in [0, 1), as many
 * as there are items.
 */
export function shuffle<Item>(items: readonly Item[], random: () => number): readonly Item[] {
  const shuffled: Item[] = []
  for (const [index, item] of items.entries()) {
    const place = Math.floor(random() * (index + 1))
    const moved = shuffled[place]
    if (place !== index && moved !== undefined) shuffled[index] = moved
    shuffled[place] = item
  }
  return shuffled
}

/**
 * The generator that ODK's clients share, so that a seed gives the same order here as there: a number counts without
 * its fraction, a blank as 0, any other text by the first 64 bits of its SHA-256.
 */
export function seededRandom(seed: string | number): () => number {
  let state = Number(wholeSeed(seed) % BigInt(MODULUS))
  if (state <= 0) state += MODULUS - 1
  return () => {
    state = (state * MULTIPLIER) % MODULUS
    return (state - 1) / (MODULUS - 1)
  }
}

function wholeSeed(seed: string | number): bigint {
  const number = typeof seed === 'number' ? seed : numberOf(seed)
  if (Number.isFinite(number)) return BigInt(Math.trunc(number))
  if (number === Infinity) return 2n ** 63n - 1n
  if (number === -Infinity) return -(2n ** 63n)
  if (typeof seed === 'number' || seed === '') return 0n
  const bytes = sha256(encodeUtf8(seed))
  const bits = bytes.slice(0, 8).reduce((sum, byte) => sum * 256n + BigInt(byte), 0n)
  return BigInt.asIntN(64, bits)
}
