import { describe, expect, test } from 'vitest'
import { bringsNothing } from '../../../renderer/backup/staged-backup.ts'
import { checklistDigest } from '../../../shared/checklist/checklist-digest.ts'
import type { ChecklistDefinition } from '../../../shared/checklist/definition.ts'
import { AppError } from '../../../shared/lib/app-error.ts'
import type { EventBody } from '../../../shared/record/event.ts'
import {
  ASSESSMENT,
  AUTHOR,
  answer,
  assessmentOpen,
  DEFINITION,
  FEED,
  FEED_OPEN,
  feedOf,
  fixedSigner,
  fixtureChecklist,
  MINE,
  REPORT,
  sha256Of,
  WORK,
} from '../../support/bundle-fixture.ts'
import { AFTERNOON, CARD, card, createDevice, frozen, LOG, MINE_ROW, PICTURE } from './device.ts'

const BEN = fixedSigner('author', 7, { name: 'Ben Okafor', org: '', title: '' })
const BEGIN = [FEED_OPEN, assessmentOpen(fixtureChecklist())]
const lines = (log: typeof LOG) => log.map(({ line }) => line)

describe('a backup on a new device', () => {
  test('brings every mine, assessment, entry, file, setting and key', async () => {
    const device = await createDevice()
    const restored = await device.restore()
    expect(restored).toEqual({
      ...{
        assessments: 1,
        events: LOG.length,
        files: 1,
        keys: 1,
        trusted: 0,
        damagedFiles: [],
        identity: AUTHOR.key,
      },
    })
    expect(await device.storage.listMines()).toEqual([MINE_ROW])
    expect(await device.lines()).toEqual(lines(LOG))
    const picture = await device.storage.getAttachment(PICTURE)
    expect(picture?.media_type).toBe('image/jpeg')
    expect(await device.storage.getChecklist(CARD.checklist)).toEqual(DEFINITION)
    expect(await device.storage.getSettings()).toMatchObject({ appearance: 'dark', language: 'zh' })
  })

  test('never lets two devices write to one feed, nor takes the name of the old one', async () => {
    const device = await createDevice()
    await device.restore()
    const here = await device.storage.getAssessment(ASSESSMENT)
    expect(here).toMatchObject({ mine: MINE, checklist: CARD.checklist })
    expect(here?.feed).toMatch(/^[0-9a-f]{32}$/)
    expect(here?.feed).not.toBe(FEED)
    expect((await device.storage.getSettings()).device).toBeNull()
  })

  test('brings nothing a second time', async () => {
    const device = await createDevice(BEN.key)
    expect(bringsNothing(await device.stage())).toBe(false)
    await device.restore()
    const before = await device.storage.getAssessment(ASSESSMENT)
    const staged = await device.stage()
    expect(bringsNothing(staged)).toBe(true)
    expect(staged.assessments[0]?.feeds[0]?.verdict).toBe('same')
    expect(await device.restore()).toMatchObject({ assessments: 0, events: 0, files: 0, keys: 0 })
    expect(await device.storage.getAssessment(ASSESSMENT)).toEqual(before)
    expect(await device.lines()).toEqual(lines(LOG))
  })

  test('is finished by a second try when the first was cut off', async () => {
    const device = await createDevice()
    const { storage } = device
    const failing = { ...storage, createAssessment: () => Promise.reject(new AppError('storage-failed')) }
    Object.assign(device.services, { storage: failing })
    await expect(device.restore()).rejects.toMatchObject({ code: 'storage-failed' })
    expect(await storage.listAssessments()).toEqual([])
    Object.assign(device.services, { storage })
    expect(await device.restore()).toMatchObject({ assessments: 1, files: 0 })
    expect(await device.lines()).toEqual(lines(LOG))
  })

  test('restores an assessment whose index card and mine are damaged from its log alone', async () => {
    const device = await createDevice()
    device.insert({
      cards: [
        card('mines', MINE, { id: MINE }),
        { table: 'assessments', id: ASSESSMENT, revision: 1, json: '{' },
        frozen(DEFINITION),
      ],
    })
    const staged = await device.stage()
    expect(staged.damaged).toEqual([`cards.jsonl mines/${MINE}`, `cards.jsonl assessments/${ASSESSMENT}`])
    await device.restore()
    expect(await device.storage.getMine(MINE)).toMatchObject({ name: 'Cerro Alto', profile: { tsf: 'yes' } })
    expect(await device.storage.getAssessment(ASSESSMENT)).toMatchObject({ stage: 'acquisition', mine: MINE })
  })

  test('takes no assessment whose checklist is nowhere, or whose beginning is missing', async () => {
    const device = await createDevice()
    device.insert({ cards: [card('mines', MINE, MINE_ROW), card('assessments', ASSESSMENT, CARD)] })
    expect((await device.stage()).assessments[0]?.feeds[0]).toMatchObject({ reason: 'other-checklist' })
    expect(await device.restore()).toMatchObject({ assessments: 0, events: 0, files: 1 })

    const second = feedOf(BEN, 'b'.repeat(32), [
      { kind: 'feed.open', body: { assessment: ASSESSMENT, key: BEN.key, signer: BEN.signer } },
      answer('ACQ-WAT-01', 'no'),
    ])
    device.insert({ log: second })
    expect((await device.stage()).assessments[0]?.feeds[0]).toMatchObject({ reason: 'unopened' })
    await device.restore()
    expect(await device.storage.listAssessments()).toEqual([])
  })

  test('takes no checklist that is not the one its name says', async () => {
    const device = await createDevice()
    const altered = JSON.stringify({ sha256: CARD.checklist, definition: { ...DEFINITION, version: '9' } })
    const forged = { table: 'checklists' as const, id: CARD.checklist, revision: 1, json: altered }
    device.insert({ cards: [card('mines', MINE, MINE_ROW), card('assessments', ASSESSMENT, CARD), forged] })
    expect((await device.stage()).damaged).toEqual([`cards.jsonl checklists/${CARD.checklist}`])
    await device.restore()
    expect(await device.storage.getChecklist(CARD.checklist)).toBeUndefined()
  })
})

