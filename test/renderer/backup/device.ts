import 'fake-indexeddb/auto'
import { openBackup } from '../../../renderer/backup/backup-source.ts'
import { stageBackup } from '../../../renderer/backup/stage-backup.ts'
import type { StagedBackup } from '../../../renderer/backup/staged-backup.ts'
import { type Restored, takeOver } from '../../../renderer/backup/take-over.ts'
import type { Services } from '../../../renderer/services.ts'
import { createStorage } from '../../../renderer/storage/create-storage.ts'
import { openDatabase } from '../../../renderer/storage/open-database.ts'
import type { Assessment, Mine, Settings, Storage } from '../../../renderer/storage/storage.ts'
import { checklistDigest } from '../../../shared/checklist/checklist-digest.ts'
import type { ChecklistDefinition } from '../../../shared/checklist/definition.ts'
import type { OpenedBackup } from '../../../shared/ipc/backup-calls.ts'
import type { Card, CardTable } from '../../../shared/ipc/journal-calls.ts'
import type { TrustedSigner } from '../../../shared/ipc/people.ts'
import { AppError } from '../../../shared/lib/app-error.ts'
import type { KeyId, LoggedEvent } from '../../../shared/record/event.ts'
import {
  ASSESSMENT,
  AUTHOR,
  assessmentOpen,
  DEFINITION,
  FEED,
  FEED_OPEN,
  feedOf,
  fixtureChecklist,
  MINE,
  PHOTO,
  sha256Of,
  WORK,
} from '../../support/bundle-fixture.ts'
import { createFakeBridge, type FakeBridge } from '../../support/fake-bridge.ts'
import { fakeEnvironment } from '../../support/fake-environment.ts'

export const MINE_ROW: Mine = {
  id: MINE,
  name: 'Cerro Alto',
  profile: { tsf: 'yes' },
  created: '2026-05-30T08:00:00Z',
  changed: '2026-05-30T08:00:00Z',
}
export const CARD: Assessment = {
  id: ASSESSMENT,
  mine: MINE,
  stage: 'acquisition',
  checklist: checklistDigest(DEFINITION),
  created: '2026-05-30T08:00:00Z',
  feed: FEED,
  exports: [],
}
/** The author's whole feed. */
export const LOG = feedOf(AUTHOR, FEED, [FEED_OPEN, assessmentOpen(fixtureChecklist()), ...WORK])
export const PICTURE = sha256Of(PHOTO)

/** A row as a card. */
export function card(table: CardTable, id: string, row: unknown): Card {
  return { table, id, revision: 1, json: row === null ? null : JSON.stringify(row) }
}
export const frozen = (definition: ChecklistDefinition) =>
  card('checklists', checklistDigest(definition), { sha256: checklistDigest(definition), definition })

/** What a backup holds. */
export interface Contents {
  readonly log: readonly LoggedEvent[]
  readonly cards: readonly Card[]
  readonly files: ReadonlyMap<string, Uint8Array>
  /** Files whose bytes are not theirs any more. */
  readonly damagedFiles: readonly string[]
  readonly damaged: readonly string[]
  /** People whom its device trusted. */
  readonly trusted: OpenedBackup['trusted']
  /** Keys of people in it. */
  readonly keys: readonly KeyId[]
}

/** The author's afternoon, whole. */
export const AFTERNOON: Contents = {
  log: LOG,
  cards: [
    card('mines', MINE, MINE_ROW),
    card('assessments', ASSESSMENT, CARD),
    frozen(DEFINITION),
    card('settings', 'settings', {
      identity: AUTHOR.key,
      appearance: 'dark',
      language: 'zh',
      device: 'adit:old',
    }),
  ],
  files: new Map([[PICTURE, PHOTO]]),
  damagedFiles: [],
  damaged: [],
  trusted: [],
  keys: [AUTHOR.key],
}

