import { readFileSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { verifyBundleFile } from '../../../main/bundle/verify-bundle-file.ts'
import { closeAssessment } from '../../../renderer/assessment/open-assessments.ts'
import { summarize } from '../../../renderer/screens/mine/assessment-summary.ts'
import { partSigners } from '../../../shared/bundle/part-signers.ts'
import { checklistDigest } from '../../../shared/checklist/checklist-digest.ts'
import type { ChecklistDefinition } from '../../../shared/checklist/definition.ts'
import { AppError } from '../../../shared/lib/app-error.ts'
import { standingAt } from '../../../shared/record/answer-standing.ts'
import { checklistInForce } from '../../../shared/record/checklist-in-force.ts'
import { conflicts } from '../../../shared/record/replay.ts'
import { AUTHOR, DEFINITION, fixedSigner, PHOTO, REPORT, sha256Of } from '../../support/bundle-fixture.ts'
import { createDevice, type Device } from './device.ts'

const BEN = fixedSigner('author', 7, { name: 'Ben Okafor', org: 'Example Mining Group', title: '' })

let ana: Device
let ben: Device
let id: string

beforeEach(async () => {
  ana = await createDevice(AUTHOR)
  ben = await createDevice(BEN)
  ana.trusted.add(BEN.key)
  ben.trusted.add(AUTHOR.key)
  id = await ana.begin()
  const work = await ana.open(id)
  await work.openAnswers(true)
  await work.answer('ACQ-WAT-01', 'yes')
  await work.answer('ACQ-WAT-03', '0.2')
  await work.attach('ACQ-WAT-04', [new File([PHOTO as BlobPart], 'outlet.jpg')])
})

afterEach(async () => {
  await ana.close()
  await ben.close()
})

const errorOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work
    return 'none'
  } catch (error) {
    return (error as { code?: string }).code ?? String(error)
  }
}