describe('people whom the device of a backup trusted', () => {
  const person = ({ key, signer }: typeof BEN) => ({
    ...{ key, signer, fingerprint: key.slice(7, 23), added: '2026-05-01T08:00:00Z' },
    card: `the card of ${signer.name}`,
  })
  const CARA = fixedSigner('author', 9, { name: 'Cara Mwale', org: '', title: '' })
  const contents = { trusted: [person(BEN), person(CARA)] }

  test('are shown, and trusted by nobody but the person who says so', async () => {
    const device = await createDevice()
    device.insert(contents)
    expect((await device.stage()).trusted.map(({ key, status }) => [key, status])).toEqual([
      [BEN.key, 'new'],
      [CARA.key, 'new'],
    ])
    expect(await device.restore()).toMatchObject({ events: LOG.length, trusted: 0 })
    expect(device.trusted()).toEqual([])
  })

  test('are trusted when they were chosen, and then known', async () => {
    const device = await createDevice()
    device.insert(contents)
    expect(await device.restore(new Set([CARA.key]))).toMatchObject({ trusted: 1 })
    expect(device.trusted()).toEqual([CARA.key])
    expect((await device.stage()).trusted.map(({ status }) => status)).toEqual(['new', 'same'])
    expect(await device.restore(new Set([CARA.key]))).toMatchObject({ trusted: 0 })
    expect(device.trusted()).toEqual([CARA.key])
  })

  test('cannot be chosen from outside of the backup', async () => {
    const device = await createDevice()
    device.insert({ trusted: [person(CARA)] })
    expect(await device.restore(new Set([BEN.key]))).toMatchObject({ trusted: 0 })
    expect(device.trusted()).toEqual([])
  })
})

describe('a backup with a damaged file', () => {
  test('gives everything else, names it, and another backup adds it later', async () => {
    const device = await createDevice()
    const permit = sha256Of(REPORT)
    const files = new Map([...AFTERNOON.files, [permit, REPORT]])
    device.insert({ files, damagedFiles: [PICTURE] })
    expect(await device.restore()).toMatchObject({ files: 1, events: LOG.length, damagedFiles: [PICTURE] })
    expect(await device.storage.getAttachment(PICTURE)).toBeUndefined()
    expect(await device.storage.getAttachment(permit)).toBeDefined()
    device.insert({ files })
    expect(await device.restore()).toMatchObject({ files: 1, events: 0, damagedFiles: [] })
    expect(await device.storage.getAttachment(PICTURE)).toBeDefined()
  })

  test('gives nothing whose bytes are not those of its name, whatever is said of it', async () => {
    const device = await createDevice()
    device.insert({ files: new Map([[PICTURE, REPORT]]) })
    expect(await device.restore()).toMatchObject({ files: 0, damagedFiles: [PICTURE] })
    expect(await device.storage.getAttachment(PICTURE)).toBeUndefined()
  })
})

