import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { TrustedSigner } from '../../shared/ipc/contract.ts'
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
  const pathOf = (key: KeyId): string => join(folder, `${key.slice(7)}.pem`)

  function list(): TrustedSigner[] {
    return cardFiles(folder)
      .flatMap((path) => {
        const signer = readTrusted(path)
        return signer !== null && pathOf(signer.key) === path ? [signer] : []
      })
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

function readTrusted(path: string): TrustedSigner | null {
  try {
    const text = readFileSync(path, 'utf8')
    const added = ADDED.exec(text)?.[1]
    return added === undefined ? null : describeCard(readCard(text), added)
  } catch {
    return null
  }
}

function cardFiles(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => /^[0-9a-f]{64}\.pem$/.test(name))
      .map((name) => join(folder, name))
  } catch (error) {
    if (reasonOf(error) === 'ENOENT') return []
    throw readError(folder, error)
  }
}
