import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { keptBackups } from '../../../main/backup/rotate.ts'
import { sha256Hex } from '../../../shared/lib/sha256.ts'
import { noon } from '../journal/feeds.ts'
import { newFolder } from '../keys/fakes.ts'
import { type Device, device, fileIn, linesIn, photo, placeOf, sha256 } from './device.ts'

// Each backup is forced to the disk.
vi.setConfig({ testTimeout: 60_000 })

const DAY = 86_400_000

/** Two devices that back up to one stick, each with what it was made to keep. */
async function twoDevices() {
  const stick = newFolder()
  const ana = await device(stick, { host: 'ana-laptop', person: 'Ana Quispe' })
  const ben = await device(stick, { host: 'ben-laptop', person: 'Ben Okafor' })
  for (const one of [ana, ben]) await one.backups.choose(stick)
  return { stick, ana, ben }
}

async function runOn(one: Device, day: number): Promise<string> {
  one.clock = new Date(noon.getTime() + day * DAY)
  const { last } = await one.backups.run('daily')
  return basename(last?.path ?? '')
}

const backupsIn = (folder: string) =>
  readdirSync(folder)
    .filter((name) => name.startsWith('adit-'))
    .sort()
    .reverse()

/** Everything in a folder, with its content. */
function snapshot(folder: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    found.set(path, entry.isFile() ? sha256Hex(readFileSync(path)) : 'folder')
  }
  return found
}

/** Makes of a device's newest backup one of the first versions, which lay with its files in the chosen folder itself. */
async function makeOld(one: Device): Promise<string> {
  const { last } = await one.backups.run('hand')
  const path = last?.path ?? ''
  const root = dirname(dirname(path))
  const old = join(root, basename(path))
  renameSync(path, old)
  renameSync(join(dirname(path), 'files'), join(root, 'files'))
  rmSync(dirname(path), { recursive: true })
  const note = readFileSync(join(old, 'backup.json'), 'utf8')
  const { by: _, ...plain } = JSON.parse(note)
  const text = JSON.stringify(plain)
  writeFileSync(join(old, 'backup.json'), text)
  const manifest = readFileSync(join(old, 'manifest-sha256.txt'), 'utf8')
  writeFileSync(join(old, 'manifest-sha256.txt'), manifest.replace(sha256Hex(note), sha256Hex(text)))
  return old
}