describe('a copy that goes to a colleague and comes back', () => {
  test('brings mine, assessment, answers and files to the other device', async () => {
    const merged = await ben.merge(await ana.handOver(id, 'copy', 'Ben'))
    expect(merged).toMatchObject({ assessment: id, created: true, files: 1 })
    const { record, handedOver } = await ben.open(id)
    expect(record.answers.get('ACQ-WAT-03')?.value).toBe('0.2')
    expect((await ben.storage.getMine(merged.mine))?.name).toBe('Cerro Alto')
    const file = await ben.storage.getAttachment(sha256Of(PHOTO))
    expect(new Uint8Array((await file?.blob.arrayBuffer()) ?? new ArrayBuffer(0))).toEqual(PHOTO)
    expect(handedOver).toBeNull()
    expect(record.handovers.map(({ mode, to }) => [mode, to])).toEqual([['copy', 'Ben']])
  })

  test('merges answer by answer; a conflict is decided by a person, and the final bundle holds both feeds', async () => {
    await ben.merge(await ana.handOver(id, 'copy', 'Ben'))
    const hers = await ana.open(id)
    await hers.answer('ACQ-WAT-01', 'no')
    const his = await ben.open(id)
    await his.answer('ACQ-WAT-01', 'na', 'Dry site')
    await his.answer('ACQ-WAT-03', '0.42')
    await his.comment('ACQ-WAT-03', 'Sampled twice.')
    const back = await ben.handOver(id, 'copy', 'Ana')

    const { merge } = await ana.merge(back)
    const status = new Map(merge.items.map((item) => [item.path, item.status]))
    expect(status.get('ACQ-WAT-01')).toBe('conflict')
    expect(status.get('ACQ-WAT-03')).toBe('changed-there')
    expect(status.get('ACQ-WAT-04')).toBe('same')
    const conflict = merge.items.find(({ path }) => path === 'ACQ-WAT-01')?.answer
    expect(conflict?.ancestor?.value).toBe('yes')
    expect(conflict?.here.map(({ value, signer }) => [value, signer.name])).toEqual([['no', 'Ana Quispe']])
    expect(conflict?.there.map(({ value, signer }) => [value, signer.name])).toEqual([['na', 'Ben Okafor']])

    const merged = await ana.open(id)
    expect(conflicts(merged.record)).toEqual(['ACQ-WAT-01'])
    expect(await errorOf(ana.sign(id))).toBe('conflict-open')
    const theirs = merged.record.answers.get('ACQ-WAT-01')?.live.find(({ value }) => value === 'na')
    if (theirs === undefined) throw new Error('no rival')
    await merged.decide('ACQ-WAT-01', theirs, 'Ben was there')
    closeAssessment(ana.services, id)
    const { record } = await ana.open(id)
    expect(conflicts(record)).toEqual([])
    expect(record.answers.get('ACQ-WAT-01')).toMatchObject({ value: 'na', reason: 'Ben was there' })

    const { path, report } = await ana.sign(id)
    expect(report.ok).toBe(true)
    expect(report.summary).toMatchObject({ kind: 'assessment', conflicts: [] })
    expect(Object.keys(report.summary?.heads ?? {})).toHaveLength(2)
    // Taken apart again, it verifies for a stranger too: his head is the one he signed.
    expect((await verifyBundleFile(path)).defects).toEqual([])
    // And a merge of what is known brings nothing more, nor the conflict back.
    expect((await ana.stage(back)).merge.append).toEqual([])
    await ben.merge(path)
    expect(conflicts((await ben.open(id)).record)).toEqual([])
  })

  test('may be handed over again while a conflict is open', async () => {
    await ben.merge(await ana.handOver(id, 'copy', 'Ben'))
    await (await ana.open(id)).answer('ACQ-WAT-03', '1')
    await (await ben.open(id)).answer('ACQ-WAT-03', '2')
    await ana.merge(await ben.handOver(id, 'copy', 'Ana'))
    const path = await ana.handOver(id, 'copy', 'Ben')
    const report = await verifyBundleFile(path)
    expect(report.ok).toBe(true)
    expect(report.summary).toMatchObject({ kind: 'handover', conflicts: ['ACQ-WAT-03'] })
    expect(report.warnings.map(({ code }) => code)).toContain('W33')
    expect(report.signatures.map(({ role, intent }) => [role, intent])).toEqual([
      ['author', expect.stringContaining('no final assessment')],
    ])
  })
})

describe('the work itself given away', () => {
  test('leaves a copy that is read and not written, until it is taken back', async () => {
    await ana.handOver(id, 'move', 'Ben')
    const given = await ana.open(id)
    expect(given.handedOver).toMatchObject({ to: 'Ben', by: { name: 'Ana Quispe' } })
    expect(await errorOf(given.answer('ACQ-WAT-03', '9'))).toBe('handed-over')
    expect(await errorOf(given.comment('ACQ-WAT-03', 'x'))).toBe('handed-over')
    expect(await errorOf(given.addRow('ACQ-GEN-01'))).toBe('handed-over')
    expect((await ana.open(id)).record.answers.get('ACQ-WAT-03')?.value).toBe('0.2')
    await given.takeBack()
    const again = await ana.open(id)
    expect(again.handedOver).toBeNull()
    await again.answer('ACQ-WAT-03', '9')
    closeAssessment(ana.services, id)
    expect((await ana.open(id)).record.answers.get('ACQ-WAT-03')?.value).toBe('9')
  })

  test('opens again when it comes back by a merge', async () => {
    await ben.merge(await ana.handOver(id, 'move', 'Ben'))
    expect((await ben.open(id)).handedOver).toBeNull()
    await (await ben.open(id)).answer('ACQ-WAT-03', '0.3')
    await ana.merge(await ben.handOver(id, 'move', 'Ana'))
    expect((await ana.open(id)).handedOver).toBeNull()
    expect((await ben.open(id)).handedOver).toMatchObject({ to: 'Ana' })
  })

  test('a hand-over that is given up before the file is written leaves no trace', async () => {
    const store = await ana.open(id)
    const before = ana.storage.committed(id).length
    const prepared = await store.prepareHandOver('move', 'Ben')
    expect(await errorOf(store.answer('ACQ-WAT-03', '9'))).toBe('handed-over')
    prepared.release()
    await store.answer('ACQ-WAT-03', '9')
    expect(ana.storage.committed(id)).toHaveLength(before + 1)
  })
})

