import type { Card } from './card.ts'

/** The stem of a person's key and card files: their name in plain letters, or the key's first digits. */
export function fileStemOf({ signer, key }: Pick<Card, 'signer' | 'key'>): string {
  const letters = signer.name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
    .replace(/-+$/, '')
  return letters.length > 1 ? letters : `signer-${key.slice(7, 15)}`
}