/** A device in whose drive a backup lies. */
export interface Device {
  readonly services: Services
  readonly storage: Storage
  readonly bridge: FakeBridge
  insert(contents: Partial<Contents>): void
  stage(): Promise<StagedBackup>
  restore(trust?: ReadonlySet<KeyId>): Promise<Restored>
  /** Whom this device trusts. */
  trusted(): readonly KeyId[]
  /** The lines of a feed here. */
  lines(feed?: string): Promise<readonly string[]>
}

let number = 0

/** A device with an empty database, where somebody works or nobody yet. */
export async function createDevice(identity: KeyId | null = null): Promise<Device> {
  number += 1
  const storage = createStorage(await openDatabase(`restore-${number}`))
  if (identity !== null) await storage.putSettings({ identity } as Partial<Settings>)
  let inserted = AFTERNOON
  const trusted: TrustedSigner[] = []
  let keys: readonly KeyId[] = identity === null ? [] : [identity]
  const restore = '99999999-2222-4333-8444-555555555555'
  const bridge = createFakeBridge({
    'keys.list': () => ({
      keyring: { available: false, backend: '' },
      signers: keys.map((key) => ({
        ...{ key, signer: AUTHOR.signer, fingerprint: '', created: '', keyring: false, backed_up: null },
      })),
    }),
    'trust.list': () => [...trusted],
    'trust.add': ({ card }) => {
      const found = inserted.trusted.find((one) => one.card === card)
      if (found === undefined) throw new AppError('not-a-card')
      const { card: _, ...person } = found
      trusted.push(person)
      return person
    },
    'checklists.list': () => [],
    'backup.open': () => openedOf(inserted, restore),
    'backup.lines': ({ feed, from }) =>
      inserted.log
        .filter(({ event }) => event.feed === feed)
        .map(({ line }) => line)
        // Short on purpose, so that reading on is tested.
        .slice(from, from + 4),
    'backup.file': ({ sha256, offset }) => {
      if (inserted.damagedFiles.includes(sha256)) throw new AppError('attachment-differs', { path: sha256 })
      return new Uint8Array(inserted.files.get(sha256)?.slice(offset, offset + 10) ?? [])
    },
    'backup.keys': () => {
      const taken = inserted.keys.filter((key) => !keys.includes(key))
      keys = [...keys, ...taken]
      return { taken: taken.length }
    },
    'backup.close': () => undefined,
  })
  const services: Services = { bridge, storage, environment: fakeEnvironment() }
  const open = async () => {
    const source = await openBackup(services, '/stick/adit-2026', null)
    const known = new Set(keys)
    return { source, staged: await stageBackup(services, source, known) }
  }
  return {
    services,
    storage,
    bridge,
    insert(contents) {
      inserted = { ...AFTERNOON, ...contents }
    },
    stage: async () => (await open()).staged,
    async restore(trust) {
      const { source, staged } = await open()
      return takeOver(services, source, staged, trust)
    },
    trusted: () => trusted.map(({ key }) => key),
    async lines(feed = FEED) {
      const events = await storage.loadEvents(ASSESSMENT)
      return events.filter(({ event }) => event.feed === feed).map(({ line }) => line)
    },
  }
}

function openedOf({ log, cards, files, trusted, damaged }: Contents, restore: string): OpenedBackup {
  const feeds = new Map<string, LoggedEvent[]>()
  for (const logged of log) {
    const feed = feeds.get(logged.event.feed)
    if (feed === undefined) feeds.set(logged.event.feed, [logged])
    else feed.push(logged)
  }
  return {
    restore,
    made: {
      ...{ path: '/stick/adit-2026', by: null, at: '2026-05-30T12:00:00Z', reason: 'hand', version: '1.0.0' },
      ...{ sealed: false, events: log.length, files: files.size, bytes: 1 },
    },
    feeds: [...feeds].map(([feed, events]) => ({
      ...{ assessment: ASSESSMENT, feed, count: events.length, head: events.at(-1)?.id ?? null },
    })),
    cards: [...cards],
    files: [...files].map(([sha256, bytes]) => ({ sha256, size: bytes.length })),
    trusted: [...trusted],
    damaged: [...damaged],
  }
}