describe('a copy that was taken over to another version of the checklist', () => {
  /** The fixture with another label of a question, and one question more. */
  const versioned = (version: string): ChecklistDefinition => {
    const text = JSON.stringify(DEFINITION).replace('"Copper"', `"Copper, total (${version})"`)
    const definition = JSON.parse(text) as ChecklistDefinition & { version: string }
    definition.version = version
    const more = { type: 'text', name: `ACQ-NEW-${version}`, label: { en: 'New', zh: '新' } } as const
    return { ...definition, survey: [...definition.survey, more] }
  }
  const TWO = versioned('2')
  const THREE = versioned('3')
  const walked = async (device: Device) => {
    const { checklist, record } = await device.open(id)
    expect(checklist.version).toBe(checklistInForce(record)?.version)
    return checklist.version
  }

  beforeEach(async () => {
    await ben.merge(await ana.handOver(id, 'copy', 'Ben'))
  })

  test('takes this one along, with its definition from the bundle', async () => {
    await ben.upgrade(id, TWO)
    await (await ben.open(id)).answer('ACQ-NEW-2', 'there')
    const path = await ben.handOver(id, 'copy', 'Ana')
    const open = await ana.open(id)
    const { source, merge } = await ana.stage(path)
    await source.close()
    const { here, there, merged } = merge.checklists
    expect([here, there, merged].map((ref) => ref?.version)).toEqual(['1', '2', '2'])
    expect(await ana.storage.getChecklist(checklistDigest(TWO))).toBeUndefined()
    await ana.merge(path)
    expect(await ana.storage.getChecklist(checklistDigest(TWO))).toEqual(TWO)
    const after = await ana.open(id)
    // The store from before shows the version before, and is not given out again.
    expect(after.record).not.toBe(open.record)
    expect(await walked(ana)).toBe('2')
    expect(after.record.answers.get('ACQ-NEW-2')?.value).toBe('there')
    // The copper was measured under other words.
    expect(standingAt(after.record, after.checklist, 'ACQ-WAT-03')).toBe('confirm')
    expect(standingAt(after.record, after.checklist, 'ACQ-WAT-01')).toBe('stands')
    const { report } = await ana.sign(id)
    expect(report.ok).toBe(true)
  })

  test('is gone on with in this version when it was this one that went over', async () => {
    await ana.upgrade(id, TWO)
    await (await ben.open(id)).answer('ACQ-WAT-03', '0.9')
    await ana.merge(await ben.handOver(id, 'copy', 'Ana'))
    expect(await walked(ana)).toBe('2')
    await ben.merge(await ana.handOver(id, 'copy', 'Ben'))
    expect(await walked(ben)).toBe('2')
  })

  test('and this one to yet another: both end in the later one, whoever merges first', async () => {
    await ana.upgrade(id, TWO)
    await (await ben.open(id)).answer('ACQ-WAT-03', '0.9')
    await ben.upgrade(id, THREE)
    const fromAna = await ana.handOver(id, 'copy', 'Ben')
    const fromBen = await ben.handOver(id, 'copy', 'Ana')
    await ana.merge(fromBen)
    await ben.merge(fromAna)
    expect([await walked(ana), await walked(ben)]).toEqual(['3', '3'])
    // Each knows the version that is not in force too, as far as it ever came to this device.
    expect(await ana.storage.getChecklist(checklistDigest(TWO))).toBeDefined()
    expect(await ben.storage.getChecklist(checklistDigest(TWO))).toEqual(TWO)
    expect((await ana.stage(await ben.handOver(id, 'copy', 'Ana'))).merge.checklists.merged?.version).toBe(
      '3',
    )
  })

  test('its definition is on the disk before the events that need it', async () => {
    await ben.upgrade(id, TWO)
    const path = await ben.handOver(id, 'copy', 'Ana')
    ana.storage.failWith(new Error('power cut'))
    expect(await errorOf(ana.merge(path))).not.toBe('none')
    ana.storage.failWith(null)
    expect(await ana.storage.getChecklist(checklistDigest(TWO))).toEqual(TWO)
    expect(await walked(ana)).toBe('1')
  })

  test('by a stranger is refused whole where that version is missing, and taken once the person is accepted', async () => {
    const cai = await createDevice(fixedSigner('author', 9, { name: 'Cai', org: '', title: '' }))
    cai.trusted.add(AUTHOR.key)
    await cai.merge(await ana.handOver(id, 'copy', 'Cai'))
    await cai.upgrade(id, TWO)
    const path = await cai.handOver(id, 'copy', 'Dan')
    await cai.close()
    const dan = await createDevice(fixedSigner('author', 8, { name: 'Dan', org: '', title: '' }))
    dan.trusted.add(AUTHOR.key)
    const { merge } = await dan.stage(path)
    expect(merge.checklists.missing?.version).toBe('1')
    expect(await errorOf(dan.merge(path))).toBe('nothing-to-merge')
    // Imported here, e.g. from the library, it is all that was missing.
    await dan.storage.addChecklist(DEFINITION, checklistDigest(DEFINITION))
    await dan.merge(path)
    expect(await walked(dan)).toBe('1')
    dan.trusted.add(cai.person.key)
    await dan.merge(path)
    expect(await walked(dan)).toBe('2')
    await dan.close()
  })
})

