import { execFile } from 'node:child_process'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { answerSection } from './support/answer.ts'
import { runByHand } from './support/by-hand.ts'
import { capture } from './support/capture.ts'
import { launchApp, temporaryFolder } from './support/launch-app.ts'
import {
  ANA,
  BEN,
  createMine,
  introduce,
  openSection,
  press,
  startAssessment,
  untilSaved,
} from './support/person.ts'
import { openDialogsAnswer, readMaterial, saveDialogsAnswer, signTogether } from './support/story.ts'
import { word } from './support/words.ts'

const run = promisify(execFile)
const commandLine = join(import.meta.dirname, '..', '..', 'out', 'main', 'cli.js')

/** Tells the story without a person. Leaves the bundle, what verifying it says, and a picture of every screen. */
it('tells the story and leaves its results behind', async () => {
  const folder = process.env.ADIT_DEMO_DIR
  if (folder === undefined) throw new Error('ADIT_DEMO_DIR is not set: run npm run demo')
  const bundle = join(folder, 'cerro-alto.adit')
  const pictures = join(folder, 'screenshots')
  await rm(bundle, { force: true })
  await rm(pictures, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const { checklist, answers, attachments } = await readMaterial()
  const profile = await temporaryFolder('demo-profile')
  let running = await launchApp(profile.path)

  await capture(running, pictures, '01-first-start')
  await introduce(running.page, ANA)
  await press(running.page, 'home', 'newMine')
  await running.page.getByRole('heading', { level: 1, name: word('mine', 'form.newTitle') }).waitFor()
  await capture(running, pictures, '02-describe-the-mine')
  await press(running.page, 'common', 'cancel')
  await createMine(running.page, 'Cerro Alto')
  await capture(running, pictures, '03-mine')
  await startAssessment(running.page)
  await answerSection(running.page, checklist, 'ACQ-LEG', answers, attachments)
  await untilSaved(running.page)

  await running.kill()
  running = await launchApp(profile.path)
  const { page, app } = running
  for (const { name, label } of checklist.sections.slice(1)) {
    await openSection(page, label.text.en ?? name)
    await answerSection(page, checklist, name, answers, attachments)
  }
  await openSection(page, 'Water')
  await untilSaved(page)
  const breach = page.locator('[data-path$="/ACQ-WAT-04_value"]').first()
  await breach.locator('input').first().click()
  await breach.evaluate((element) => element.scrollIntoView({ block: 'center' }))
  await capture(running, pictures, '04-walk')

  await press(page, 'walk', 'finish')
  await page.getByText(word('finish', 'whole.title')).waitFor()
  await capture(running, pictures, '05-finish')
  await press(page, 'finish', 'sign')
  await page.getByText(word('sign', 'witness.person'), { exact: true }).waitFor()
  await capture(running, pictures, '06-sign')
  await saveDialogsAnswer(app, bundle)
  await signTogether(page, ANA, BEN)
  await capture(running, pictures, '07-receipt')

  await press(page, 'common', 'app.mark')
  await page.getByRole('heading', { name: word('home', 'title') }).waitFor()
  await capture(running, pictures, '08-home')
  await openDialogsAnswer(app, bundle)
  await press(page, 'home', 'openBundle')
  await page.getByRole('region', { name: word('bundle', 'lights-title') }).waitFor()
  await capture(running, pictures, '09-bundle')
  await press(page, 'common', 'app.checklists')
  await page.getByRole('heading', { level: 1, name: word('checklists', 'title') }).waitFor()
  await capture(running, pictures, '10-checklists')
  await press(page, 'common', 'app.settings')
  await page.getByRole('heading', { level: 1, name: word('settings', 'title') }).waitFor()
  await capture(running, pictures, '11-settings')
  await running.close()
  await profile.remove()

  const { stdout } = await run(process.execPath, [commandLine, 'verify', bundle])
  await writeFile(join(folder, 'verification.txt'), stdout)
  const unpacked = await temporaryFolder('demo-unpacked')
  const byHand = await runByHand(bundle, unpacked.path)
  await unpacked.remove()
  await writeFile(join(folder, 'verification-by-hand.txt'), byHand)
  expect(byHand).toContain('Signature Verified Successfully')
})
