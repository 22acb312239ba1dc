import 'fake-indexeddb/auto'
import { describe, expect, test } from 'vitest'
import { type Backups, BETWEEN_CHECKS, createBackups } from '../../../renderer/backup/backups.ts'
import { standingOf } from '../../../renderer/backup/standing.ts'
import { openDatabase } from '../../../renderer/storage/open-database.ts'
import { ALL_VERSIONS } from '../../../renderer/storage/versions/all-versions.ts'
import type { BackupState, MadeBackup } from '../../../shared/ipc/backup-calls.ts'
import { AppError } from '../../../shared/lib/app-error.ts'
import { createFakeBridge, type FakeBridge } from '../../support/fake-bridge.ts'

const MADE: MadeBackup = {
  ...{ path: '/stick/adit-backups/adit-2026', at: '2026-05-30T12:00:00Z', reason: 'daily', version: '1.0.0' },
  ...{ by: null, sealed: false, events: 10, files: 2, bytes: 1000 },
}
const STATE: BackupState = {
  ...{
    folder: '/home/ana/backups',
    device: null,
    own: true,
    sealed: false,
    backups: [],
    last: null,
    failed: null,
    due: null,
  },
}

interface Desk {
  readonly backups: Backups
  readonly bridge: FakeBridge
  /** An hour passes. */
  hour(): Promise<void>
  /** Reasons of the backups that were asked for. */
  asked(): readonly unknown[]
}

function desk(
  changed: Partial<BackupState>,
  run: () => BackupState | Promise<BackupState> = () => ({ ...STATE, last: MADE }),
  isWorthwhile = true,
): Desk {
  let state = { ...STATE, ...changed }
  const ticks: (() => void)[] = []
  const bridge = createFakeBridge({
    'backup.state': () => state,
    'backup.choose': () => ({ ...state, own: false }),
    'backup.run': async () => {
      state = await run()
      return state
    },
  })
  const backups = createBackups({
    bridge,
    isWorthwhile: async () => isWorthwhile,
    every(work, ms) {
      expect(ms).toBe(BETWEEN_CHECKS)
      ticks.push(work)
      return () => void ticks.splice(ticks.indexOf(work), 1)
    },
  })
  return {
    backups,
    bridge,
    async hour() {
      for (const tick of ticks) tick()
      await settled()
    },
    asked: () =>
      bridge.made
        .filter(({ name }) => name === 'backup.run')
        .map(({ request }) => (request as { reason: string }).reason),
  }
}

