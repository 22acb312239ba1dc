import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { packBundle } from '../../../main/bundle/pack-bundle.ts'
import { prepareBundle } from '../../../main/bundle/prepare-bundle.ts'
import { readBundle } from '../../../main/bundle/read-bundle.ts'
import { verifyBundleFile } from '../../../main/bundle/verify-bundle-file.ts'
import type { AnswersFile } from '../../../shared/bundle/answers-file.ts'
import type { AssessmentFile } from '../../../shared/bundle/assessment-file.ts'
import { checklistDigest } from '../../../shared/checklist/checklist-digest.ts'
import type { ChecklistDefinition, RowDefinition } from '../../../shared/checklist/definition.ts'
import type { EventBody } from '../../../shared/record/event.ts'
import { planUpgrade } from '../../../shared/record/plan-upgrade.ts'
import { EMPTY_RECORD } from '../../../shared/record/replay.ts'
import {
  AUTHOR,
  answer,
  assessmentOpen,
  bundleRequest,
  DEFINITION,
  FEED,
  FEED_OPEN,
  feedOf,
  fixtureChecklist,
  readFixtureAttachment,
  WORK,
} from '../../support/bundle-fixture.ts'
import { runAdit } from '../../support/run-adit.ts'

/** The fixture's checklist with one question put another way, one in another unit and one gone. */
function second(): ChecklistDefinition {
  const change = (row: RowDefinition): readonly RowDefinition[] => {
    if (row.type === 'group') return [{ ...row, children: row.children.flatMap(change) }]
    if (row.name === 'ACQ-WAT-01') return [{ ...row, label: { en: 'Is it licensed?', zh: '是否有许可？' } }]
    if (row.name === 'ACQ-WAT-03') return [{ ...row, adit: { ...row.adit, unit: 'ug/L' } }]
    return row.name === 'ACQ-WAT-05' ? [] : [row]
  }
  return { ...DEFINITION, version: '2', survey: DEFINITION.survey.flatMap(change) }
}

const versionOf = (definition: ChecklistDefinition) => ({
  definition,
  ref: { form_id: 'adit-test', version: definition.version, sha256: checklistDigest(definition) },
})
const older = versionOf(DEFINITION)
const newer = versionOf(second())
const opened = { ...EMPTY_RECORD, opened: null }
const upgrade: EventBody = {
  kind: 'checklist.upgrade',
  body: planUpgrade(opened, older, newer).upgrade,
}
const back: EventBody = { kind: 'checklist.upgrade', body: planUpgrade(opened, newer, older).upgrade }

function request(bodies: readonly EventBody[], definition: ChecklistDefinition) {
  const first = assessmentOpen(fixtureChecklist())
  const lines = feedOf(AUTHOR, FEED, [FEED_OPEN, first, ...WORK, ...bodies]).map(({ line }) => line)
  return bundleRequest({
    checklist: fixtureChecklist(definition),
    feeds: [{ feed: FEED, lines }],
    incomplete: true,
  })
}

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'adit-upgraded-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function packed(name: string, bodies: readonly EventBody[], definition: ChecklistDefinition) {
  const path = join(folder, name)
  await packBundle(request(bodies, definition), [AUTHOR], readFixtureAttachment, path)
  const report = await verifyBundleFile(path)
  const bundle = await readBundle(path, report)
  const text = async (file: string) => Buffer.from(await bundle.read(file)).toString()
  const answers = JSON.parse(await text('data/answers.json')) as AnswersFile
  const assessment = JSON.parse(await text('data/assessment.json')) as AssessmentFile
  const page = await text('data/report.html')
  await bundle.close()
  return { path, report, answers, assessment, page }
}

describe('a bundle of an upgraded record', () => {
  test('holds the version in force and says what that does not take; every check passes', async () => {
    const { path, report, answers, assessment, page } = await packed('a.adit', [upgrade], newer.definition)
    expect(report.defects).toEqual([])
    expect(report.lights).toMatchObject({ intact: 'yes', signed: 'yes' })
    expect(assessment.checklist).toEqual(newer.ref)
    expect(assessment.upgrades).toMatchObject([{ from: older.ref, to: newer.ref, actor: AUTHOR.key }])
    expect(assessment.missing).toEqual(['ACQ-WAT-03'])
    expect(answers.not_taken?.map(({ path: at, value, why }) => [at, value, why])).toEqual([
      ['ACQ-WAT-03', '0.42', 'anew'],
      ['ACQ-WAT-05', { lat: '-12.5', lon: '-70.25', accuracy: '4' }, 'left-out'],
    ])
    const unconfirmed = answers.answers.filter((entry) => entry.unconfirmed_since !== undefined)
    expect(unconfirmed.map(({ path: at }) => at)).toEqual(['ACQ-WAT-01'])
    expect(page).toContain('1 → 2')
    expect(page).toContain('not confirmed')

    const shown = await runAdit('show', path)
    expect(shown.status).toBe(0)
    expect(shown.out).toContain('1 → 2 · Ana Quispe')
    expect(shown.out).toContain('  ACQ-WAT-03 · 0.42\n')
    const { json } = await runAdit('show', path, '--json')
    expect(json()).toMatchObject({
      upgrades: [{ to: { version: '2' } }],
      not_taken: [{ path: 'ACQ-WAT-03' }, {}],
    })
  })

  test('counts an answer again once it is given or confirmed under the new version', async () => {
    const said = [
      { ...answer('ACQ-WAT-01', 'yes'), under: newer.ref.sha256 },
      { ...answer('ACQ-WAT-03', '420'), under: newer.ref.sha256 },
    ].map(({ under, ...entry }) => ({ ...entry, body: { ...entry.body, under } }) as EventBody)
    const events = feedOf(AUTHOR, FEED, [FEED_OPEN, assessmentOpen(fixtureChecklist()), ...WORK])
    const before = (path: string) =>
      events.flatMap(({ id, event }) =>
        (event.body as { path?: string }).path === path && event.kind === 'answer.set' ? [id] : [],
      )
    const replacing = said.map((entry) =>
      entry.kind === 'answer.set'
        ? { ...entry, body: { ...entry.body, bases: before(entry.body.path) } }
        : entry,
    )
    const { report, answers, assessment } = await packed('b.adit', [upgrade, ...replacing], newer.definition)
    expect(report.defects).toEqual([])
    expect(assessment.missing).toEqual([])
    expect(answers.answers.some((entry) => entry.unconfirmed_since !== undefined)).toBe(false)
    expect(answers.answers.find(({ path }) => path === 'ACQ-WAT-03')?.value).toBe('420')
  })

  test('after an undo has the same answers as before the upgrade', async () => {
    const plain = await packed('c.adit', [], older.definition)
    const undone = await packed('d.adit', [upgrade, back], older.definition)
    expect(undone.report.defects).toEqual([])
    expect(undone.answers).toEqual(plain.answers)
    expect(undone.assessment.upgrades).toHaveLength(2)
  })

  test('is not made, nor taken for sound, with a version that is not in force', async () => {
    expect(() => prepareBundle(request([upgrade], older.definition), [AUTHOR])).toThrow('bad-request')
    expect(() => prepareBundle(request([upgrade, back], newer.definition), [AUTHOR])).toThrow('bad-request')
  })
})
