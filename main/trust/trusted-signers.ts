import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { ReadCard, TrustedSigner } from '../../shared/ipc/people.ts'
import type { KeyId } from '../../shared/record/event.ts'
import { readError, reasonOf, writeError } from '../files/file-error.ts'
import { replaceFile } from '../files/replace-file.ts'
import { type Card, readCard } from '../keys/card.ts'
import { fingerprintOf } from '../keys/ed25519.ts'

/**
 * The people whose cards were accepted on this device, one PEM file each, so that they can be looked at and copied
 * with ordinary tools. The file's first line holds the moment of acceptance.
 */
export interface TrustedSigners {
  /** By name. A file that is not a card counts for nothing. Throws AppError `cannot-read`. */
  list(): readonly TrustedSigner[]
  /** Accepts a card. Throws AppError `not-a-card`, `cannot-write`, `disk-full`. */
  add(card: string): TrustedSigner
  /** Forgets a person; one who is not there is already forgotten. Throws AppError `cannot-write`. */
  remove(key: KeyId): void
  /** The keys of everybody in the list. Throws AppError `cannot-read`. */
  keys(): ReadonlySet<KeyId>
}

const ADDED = /^# added (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)\n/

/**
 * Opens the list in `folder`, which need not be there yet.
 *
 * @param now wall clock
 */
export function openTrustedSigners(folder: string, now: () => Date): TrustedSigners {
  const pathOf = (key: KeyId): string => join(folder, trustedFileOf(key))

  function list(): TrustedSigner[] {
    return trustedFiles(folder)
      .flatMap((name) => readAt(join(folder, name)) ?? [])
      .sort((a, b) => (a.signer.name < b.signer.name ? -1 : a.signer.name > b.signer.name ? 1 : 0))
  }

  return {
    list,
    add(text) {
      const card = readCard(text)
      const added = now()
        .toISOString()
        .replace(/\.\d+Z$/, 'Z')
      replaceFile(pathOf(card.key), `# added ${added}\n${card.pem}`)
      return describeCard(card, added)
    },
    remove(key) {
      try {
        rmSync(pathOf(key), { force: true })
      } catch (error) {
        throw writeError(pathOf(key), error)
      }
    },
    keys: () => new Set(list().map(({ key }) => key)),
  }
}

/** A card in the form screens show. `added` is empty for one that is only being looked at. */
export function describeCard(card: Card, added: string): TrustedSigner {
  return { key: card.key, signer: card.signer, fingerprint: fingerprintOf(card.key), added }
}

/** The name of the file that holds a person's card. */
export function trustedFileOf(key: KeyId): string {
  return `${key.slice(7)}.pem`
}

/** Reads the content of such a file; null when it is none, or not that of the file with this name. */
export function readTrusted(name: string, text: string): ReadCard | null {
  try {
    const added = ADDED.exec(text)?.[1]
    if (added === undefined) return null
    const card = readCard(text)
    return trustedFileOf(card.key) === name ? { ...describeCard(card, added), card: card.pem } : null
  } catch {
    return null
  }
}

function readAt(path: string): TrustedSigner | null {
  try {
    const found = readTrusted(basename(path), readFileSync(path, 'utf8'))
    if (found === null) return null
    const { card: _, ...signer } = found
    return signer
  } catch {
    return null
  }
}

/** The files of the list in a folder, by name. Throws AppError `cannot-read`; there is no folder before the first. */
export function trustedFiles(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => /^[0-9a-f]{64}\.pem$/.test(name))
  } catch (error) {
    if (reasonOf(error) === 'ENOENT') return []
    throw readError(folder, error)
  }
}
