import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Backups, openBackups } from '../../../main/backup/backups.ts'
import type { Journal } from '../../../main/journal/journal.ts'
import { readCard } from '../../../main/keys/card.ts'
import { createKeyPair } from '../../../main/keys/signing-key.ts'
import type { Card } from '../../../shared/ipc/journal-calls.ts'
import { assessment, feedName, linesOf, noon } from '../journal/feeds.ts'
import { journalAt } from '../journal/journals.ts'
import { newFolder } from '../keys/fakes.ts'

export const feed = feedName(1)
export const lines = linesOf(feed, 40)
export const mine: Card = { table: 'mines', id: 'mine-1', revision: 1, json: '{"name":"赤山"}' }
const person = `sha256:${'2'.repeat(64)}` as const
export const settings: Card = {
  ...{ table: 'settings', id: 'settings', revision: 1, json: JSON.stringify({ identity: person }) },
}
/** A picture that every device holds. */
export const photo = Buffer.from('a picture, as it came')
export const sha256 = createHash('sha256').update(photo).digest('hex')

/** A person whom the device trusts. */
export const trusted = readCard(createKeyPair({ name: 'Cara Mwale', org: '', title: '' }, noon).card.pem)
export const trustedName = `${trusted.key.slice(7)}.pem`

/** A device whose backups are tried. */
export interface Device {
  readonly home: string
  readonly journal: Journal
  readonly backups: Backups
  readonly keys: string
  readonly folder: string
  clock: Date
  version: string
  /** What the app sees of its backups after a new start. */
  startAgain(): Backups
}

/** Whose it is. */
interface By {
  readonly host: string
  readonly person: string
}

/** A device with a record, a mine and a picture, and a folder that backups go to. */
export async function device(folder = newFolder(), by: Partial<By> = {}): Promise<Device> {
  const home = newFolder()
  const root = join(home, 'journal')
  const keys = join(home, 'keys')
  mkdirSync(keys)
  writeFileSync(join(keys, '0123456789abcdef.json'), '{"a":"sealed key"}')
  const journal = journalAt(root)
  await journal.append(assessment, lines.slice(0, 20))
  await journal.putCards([mine, settings])
  await journal.putFile({ sha256, size: photo.length, offset: 0, bytes: photo })
  const trust = join(home, 'trusted-signers')
  mkdirSync(trust)
  writeFileSync(join(trust, trustedName), `# added 2026-05-01T08:00:00Z\n${trusted.pem}`)
  const open = () =>
    openBackups({
      journal,
      root,
      keys,
      trust,
      host: by.host ?? 'site-laptop',
      signers: async () => [
        { key: person, signer: { name: by.person ?? 'Ana Quispe', org: '', title: '' } },
        { key: `sha256:${'1'.repeat(64)}`, signer: { name: 'Somebody else', org: '', title: '' } },
      ],
      ownFolder: join(home, 'backups'),
      file: join(home, 'backups.json'),
      get version() {
        return made.version
      },
      now: () => made.clock,
      onProgress: () => {},
      log: { warn: () => {} },
    })
  const made: Device = {
    home,
    journal,
    keys,
    folder,
    clock: noon,
    version: '1.0.0',
    get backups() {
      return opened
    },
    startAgain: open,
  }
  const opened = open()
  return made
}

/** Where the backups of a device with a chosen folder lie. */
export async function placeOf({ backups }: Device): Promise<string> {
  const { folder, device: id } = await backups.state()
  return join(folder, `device-${id}`)
}

/** The lines in an open backup. */
export async function linesIn(backups: Backups, restore: string): Promise<readonly string[]> {
  return backups.reading(restore).lines(assessment, feed, 0)
}

/** The picture in an open backup. */
export async function fileIn(backups: Backups, restore: string): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for (let offset = 0; ; ) {
    const piece = await backups.reading(restore).file(sha256, offset)
    if (piece.length === 0) return Buffer.concat(pieces)
    pieces.push(piece)
    offset += piece.length
  }
}
