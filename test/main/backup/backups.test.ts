import { execFileSync } from 'node:child_process'
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { assessment, noon } from '../journal/feeds.ts'
import { passphrase } from '../keys/fakes.ts'
import {
  device,
  feed,
  fileIn,
  lines,
  linesIn,
  mine,
  photo,
  placeOf,
  settings,
  sha256,
  trusted,
  trustedName,
} from './device.ts'

// Turning a passphrase into a key is slow on purpose.
vi.setConfig({ testTimeout: 60_000 })

describe('a backup', () => {
  it('gives back every line, card, file and key that the journal held', async () => {
    const { backups, keys, folder } = await device()
    await backups.choose(folder)
    const { last } = await backups.run('hand')
    expect(last).toMatchObject({
      at: '2026-05-30T12:00:00Z',
      reason: 'hand',
      events: 20,
      files: 1,
      sealed: false,
    })
    const opened = await backups.open(last?.path ?? '', null)
    expect(opened.feeds).toMatchObject([{ assessment, feed, count: 20 }])
    expect(opened.cards).toEqual([mine, settings])
    expect(opened.trusted).toMatchObject([
      { key: trusted.key, signer: { name: 'Cara Mwale' }, added: '2026-05-01T08:00:00Z', card: trusted.pem },
    ])
    expect(opened.damaged).toEqual([])
    expect(await linesIn(backups, opened.restore)).toEqual(lines.slice(0, 20))
    expect(await fileIn(backups, opened.restore)).toEqual(photo)
    rmSync(join(keys, '0123456789abcdef.json'))
    expect(await backups.takeKeys(opened.restore)).toBe(1)
    expect(readFileSync(join(keys, '0123456789abcdef.json'), 'utf8')).toBe('{"a":"sealed key"}')
    expect(await backups.takeKeys(opened.restore)).toBe(0)
  })

  it.runIf(process.platform === 'linux')('is found sound by sha256sum', async () => {
    const { backups, folder } = await device()
    await backups.choose(folder)
    const { last } = await backups.run('hand')
    const said = execFileSync('sha256sum', ['--strict', '-c', 'manifest-sha256.txt'], {
      cwd: last?.path ?? '',
      encoding: 'utf8',
    })
    expect(said).toContain(`${sha256}: OK`)
    expect(said).not.toContain('FAILED')
  })

  it('keeps a picture once, however many backups hold it', async () => {
    const made = await device()
    await made.backups.choose(made.folder)
    await made.backups.run('hand')
    made.clock = new Date('2026-05-31T12:00:00Z')
    await made.backups.run('hand')
    const target = await placeOf(made)
    expect(readdirSync(target).sort()).toEqual([
      'adit-2026-05-30T12-00-00Z',
      'adit-2026-05-31T12-00-00Z',
      'files',
    ])
    expect(readdirSync(join(target, 'files', sha256.slice(0, 2)))).toEqual([sha256])
  })

  it('names what is damaged and gives out nothing of it', async () => {
    const made = await device()
    const { backups, folder } = made
    await backups.choose(folder)
    const { last } = await backups.run('hand')
    const path = last?.path ?? ''
    appendFileSync(join(path, 'trusted', trustedName), 'and another line')
    appendFileSync(join(path, 'log', assessment, `${feed}.jsonl`), '{}\n')
    writeFileSync(join(await placeOf(made), 'files', sha256.slice(0, 2), sha256), 'another picture')
    const opened = await backups.open(path, null)
    expect(opened.damaged).toEqual([`log/${assessment}/${feed}.jsonl`, `trusted/${trustedName}`])
    expect(opened.feeds).toEqual([])
    expect(opened.trusted).toEqual([])
    await expect(fileIn(backups, opened.restore)).rejects.toMatchObject({ code: 'attachment-differs' })
  })

  it('never reads outside of its folder, whatever its list says', async () => {
    const { backups, folder } = await device()
    await backups.choose(folder)
    const { last } = await backups.run('hand')
    const path = last?.path ?? ''
    appendFileSync(join(path, 'manifest-sha256.txt'), `${sha256}  ../../../etc/passwd\n`)
    await expect(backups.open(path, null)).rejects.toMatchObject({ code: 'not-a-backup' })
  })

  it('is not made where the place is gone, and says so until one was made', async () => {
    const made = await device()
    await made.backups.choose(join(made.folder, 'stick'))
    await expect(made.backups.run('daily')).rejects.toMatchObject({ code: 'cannot-write' })
    expect(await made.backups.state()).toMatchObject({
      last: null,
      backups: [],
      failed: { code: 'cannot-write' },
    })
    expect(existsSync(join(made.folder, 'stick'))).toBe(false)
    await made.backups.choose(made.folder)
    expect(await made.backups.run('daily')).toMatchObject({ failed: null, last: { reason: 'daily' } })
  })

  it('leaves nothing behind that could be taken for one when it fails', async () => {
    const made = await device()
    const { backups, folder, journal } = made
    await backups.choose(folder)
    const broken = vi.spyOn(journal, 'files').mockRejectedValue(new Error('gone'))
    await expect(backups.run('hand')).rejects.toThrow('gone')
    broken.mockRestore()
    expect(readdirSync(await placeOf(made))).toEqual([])
  })
})