test('nothing is written when its files do not fit', async () => {
  const device = await createDevice()
  const full = new AppError('disk-full', { needed: 1 })
  Object.assign(device.services, { storage: { ...device.storage, checkRoom: () => Promise.reject(full) } })
  await expect(device.restore()).rejects.toBe(full)
  expect(await device.storage.listMines()).toEqual([])
  expect(await device.storage.getAttachment(PICTURE)).toBeUndefined()
})

describe('a backup on a device where work went on', () => {
  /** A device that holds this much of the author's feed. */
  async function holding(log: typeof LOG) {
    const device = await createDevice(AUTHOR.key)
    await device.storage.putMine(MINE_ROW)
    await device.storage.createAssessment(CARD, DEFINITION, log)
    return device
  }

  test('asks for room for what was lost, though it be answers alone, before it writes any', async () => {
    const device = await holding(LOG.slice(0, 4))
    device.insert({ files: new Map() })
    const asked: number[] = []
    const checkRoom = async (bytes: number) => {
      asked.push(bytes)
      throw new AppError('disk-full')
    }
    Object.assign(device.services, { storage: { ...device.storage, checkRoom } })
    await expect(device.restore()).rejects.toMatchObject({ code: 'disk-full' })
    expect(asked).toEqual([Buffer.byteLength(`${lines(LOG.slice(4)).join('\n')}\n`)])
    expect(await device.lines()).toEqual(lines(LOG.slice(0, 4)))
  })

  test('adds what was lost, and goes on in the feed that is here', async () => {
    const device = await holding(LOG.slice(0, 4))
    expect((await device.stage()).assessments[0]?.feeds[0]).toMatchObject({ verdict: 'longer', here: 4 })
    expect(await device.restore()).toMatchObject({ assessments: 1, events: LOG.length - 4 })
    expect(await device.lines()).toEqual(lines(LOG))
    expect((await device.storage.getAssessment(ASSESSMENT))?.feed).toBe(FEED)
  })

  test('takes nothing away from what is newer here', async () => {
    const device = await holding(LOG)
    await device.storage.putMine({ ...MINE_ROW, name: 'Cerro Alto Norte', changed: '2026-06-02T08:00:00Z' })
    device.insert({ log: LOG.slice(0, 5) })
    const staged = await device.stage()
    expect(staged.assessments[0]?.feeds[0]).toMatchObject({ verdict: 'shorter', here: LOG.length, there: 5 })
    expect(staged.cards.find(({ table }) => table === 'mines')?.status).toBe('older')
    expect(staged.cards.find(({ table }) => table === 'settings')?.status).toBe('kept')
    await device.restore()
    expect(await device.lines()).toEqual(lines(LOG))
    expect((await device.storage.getMine(MINE))?.name).toBe('Cerro Alto Norte')
    expect(await device.storage.getSettings()).toMatchObject({ appearance: 'auto', language: null })
  })

  test('takes a mine that was changed later there', async () => {
    const device = await holding(LOG)
    const later = { ...MINE_ROW, name: 'Cerro Alto Sur', changed: '2026-06-02T08:00:00Z' }
    device.insert({ cards: [card('mines', MINE, later)] })
    expect((await device.stage()).cards).toEqual([
      { table: 'mines', id: MINE, name: 'Cerro Alto Sur', status: 'newer' },
    ])
    await device.restore()
    expect(await device.storage.getMine(MINE)).toEqual(later)
  })

  test('leaves a feed alone that went on differently, and takes the others', async () => {
    const device = await holding(feedOf(AUTHOR, FEED, [...BEGIN, answer('ACQ-WAT-01', 'no')]))
    const other = feedOf(BEN, 'b'.repeat(32), [
      { kind: 'feed.open', body: { assessment: ASSESSMENT, key: BEN.key, signer: BEN.signer } },
      answer('ACQ-WAT-03', '1'),
    ])
    device.insert({ log: [...LOG, ...other] })
    const [staged] = (await device.stage()).assessments
    expect(staged?.feeds.map(({ verdict }) => verdict)).toEqual(['fork', 'new'])
    expect(staged?.feeds[0]?.shared).toBe(2)
    expect([...(staged?.strangers ?? [])]).toEqual(['b'.repeat(32)])
    await device.restore()
    expect(await device.lines()).toHaveLength(3)
    expect(await device.lines('b'.repeat(32))).toEqual(lines(other))
  })

  test('keeps the bundles that either copy knows of', async () => {
    const device = await holding(LOG)
    const note = { at: '', path: '/a.adit', digest: 'sha256:1', revision: 1 }
    await device.storage.noteExport(ASSESSMENT, note)
    const theirs = { at: '', path: '/b.adit', digest: 'sha256:2', revision: 2 }
    device.insert({ cards: [card('assessments', ASSESSMENT, { ...CARD, exports: [note, theirs] })] })
    await device.restore()
    expect((await device.storage.getAssessment(ASSESSMENT))?.exports).toEqual([note, theirs])
    expect(bringsNothing(await device.stage())).toBe(true)
  })

  test('keeps signed heads of colleagues, and never takes its own feed for one of theirs', async () => {
    const device = await holding(LOG)
    const head = (feed: string, count: number) => ({
      ...{ feed, signature: '', certificate: '' },
      text: JSON.stringify({ format: 'adit-head/1', feed, count, head: LOG[0]?.id }),
    })
    const other = 'b'.repeat(32)
    const cards = [card('assessments', ASSESSMENT, { ...CARD, heads: [head(FEED, 2), head(other, 2)] })]
    device.insert({ cards })
    await device.restore()
    expect((await device.storage.getAssessment(ASSESSMENT))?.heads).toEqual([head(other, 2)])
  })

  describe('after the checklist was changed for a newer version', () => {
    const NEXT: ChecklistDefinition = { ...DEFINITION, version: '2' }
    const ref = ({ form_id, version, ...rest }: ChecklistDefinition) => ({
      ...{ form_id, version, sha256: checklistDigest({ form_id, version, ...rest }) },
    })
    const upgrade: EventBody = {
      kind: 'checklist.upgrade',
      body: { from: ref(DEFINITION), to: ref(NEXT), reconfirm: [] } as never,
    }
    const upgraded = feedOf(AUTHOR, FEED, [...BEGIN, ...WORK, upgrade])
    const cards = [...AFTERNOON.cards, frozen(NEXT)]

    test('takes the change when all that is here lies before it', async () => {
      const device = await holding(LOG.slice(0, 6))
      device.insert({ log: upgraded, cards })
      await device.restore()
      expect(await device.lines()).toEqual(lines(upgraded))
      expect(await device.storage.getChecklist(checklistDigest(NEXT))).toEqual(NEXT)
    })

    test('leaves it when somebody has gone on here with the version before', async () => {
      const device = await holding(LOG)
      const other = feedOf(BEN, 'b'.repeat(32), [
        { kind: 'feed.open', body: { assessment: ASSESSMENT, key: BEN.key, signer: BEN.signer } },
        answer('ACQ-WAT-03', '1'),
      ])
      await device.storage.appendEvents(ASSESSMENT, other)
      device.insert({ log: upgraded, cards })
      expect((await device.stage()).assessments[0]?.feeds[0]).toMatchObject({
        verdict: 'rejected',
        reason: 'other-checklist',
      })
      await device.restore()
      expect(await device.lines()).toEqual(lines(LOG))
    })
  })
})