describe('two people on one device', () => {
  const EVA = fixedSigner('author', 5, { name: 'Eva Lind', org: 'Example Mining Group', title: '' })
  let both: Device

  beforeEach(async () => {
    both = await createDevice(AUTHOR, [EVA])
    id = await both.begin()
    await (await both.open(id)).answer('ACQ-WAT-03', '0.2')
    await both.use(EVA)
    await (await both.open(id)).answer('ACQ-WAT-01', 'yes')
    await both.use(AUTHOR)
  })
  afterEach(() => both.close())

  test('each signs how far their own part goes, and the hand-over of one carries both', async () => {
    const path = await both.handOver(id, 'copy', 'Ben')
    const report = await verifyBundleFile(path, { trusted: new Set([AUTHOR.key, EVA.key]) })
    expect(report.defects).toEqual([])
    expect(report.lights).toMatchObject({ intact: 'yes', signed: 'yes', trusted: 'yes' })
    // Her name stands under her part, not under the bundle.
    expect(report.signatures.map(({ signer }) => signer.name)).toEqual(['Ana Quispe'])
    ben.trusted.add(EVA.key)
    await ben.merge(path)
    expect((await ben.open(id)).record.answers.get('ACQ-WAT-01')?.signer.name).toBe('Eva Lind')
    // From there it goes on without either of them: both signed.
    expect((await verifyBundleFile(await ben.handOver(id, 'copy', 'Ana', true))).ok).toBe(true)
  })

  test('without the other one nothing is written, and it is known beforehand who that is', async () => {
    const { record, assessment } = await both.open(id)
    const heads = assessment.heads ?? []
    expect(partSigners(record, heads, [AUTHOR.key]).map(({ signer }) => signer.name)).toEqual(['Eva Lind'])
    expect(partSigners(record, heads, [AUTHOR.key, EVA.key])).toEqual([])
    expect(await errorOf(both.handOver(id, 'copy', 'Ben', true))).toBe('key-not-found')
  })

  test('nobody signs for a colleague whose part came signed, until that part is longer than their head', async () => {
    ben.trusted.add(EVA.key)
    await ben.merge(await both.handOver(id, 'copy', 'Ben'))
    const { record, assessment } = await ben.open(id)
    const heads = assessment.heads ?? []
    expect(partSigners(record, heads, [BEN.key])).toEqual([])
    const cut = heads.map((head) => ({ ...head, text: head.text.replace(/"count":\d+/, '"count":1') }))
    expect(
      partSigners(record, cut, [BEN.key])
        .map(({ key }) => key)
        .sort(),
    ).toEqual([AUTHOR.key, EVA.key].sort())
  })

  test('a final bundle without a witness carries both, too', async () => {
    expect((await both.sign(id)).report.ok).toBe(true)
  })
})

