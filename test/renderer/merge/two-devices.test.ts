import { readFileSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { verifyBundleFile } from '../../../main/bundle/verify-bundle-file.ts'
import { closeAssessment } from '../../../renderer/assessment/open-assessments.ts'
import { conflicts } from '../../../shared/record/replay.ts'
import { AUTHOR, fixedSigner, PHOTO, sha256Of } from '../../support/bundle-fixture.ts'
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