describe('the library of a backup', () => {
  const permit = sha256Of(REPORT)
  const entry = {
    ...{
      sha256: checklistDigest(DEFINITION),
      form_id: 'adit-test',
      version: '1',
      stage: 'acquisition' as const,
    },
    ...{ title: DEFINITION.form_title, languages: ['en'], questions: 1, extended: 0, file: 'a.xlsx', at: '' },
    ...{ by: AUTHOR.signer, remarks: [] },
    media: [{ name: 'map.pdf', sha256: permit, size: REPORT.length, media_type: 'application/pdf' }],
  }
  const contents = {
    cards: [frozen(DEFINITION), card('library', entry.sha256, entry)],
    files: new Map([[permit, REPORT]]),
    log: [],
  }

  test('comes with its pictures, once', async () => {
    const device = await createDevice()
    device.insert(contents)
    expect(await device.restore()).toMatchObject({ files: 1 })
    expect(await device.storage.listLibrary()).toEqual([entry])
    expect((await device.storage.getChecklistMedia(entry.sha256, 'MAP.pdf'))?.sha256).toBe(permit)
    expect(bringsNothing(await device.stage())).toBe(false)
    expect((await device.stage()).cards.map(({ status }) => status)).toEqual(['same', 'same'])
  })

  test('does not bring back what was taken out here', async () => {
    const device = await createDevice(AUTHOR.key)
    device.insert(contents)
    await device.restore()
    await device.storage.removeFromLibrary(entry.sha256)
    expect((await device.stage()).cards.find(({ table }) => table === 'library')?.status).toBe('removed')
    await device.restore()
    expect(await device.storage.listLibrary()).toEqual([])
  })
})