describe('two devices that share a stick', () => {
  it('remove only what each made itself, however often either does', async () => {
    const { ana, ben } = await twoDevices()
    const made = new Map<Device, string[]>([
      [ana, []],
      [ben, []],
    ])
    // Ana backs up rarely and Ben often, so that Ben's rotation has every reason to reach for hers.
    for (let day = 0; day < 60; day += 2)
      for (const one of day % 14 === 0 ? [ana, ben] : [ben]) made.get(one)?.push(await runOn(one, day))
    for (const [one, names] of made) {
      const kept = backupsIn(await placeOf(one))
      expect(kept).toEqual([...keptBackups([...names].sort().reverse())].sort().reverse())
      for (const name of kept) {
        const opened = await one.backups.open(join(await placeOf(one), name), null)
        expect(opened.damaged).toEqual([])
        expect(await fileIn(one.backups, opened.restore)).toEqual(photo)
      }
    }
    expect(backupsIn(await placeOf(ana))).toHaveLength(5)
  })

  it('never touch anything in the other one’s folder', async () => {
    const { ana, ben } = await twoDevices()
    await runOn(ana, 0)
    mkdirSync(join(await placeOf(ana), '.part-adit-2026-05-30T12-00-00Z'))
    const before = snapshot(await placeOf(ana))
    for (let day = 0; day < 10; day += 1) await runOn(ben, day)
    expect(snapshot(await placeOf(ana))).toEqual(before)
  })

  it('see each other’s backups, with the name of the person and of the device', async () => {
    const { stick, ana, ben } = await twoDevices()
    await runOn(ana, 0)
    await runOn(ben, 1)
    const { backups, device: own } = await ben.backups.state()
    const said = [
      [ben, 'ben-laptop', 'Ben Okafor', '2026-05-31T12:00:00Z'],
      [ana, 'ana-laptop', 'Ana Quispe', '2026-05-30T12:00:00Z'],
    ]
    expect(backups.map(({ by, at }) => [by?.host, by?.person, at])).toEqual(said.map((one) => one.slice(1)))
    expect(backups[0]?.by?.device).toBe(own)
    const stranger = await device()
    for (const folder of [stick, join(stick, 'adit-backups')])
      expect((await stranger.backups.find(folder)).map(({ path }) => path)).toEqual(
        backups.map(({ path }) => path),
      )
    expect(await stranger.backups.find(await placeOf(ana))).toMatchObject([{ by: { person: 'Ana Quispe' } }])
    expect(await stranger.backups.find(backups[0]?.path ?? '')).toEqual([backups[0]])
    await expect(stranger.backups.find(newFolder())).rejects.toMatchObject({ code: 'not-a-backup' })
  })

  it('leave the backups of the first versions alone, and read them', async () => {
    const { ana, ben } = await twoDevices()
    const old = await makeOld(ana)
    const stray = join(dirname(old), 'files', 'ab', 'ab'.repeat(32))
    mkdirSync(dirname(stray), { recursive: true })
    writeFileSync(stray, 'another device may stand on it')
    for (let day = 1; day < 10; day += 1) for (const one of [ana, ben]) await runOn(one, day)
    expect(existsSync(stray)).toBe(true)
    const { backups } = await ben.backups.state()
    expect(backups.at(-1)).toMatchObject({ path: old, by: null })
    const opened = await ben.backups.open(old, null)
    expect(opened.damaged).toEqual([])
    expect(await linesIn(ben.backups, opened.restore)).toHaveLength(20)
    expect(await fileIn(ben.backups, opened.restore)).toEqual(photo)
  })
})

describe('two devices of which one is a copy of the other', () => {
  /** A device that has made backups to a stick, and a second computer with a copy of all its data. */
  async function copied() {
    const stick = newFolder()
    const first = await device(stick, { host: 'ana-laptop' })
    await first.backups.choose(stick)
    for (let day = 0; day < 3; day += 1) await runOn(first, day)
    const second = await device(stick, { host: 'spare-laptop' })
    copyFileSync(join(first.home, 'backups.json'), join(second.home, 'backups.json'))
    const id = (await first.backups.state()).device
    expect((await second.backups.state()).device).toBe(id)
    return { stick, first, second, id }
  }

  it('part ways with the second backup that either makes, and neither clears up what is the other’s', async () => {
    const { first, second, id } = await copied()
    const made = new Map<Device, string[]>([
      [first, []],
      [second, []],
    ])
    for (let day = 3; day < 60; day += 1)
      for (const one of day % 9 === 0 ? [second, first] : [second]) made.get(one)?.push(await runOn(one, day))
    const ids = [(await first.backups.state()).device, (await second.backups.state()).device]
    // The copy came first and kept the folder.
    expect(ids[1]).toBe(id)
    expect(ids[0]).not.toBe(id)
    expect(backupsIn(await placeOf(first))).toEqual(made.get(first)?.reverse())
    const { backups } = await first.backups.state()
    expect(new Set(backups.map(({ by }) => by?.host))).toEqual(new Set(['ana-laptop', 'spare-laptop']))
    for (const { path } of backups) expect((await first.backups.open(path, null)).damaged).toEqual([])
  })

  it('does not take what it made itself for another’s, whenever it was cut short', async () => {
    const { first, id } = await copied()
    const file = join(first.home, 'backups.json')
    const before = JSON.parse(readFileSync(file, 'utf8'))
    await runOn(first, 3)
    // The power went after the backup had its name, and before anything else was noted.
    const { made } = JSON.parse(readFileSync(file, 'utf8'))
    writeFileSync(file, JSON.stringify({ ...before, made }))
    const again = first.startAgain()
    await again.run('hand')
    await again.run('hand')
    expect((await again.state()).device).toBe(id)
  })

  it('knows its own backups of a time when it did not remember them', async () => {
    const { first, id } = await copied()
    const file = join(first.home, 'backups.json')
    const { made: _, former: __, ...old } = JSON.parse(readFileSync(file, 'utf8'))
    writeFileSync(file, JSON.stringify(old))
    const again = first.startAgain()
    for (let time = 0; time < 3; time += 1) await again.run('hand')
    expect((await again.state()).device).toBe(id)
  })
})

