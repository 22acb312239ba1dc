import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { readBundle } from '../../main/bundle/read-bundle.ts'
import { answerSection } from './support/answer.ts'
import { launchApp, type RunningApp, temporaryFolder } from './support/launch-app.ts'
import {
  ANA,
  BEN,
  createMine,
  introduce,
  openSection,
  press,
  startStage,
  untilSaved,
} from './support/person.ts'
import { makeFiles, readStageWalk, type StageWalk } from './support/stage-walk.ts'
import { saveDialogsAnswer, signTogether } from './support/story.ts'
import { whatIsHeld, whatWasTyped } from './support/typed.ts'
import { word } from './support/words.ts'

const run = promisify(execFile)
const commandLine = join(import.meta.dirname, '..', '..', 'out', 'main', 'cli.js')

/** The stages that `story.test.ts` does not walk, each at another of the worked mines. */
const STAGES = [
  { stage: 'construction', mine: 'shimenyu-coal' },
  { stage: 'operation', mine: 'bayanders-gold' },
  { stage: 'closure', mine: 'redgum-copper' },
] as const

/** Every question of a stage, answered in the real window by somebody who was never there before. */
describe.each(STAGES)('the stage of $stage', ({ stage, mine }) => {
  it(`is walked at ${mine} to a signed bundle that holds what was typed`, async () => {
    const walk = await readStageWalk(`adit-${stage}`, mine)
    const profile = await temporaryFolder(`${stage}-profile`)
    const files = await temporaryFolder(`${stage}-files`)
    const running = await launchApp(profile.path)
    try {
      const hashes = await makeFiles(walk, files.path)
      await fillIn(running, stage, walk, files.path)
      await press(running.page, 'walk', 'finish')
      await running.page.getByText(word('finish', 'whole.title')).waitFor()

      const bundle = join(files.path, `${stage}.adit`)
      await press(running.page, 'finish', 'sign')
      await saveDialogsAnswer(running.app, bundle)
      await signTogether(running.page, ANA, BEN)
      await expectSound(bundle, walk, hashes)
      expect(running.complaints).toEqual([])
    } finally {
      await running.close()
      await profile.remove()
      await files.remove()
    }
  })
})

async function fillIn(
  { page }: RunningApp,
  stage: string,
  { checklist, answers, name, profile }: StageWalk,
  files: string,
): Promise<void> {
  // Menus that glide in cost a driver more than a person.
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await introduce(page, ANA)
  const country = new Intl.DisplayNames('en', { type: 'region' }).of(profile.country ?? '') ?? ''
  await createMine(page, name, { country, flags: profile, processing: profile.processing?.split(' ') ?? [] })
  await startStage(page, stage)
  for (const { name: section, label } of checklist.sections) {
    const isAsked = [...checklist.rows.values()].some((row) => row.section === section && row.name in answers)
    if (!isAsked) continue
    await openSection(page, label.text.en ?? section)
    await answerSection(page, checklist, section, answers, files)
  }
  await untilSaved(page)
}

/** What the command line says of the bundle, and whether its answers are those that were typed. */
async function expectSound(
  bundle: string,
  { checklist, answers, name }: StageWalk,
  hashes: ReadonlyMap<string, string>,
): Promise<void> {
  const { stdout } = await run(process.execPath, [commandLine, 'verify', bundle, '--json'])
  const report = JSON.parse(stdout)
  expect(report).toMatchObject({ ok: true, lights: { intact: 'yes', signed: 'yes' } })
  expect(report.signatures.map(({ role }: { role: string }) => role)).toEqual(['author', 'witness'])
  expect(report.summary).toMatchObject({ complete: true, missing: [], mine: { name } })
  const { content, close } = await readBundle(bundle, report)
  await close()
  expect(content.checklist.form_id).toBe(checklist.definition.form_id)
  expect(content.answers.left_out).toEqual([])
  expect(whatIsHeld(checklist, content.answers)).toEqual(whatWasTyped(checklist, answers, hashes))
}