describe('a sealed backup', () => {
  it('opens with its passphrase only, holds no word in clear, and is made without asking for it', async () => {
    const made = await device()
    await made.backups.choose(made.folder)
    await made.backups.seal(passphrase)
    const { last } = await made.backups.run('daily')
    const path = last?.path ?? ''
    expect(last?.sealed).toBe(true)
    await expect(made.backups.open(path, null)).rejects.toMatchObject({ code: 'wrong-passphrase' })
    await expect(made.backups.open(path, 'not the right one')).rejects.toMatchObject({
      code: 'wrong-passphrase',
    })
    const opened = await made.backups.open(path, passphrase)
    expect(await linesIn(made.backups, opened.restore)).toEqual(lines.slice(0, 20))
    expect(await fileIn(made.backups, opened.restore)).toEqual(photo)
    for (const entry of readdirSync(made.folder, { recursive: true, withFileTypes: true }))
      if (entry.isFile())
        expect(readFileSync(join(entry.parentPath, entry.name), 'utf8')).not.toMatch(
          /赤山|Example Mining Group|Cara Mwale|a picture/,
        )
    expect(opened.trusted).toMatchObject([{ key: trusted.key }])
    // Whose it is must be seen before it is opened; see `seal.lead`.
    expect(opened.made.by).toMatchObject({ person: 'Ana Quispe' })
  })

  it('is made of ordinary age files', async () => {
    const made = await device()
    await made.backups.choose(made.folder)
    await made.backups.seal(passphrase)
    const { last } = await made.backups.run('daily')
    const head = readFileSync(join(last?.path ?? '', 'cards.jsonl.age'))
      .subarray(0, 22)
      .toString()
    expect(head).toBe('age-encryption.org/v1\n')
  })

  it('takes files anew when the passphrase changed, so that each backup opens as a whole', async () => {
    const made = await device()
    await made.backups.choose(made.folder)
    await made.backups.seal(passphrase)
    await made.backups.run('daily')
    await made.backups.seal('another passphrase altogether')
    made.clock = new Date('2026-05-31T12:00:00Z')
    const { last } = await made.backups.run('daily')
    const opened = await made.backups.open(last?.path ?? '', 'another passphrase altogether')
    expect(await fileIn(made.backups, opened.restore)).toEqual(photo)
  })
})

describe('the time for a backup', () => {
  it('has come when there never was one, a day passed with changes, or another version runs', async () => {
    const made = await device()
    expect((await made.backups.state()).due).toBe('daily')
    await made.backups.run('daily')
    expect((await made.backups.state()).due).toBeNull()
    made.clock = new Date('2026-06-02T12:00:00Z')
    expect((await made.backups.state()).due).toBeNull()
    await made.journal.append(assessment, lines.slice(20, 21))
    expect((await made.backups.state()).due).toBe('daily')
    made.version = '1.1.0'
    expect((await made.backups.state()).due).toBe('upgrade')
  })

  it('has come when somebody was trusted, or is not any more', async () => {
    const made = await device()
    await made.backups.run('daily')
    made.clock = new Date('2026-06-02T12:00:00Z')
    const card = join(made.home, 'trusted-signers', `${'c'.repeat(64)}.pem`)
    writeFileSync(card, 'a card')
    expect((await made.backups.state()).due).toBe('daily')
    await made.backups.run('daily')
    made.clock = new Date('2026-06-04T12:00:00Z')
    expect((await made.backups.state()).due).toBeNull()
    rmSync(card)
    expect((await made.backups.state()).due).toBe('daily')
  })

  it('is not put off by a clock that was set back', async () => {
    const made = await device()
    await made.backups.run('daily')
    await made.journal.append(assessment, lines.slice(20, 21))
    made.clock = new Date('2026-05-01T12:00:00Z')
    expect((await made.backups.state()).due).toBe('daily')
  })
})

describe('old backups', () => {
  it('go, but for the newest seven and one of each week and month, with files that nobody names any more', async () => {
    const made = await device()
    await made.backups.choose(made.folder)
    let stray = ''
    for (let day = 0; day < 70; day += 1) {
      made.clock = new Date(noon.getTime() + day * 86_400_000)
      if (day === 69) {
        stray = join(await placeOf(made), 'files', 'ab', 'ab'.repeat(32))
        mkdirSync(join(stray, '..'), { recursive: true })
        writeFileSync(stray, 'nobody names this')
      }
      await made.backups.run('daily')
    }
    const { backups } = await made.backups.state()
    const days = backups.map(({ at }) => at.slice(0, 10))
    expect(days.slice(0, 7)).toEqual([7, 6, 5, 4, 3, 2, 1].map((day) => `2026-08-0${day}`))
    expect(days).toContain('2026-07-31')
    expect(days).toContain('2026-06-30')
    expect(days).toContain('2026-05-31')
    expect(days.length).toBeLessThanOrEqual(7 + 5 + 12)
    expect(existsSync(stray)).toBe(false)
    const oldest = await made.backups.open(backups.at(-1)?.path ?? '', null)
    expect(await fileIn(made.backups, oldest.restore)).toEqual(photo)
  })
})