describe('a device that was set up before each had a folder of its own', () => {
  it('keeps its choice of a folder, and writes into its own in it from then on', async () => {
    const one = await device()
    await one.backups.choose(one.folder)
    await one.backups.run('hand')
    const file = join(one.home, 'backups.json')
    const { device: _, ...before } = JSON.parse(readFileSync(file, 'utf8'))
    const { by: __, ...last } = before.last
    writeFileSync(file, JSON.stringify({ ...before, last, extent: 20 }))
    const again = one.startAgain()
    const { folder, last: known, device: none } = await again.state()
    expect([folder, known?.at, none]).toEqual([join(one.folder, 'adit-backups'), last.at, null])
    const { last: next, device: drawn } = await again.run('hand')
    expect(dirname(next?.path ?? '')).toBe(join(folder, `device-${drawn}`))
  })
})

describe('what a crash left unfinished', () => {
  it('goes when the device makes its next backup, and is never taken for one', async () => {
    const one = await device()
    await one.backups.choose(one.folder)
    await runOn(one, 0)
    const place = await placeOf(one)
    const half = join(place, '.part-adit-2026-05-31T12-00-00Z')
    mkdirSync(join(half, 'log'), { recursive: true })
    writeFileSync(join(half, 'backup.json'), '{')
    const picture = join(place, 'files', sha256.slice(0, 2), `${'0'.repeat(64)}.part`)
    writeFileSync(picture, 'half')
    const going = join(place, '.part-adit-gone-adit-2026-01-01T12-00-00Z')
    mkdirSync(going)
    expect((await one.backups.state()).backups).toHaveLength(1)
    await runOn(one, 2)
    expect([half, going, picture].filter((path) => existsSync(path))).toEqual([])
    expect((await one.backups.state()).backups).toHaveLength(2)
  })

  it('stays when it is not ours', async () => {
    const one = await device()
    await one.backups.choose(one.folder)
    await runOn(one, 0)
    const root = dirname(await placeOf(one))
    const theirs = [
      join(root, '.part-adit-2026-05-31T12-00-00Z'),
      join(root, 'device-0badcafe', '.part-adit-x'),
    ]
    for (const path of theirs) mkdirSync(path, { recursive: true })
    await runOn(one, 1)
    expect(theirs.filter((path) => existsSync(path))).toEqual(theirs)
  })
})

describe('a backup that cannot be read', () => {
  it('keeps every other one and every file where it is', async () => {
    const one = await device()
    await one.backups.choose(one.folder)
    await runOn(one, 0)
    const place = await placeOf(one)
    appendFileSync(join(place, backupsIn(place)[0] ?? '', 'manifest-sha256.txt'), 'what is this?\n')
    const stray = join(place, 'files', 'ab', 'ab'.repeat(32))
    mkdirSync(dirname(stray))
    writeFileSync(stray, 'the unreadable one may stand on it')
    for (let day = 1; day < 20; day += 1) await runOn(one, day / 4)
    expect(backupsIn(place)).toHaveLength(20)
    expect(existsSync(stray)).toBe(true)
  })
})