describe('what left as final', () => {
  const stateOn = async (device: Device) => {
    const card = await device.storage.getAssessment(id)
    if (card === undefined) throw new Error('no card')
    return summarize(card, device.storage.committed(id)).state
  }

  test('is known on the other device, with the number of its revision', async () => {
    expect(await stateOn(ana)).toBe('open')
    await ana.sign(id)
    expect(await stateOn(ana)).toBe('exported')
    await ben.merge(await ana.handOver(id, 'copy', 'Ben'))
    expect(await stateOn(ben)).toBe('exported')
    const benCard = await ben.storage.getAssessment(id)
    if (benCard === undefined) throw new Error('no card')
    expect(summarize(benCard, ben.storage.committed(id)).elsewhere).toMatchObject([
      { revision: 1, by: 'Ana Quispe' },
    ])
    await (await ben.open(id)).comment('ACQ-WAT-03', 'Seen.')
    expect(await stateOn(ben)).toBe('changed')
    const { report } = await ben.sign(id)
    expect(report.summary?.revision).toBe(2)
    expect((await ben.storage.getAssessment(id))?.exports.map(({ revision }) => revision)).toEqual([2])
    expect(await stateOn(ben)).toBe('exported')
    await ana.merge(await ben.handOver(id, 'copy', 'Ana'))
    expect(await stateOn(ana)).toBe('exported')
    expect((await ana.sign(id)).report.summary?.revision).toBe(3)
  })

  test('is behind what a colleague said before it and brought after it', async () => {
    await ben.merge(await ana.handOver(id, 'copy', 'Ben'))
    await (await ben.open(id)).answer('ACQ-WAT-03', '0.3')
    const back = await ben.handOver(id, 'copy', 'Ana')
    // So much that by its place in the record, as by its time, what he said is older than her signature.
    for (const text of ['Wait', 'for', 'Ben']) await (await ana.open(id)).comment('ACQ-WAT-03', text)
    await ana.sign(id)
    expect(await stateOn(ana)).toBe('exported')
    await ana.merge(back)
    expect(await stateOn(ana)).toBe('changed')
  })
})

describe('one’s own part', () => {
  test('that an old backup cut short is completed from a colleague’s copy, and gone on with', async () => {
    const card = await ana.storage.getAssessment(id)
    const definition = await ana.storage.getChecklist(card?.checklist ?? '')
    if (card === undefined || definition === undefined) throw new Error('no card')
    const backup = ana.storage.committed(id)
    await (await ana.open(id)).answer('ACQ-WAT-03', '0.7')
    await ben.merge(await ana.handOver(id, 'copy', 'Ben'))
    await (await ben.open(id)).answer('ACQ-WAT-01', 'no')
    const restored = await createDevice(AUTHOR)
    restored.trusted.add(BEN.key)
    await restored.storage.createAssessment(card, definition, backup)
    await restored.merge(await ben.handOver(id, 'copy', 'Ana'))
    await restored.close()
    expect((await restored.open(id)).record.answers.get('ACQ-WAT-03')?.value).toBe('0.7')
    // Ben's head is kept for him; her own part she signs herself, however far it goes.
    const after = await restored.storage.getAssessment(id)
    expect(after?.heads?.map(({ feed }) => feed === card.feed)).toEqual([false])
    await (await restored.open(id)).answer('ACQ-WAT-03', '0.8')
    expect(restored.storage.committed(id).at(-1)?.event.feed).toBe(card.feed)
    const { merge } = await ben.merge(await restored.handOver(id, 'copy', 'Ben'))
    expect(merge.feeds.map(({ verdict }) => verdict).sort()).toEqual(['longer', 'same'])
  })
})

