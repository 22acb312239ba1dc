import { expect, test } from 'vitest'
import { backupsByDevice } from '../../../renderer/backup/backups-by-device.ts'
import { placeOf } from '../../../renderer/backup/folder-of.ts'
import type { MadeBackup } from '../../../shared/ipc/backup-calls.ts'

const [ANA, BEN] = ['0a0a0a0a', '0b0b0b0b']

function made(day: number, device: string | null, person: string | null = 'Ana'): MadeBackup {
  return {
    ...{ path: `/stick/${day}`, at: `2026-05-${day}T12:00:00Z`, reason: 'daily', version: '1.0.0' },
    by: device === null ? null : { device, host: `laptop of ${device}`, person },
    ...{ sealed: false, events: 1, files: 0, bytes: 1 },
  }
}

test('this device comes first, then those with the newest backups; each with what its newest says', () => {
  const all = [made(30, BEN, 'Ben'), made(29, null), made(28, ANA), made(27, BEN, null)]
  const groups = backupsByDevice(all, { device: ANA, own: false })
  expect(groups.map(({ by, here, backups }) => [by?.person, here, backups.map(({ path }) => path)])).toEqual([
    ['Ana', true, ['/stick/28']],
    ['Ben', false, ['/stick/30', '/stick/27']],
    [undefined, false, ['/stick/29']],
  ])
})

test('what the first versions made is this device’s own in the app’s own folder alone', () => {
  expect(backupsByDevice([made(30, null)], { device: ANA, own: true })).toMatchObject([{ here: true }])
  expect(backupsByDevice([made(30, null)], { device: ANA, own: false })).toMatchObject([{ here: false }])
})

test('nothing is this device’s own while that is not known, or before its first backup', () => {
  expect(backupsByDevice([made(30, ANA)], null)).toMatchObject([{ here: false }])
  expect(backupsByDevice([made(30, ANA)], { device: null, own: false })).toMatchObject([{ here: false }])
})

test('the place of a backup is the folder that a person chose', () => {
  const name = 'adit-2026-05-30T12-00-00Z'
  expect(placeOf(`/stick/adit-backups/device-0a0a0a0a/${name}`)).toBe('/stick/adit-backups')
  expect(placeOf(`E:\\adit-backups\\device-0a0a0a0a\\${name}`)).toBe('E:\\adit-backups')
  expect(placeOf(`/stick/adit-backups/${name}`)).toBe('/stick/adit-backups')
})