/** Lets everything that was begun come to its end. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve()
}

describe('a backup by itself', () => {
  test.each(['daily', 'upgrade'] as const)('is made when it is due: %s', async (due) => {
    const { backups, asked } = desk({ due })
    backups.begin()
    await settled()
    expect(asked()).toEqual([due])
    expect(backups.status.getState()).toMatchObject({ error: null, running: null, state: { last: MADE } })
  })

  test('is not made when none is due, and when an hour later one is, then', async () => {
    let due: BackupState['due'] = null
    const bridge = createFakeBridge({ 'backup.state': () => ({ ...STATE, due }), 'backup.run': () => STATE })
    const ticks: (() => void)[] = []
    const every = (work: () => void) => {
      ticks.push(work)
      return () => {}
    }
    createBackups({ bridge, isWorthwhile: async () => true, every }).begin()
    await settled()
    expect(bridge.made.map(({ name }) => name)).toEqual(['backup.state'])
    due = 'daily'
    ticks[0]?.()
    await settled()
    expect(bridge.made.map(({ name }) => name)).toEqual(['backup.state', 'backup.state', 'backup.run'])
  })

  test('waits until there is something that a person made', async () => {
    const { backups, asked, hour } = desk({ due: 'daily' }, undefined, false)
    backups.begin()
    await settled()
    await hour()
    expect(asked()).toEqual([])
  })

  test('is tried again at the next check when it failed, and what failed is said until then', async () => {
    let broken = true
    const { backups, asked, hour } = desk({ due: 'daily' }, () => {
      if (broken) throw new AppError('cannot-write', { path: '/stick' })
      return { ...STATE, last: MADE }
    })
    backups.begin()
    await settled()
    expect(backups.status.getState()).toMatchObject({ error: { code: 'cannot-write' }, running: null })
    expect(standingOf(backups.status.getState(), MADE.at)?.kind).toBe('failed')
    broken = false
    await hour()
    expect(asked()).toEqual(['daily', 'daily'])
    expect(standingOf(backups.status.getState(), MADE.at)?.kind).toBe('fine')
  })

  test('is no longer looked for when the app ends', async () => {
    const { backups, asked, hour } = desk({})
    const stop = backups.begin()
    await settled()
    stop()
    await hour()
    expect(asked()).toEqual([])
  })
})

describe('a backup that is being made', () => {
  test('is one, however often it is asked for, and tells how far it is', async () => {
    let finish: (state: BackupState) => void = () => {}
    const { backups, bridge, asked } = desk(
      {},
      () =>
        new Promise((resolve) => {
          finish = resolve
        }),
    )
    const both = Promise.all([backups.run('hand'), backups.run('daily')])
    await settled()
    bridge.tell('work.progress', { work: 'backup', step: 'write', done: 5, total: 10 })
    expect(backups.status.getState().running).toEqual({ done: 5, total: 10 })
    bridge.tell('work.progress', { work: 'export', step: 'write', done: 9, total: 10 })
    expect(backups.status.getState().running).toEqual({ done: 5, total: 10 })
    finish({ ...STATE, last: MADE })
    await both
    expect(asked()).toEqual(['hand'])
    expect(backups.status.getState().running).toBeNull()
  })
})

test('a failure at the place before says nothing of a new one', async () => {
  const { backups } = desk({}, () => {
    throw new AppError('disk-full')
  })
  await backups.run('hand')
  expect(standingOf(backups.status.getState(), MADE.at)?.kind).toBe('failed')
  await backups.choose()
  expect(backups.status.getState()).toMatchObject({ error: null, state: { own: false } })
})

describe('the last backup', () => {
  const at = (now: string, changed: Partial<BackupState> = {}) =>
    standingOf({ state: { ...STATE, last: MADE, ...changed }, error: null, running: null }, now)?.kind

  test('is fine for a week, and old after it', () => {
    expect(at('2026-06-06T12:00:00Z')).toBe('fine')
    expect(at('2026-06-06T12:00:01Z')).toBe('old')
  })

  test('counts as old when it seems to come from the future', () => {
    expect(at('2026-05-01T12:00:00Z')).toBe('old')
  })

  test('is missing when there never was one, and failed when the newest try did, however young it is', () => {
    expect(at(MADE.at, { last: null })).toBe('none')
    const failed = { at: MADE.at, code: 'cannot-write' as const, details: {} }
    expect(at(MADE.at, { failed })).toBe('failed')
  })
})

describe('before a newer version changes the database', () => {
  const next = { version: (ALL_VERSIONS.at(-1)?.version ?? 0) + 1, stores: { reviews: 'id' } }
  const version = async (name: string) =>
    (await indexedDB.databases()).find((one) => one.name === name)?.version

  test('there is time for a backup, while it is as it was left', async () => {
    ;(await openDatabase('before-1')).close()
    const before = await version('before-1')
    const seen: unknown[] = []
    const upgraded = await openDatabase('before-1', [...ALL_VERSIONS, next], async () => {
      seen.push(await version('before-1'))
    })
    expect(seen).toEqual([before])
    expect(await version('before-1')).toBe(next.version * 10)
    upgraded.close()
  })

  test('a new database and one that stays as it is need none', async () => {
    const never = () => Promise.reject(new Error('a backup was made'))
    ;(await openDatabase('before-2', undefined, never)).close()
    ;(await openDatabase('before-2', undefined, never)).close()
  })
})