describe('a file that was withdrawn on another device', () => {
  test('comes back by undo only where its bytes are', async () => {
    const card = await ana.storage.getAssessment(id)
    const definition = await ana.storage.getChecklist(card?.checklist ?? '')
    if (card === undefined || definition === undefined) throw new Error('no card')
    const backup = ana.storage.committed(id).slice(0, 2)
    await (await ana.open(id)).withdraw('ACQ-WAT-04', sha256Of(PHOTO), 'Wrong outlet')
    await ben.merge(await ana.handOver(id, 'copy', 'Ben'))
    expect(await ben.storage.getAttachment(sha256Of(PHOTO))).toBeUndefined()
    // Her own device, as an old backup and Ben's copy bring it back: her feed is hers again, without the file.
    const restored = await createDevice(AUTHOR)
    restored.trusted.add(BEN.key)
    await restored.storage.createAssessment(card, definition, backup)
    await restored.merge(await ben.handOver(id, 'copy', 'Ana'))
    await restored.close()
    const there = await restored.open(id)
    expect(there.undoable?.body).toMatchObject({ kind: 'attachment.add', body: { name: 'outlet.jpg' } })
    expect(await errorOf(there.undo())).toBe('attachment-elsewhere')
    expect((await restored.open(id)).record.attachments.get('ACQ-WAT-04')).toEqual([])
    // Here it is, and the next hand-over brings it along.
    await (await ana.open(id)).undo()
    expect(await ben.merge(await ana.handOver(id, 'copy', 'Ben'))).toMatchObject({ files: 1 })
  })

  test('and one in a row that was taken out, too', async () => {
    const hers = await ana.open(id)
    const row = await hers.addRow('ACQ-GEN-01')
    const bytes = new File([REPORT as BlobPart], 'permit.pdf')
    await hers.attach(`${row}/ACQ-GEN-01-NO`, [bytes])
    await hers.removeRow(row)
    const card = await ana.storage.getAssessment(id)
    const definition = await ana.storage.getChecklist(card?.checklist ?? '')
    if (card === undefined || definition === undefined) throw new Error('no card')
    const restored = await createDevice(AUTHOR)
    await restored.storage.createAssessment(card, definition, ana.storage.committed(id))
    expect(await errorOf((await restored.open(id)).undo())).toBe('attachment-elsewhere')
    expect(await errorOf((await ana.open(id)).undo())).toBe('none')
    expect((await ana.open(id)).record.rows.get('ACQ-GEN-01')).toEqual([row])
  })
})

describe('what is not taken over', () => {
  test('a stranger’s part, until the person is accepted', async () => {
    ben.trusted.clear()
    const path = await ana.handOver(id, 'copy', 'Ben')
    const { merge } = await ben.stage(path)
    expect(merge.feeds.map(({ verdict, reason }) => [verdict, reason])).toEqual([
      ['rejected', 'unknown-signer'],
    ])
    expect(merge.counts.rejected).toBeGreaterThan(0)
    expect(await errorOf(ben.merge(path))).toBe('nothing-to-merge')
    expect(await ben.storage.listAssessments()).toEqual([])
    ben.trusted.add(AUTHOR.key)
    expect(await ben.merge(path)).toMatchObject({ created: true })
  })

  test('a feed that went two ways: both ways are kept, and its head is not replaced', async () => {
    const first = await ana.handOver(id, 'copy', 'Ben')
    await ben.merge(first)
    // Ana's device as an old backup brings it back: the same feed goes on in another way.
    const twin = await createDevice(AUTHOR)
    const card = await ana.storage.getAssessment(id)
    const definition = await ana.storage.getChecklist(card?.checklist ?? '')
    if (card === undefined || definition === undefined) throw new Error('no card')
    await twin.storage.createAssessment(card, definition, ana.storage.committed(id))
    const photo = await ana.storage.getAttachment(sha256Of(PHOTO))
    if (photo !== undefined) await twin.storage.keepFiles([photo])
    await (await ana.open(id)).answer('ACQ-WAT-03', '1')
    await (await twin.open(id)).answer('ACQ-WAT-03', '2')
    await ben.merge(await ana.handOver(id, 'copy', 'Ben'))
    const before = ben.storage.committed(id)
    const { merge } = await ben.merge(await twin.handOver(id, 'copy', 'Ben'))
    expect(merge.feeds.map(({ verdict }) => verdict)).toContain('fork')
    expect(ben.storage.committed(id)).toEqual(before)
    const noted = await ben.storage.getAssessment(id)
    expect(noted?.forks).toHaveLength(1)
    const aside = await ben.storage.getAttachment(noted?.forks?.[0]?.aside ?? '')
    expect(await aside?.blob.text()).toContain('"value":"2"')
    // His own record still leaves the device whole.
    expect((await verifyBundleFile(await ben.handOver(id, 'copy', 'Ana'))).ok).toBe(true)
  })

  test('a bundle that is not whole, or changed after it was opened', async () => {
    const path = await ana.handOver(id, 'copy', 'Ben')
    const bytes = readFileSync(path)
    const at = bytes.indexOf(Buffer.from('outlet.jpg'))
    const altered = Buffer.from(bytes)
    altered[at] = (altered[at] ?? 0) ^ 1
    writeFileSync(path, altered)
    expect(await errorOf(ben.merge(path))).toBe('bundle-not-verified')
    writeFileSync(path, bytes)
    const { source } = await ben.stage(path)
    const photo = bytes.indexOf(Buffer.from(PHOTO))
    const swapped = Buffer.from(bytes)
    swapped[photo + 8] = (swapped[photo + 8] ?? 0) ^ 1
    writeFileSync(path, swapped)
    expect(await errorOf(source.fileOf(sha256Of(PHOTO)))).toBe('bundle-not-verified')
  })

  test('what there is no room for, though it be answers alone: nothing of it is written', async () => {
    const asked: number[] = []
    const fill = (device: Device) =>
      Object.assign(device.services, {
        storage: {
          ...device.storage,
          async checkRoom(bytes: number) {
            asked.push(bytes)
            throw new AppError('disk-full', { needed: bytes })
          },
        },
      })
    await ben.merge(await ana.handOver(id, 'copy', 'Ben'))
    await (await ana.open(id)).answer('ACQ-WAT-03', '5')
    const next = await ana.handOver(id, 'copy', 'Ben')
    const before = [ben.storage.committed(id), await ben.storage.getAssessment(id)]
    fill(ben)
    expect(await errorOf(ben.merge(next))).toBe('disk-full')
    expect([ben.storage.committed(id), await ben.storage.getAssessment(id)]).toEqual(before)
    // An answer and the note of the hand-over, and no file: that one is here.
    expect(asked).toHaveLength(1)
    expect(asked[0]).toBeGreaterThan(500)
    expect(asked[0]).toBeLessThan(5000)
  })

  test('an import that is cut off before its events leaves the record as it was', async () => {
    const path = await ana.handOver(id, 'copy', 'Ben')
    await ben.merge(path)
    await (await ana.open(id)).answer('ACQ-WAT-03', '5')
    const next = await ana.handOver(id, 'copy', 'Ben')
    const before = ben.storage.committed(id)
    ben.storage.failWith(new Error('power cut'))
    expect(await errorOf(ben.merge(next))).not.toBe('none')
    ben.storage.failWith(null)
    expect(ben.storage.committed(id)).toEqual(before)
    await ben.merge(next)
    expect((await ben.open(id)).record.answers.get('ACQ-WAT-03')?.value).toBe('5')
  })
})
