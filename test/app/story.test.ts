import { execFile } from 'node:child_process'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccess } from './support/access.ts'
import { answerSection } from './support/answer.ts'
import { runByHand } from './support/by-hand.ts'
import { launchApp, type RunningApp, temporaryFolder } from './support/launch-app.ts'
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
import {
  type Material,
  openDialogsAnswer,
  readMaterial,
  saveDialogsAnswer,
  signTogether,
} from './support/story.ts'
import { word } from './support/words.ts'

const run = promisify(execFile)
const commandLine = join(import.meta.dirname, '..', '..', 'out', 'main', 'cli.js')

/** Steps 1, 2, 3, 4 and 7 of the product's story, in the real app. Each test goes on where the one before ended. */
describe('the story of an assessment', () => {
  let profile: Awaited<ReturnType<typeof temporaryFolder>>
  let exports: Awaited<ReturnType<typeof temporaryFolder>>
  let running: RunningApp
  let material: Material
  let bundle: string

  beforeAll(async () => {
    material = await readMaterial()
    profile = await temporaryFolder('story-profile')
    exports = await temporaryFolder('story-exports')
    bundle = join(exports.path, 'cerro-alto.adit')
    running = await launchApp(profile.path)
  })
  afterAll(async () => {
    await running.close()
    await profile.remove()
    await exports.remove()
  })

  it('asks at first start who works here, and makes a key', async () => {
    await introduce(running.page, ANA)
    await running.page.getByText(word('home', 'empty.title')).waitFor()
  })

  it('creates a mine and shows its four stages', async () => {
    await createMine(running.page, 'Cerro Alto')
    for (const stage of ['acquisition', 'construction', 'operation', 'closure']) {
      await running.page
        .getByText(word('common', `stage.${stage}`), { exact: true })
        .first()
        .waitFor()
    }
  })

  it('starts an assessment, keeps answers and checks a limit as it is typed', async () => {
    const { page } = running
    await startAssessment(page)
    await page.locator('[data-path="ACQ-LEG-01"] [data-choice="yes"]').click()
    await openSection(page, 'Water')
    const { checklist, answers, attachments } = material
    const results = answers['ACQ-WAT-04_rows'] as readonly Record<string, unknown>[]
    await answerSection(page, checklist, 'ACQ-WAT', { 'ACQ-WAT-04_rows': results.slice(0, 1) }, attachments)
    const value = page.locator('[data-path$="/ACQ-WAT-04_value"]')
    await expect.poll(() => value.textContent()).toContain(word('questions', 'limit.breach'))
    const item = page.locator('[data-path="ACQ-WAT-04"]')
    await expect.poll(() => item.textContent()).toContain(word('questions', 'finding.raises.critical'))
  })

  it('takes a photo in and keeps it as it came', async () => {
    const { page } = running
    const { checklist, answers, attachments } = material
    const points = answers['ACQ-WAT-03_rows'] as readonly Record<string, unknown>[]
    await answerSection(page, checklist, 'ACQ-WAT', { 'ACQ-WAT-03_rows': points.slice(0, 1) }, attachments)
    await untilSaved(page)
  })

  it('has every acknowledged answer after a kill, and the same question open', async () => {
    await running.page.locator('[data-path="ACQ-WAT-05"] [data-choice="no"]').click()
    await untilSaved(running.page)
    await running.kill()
    running = await launchApp(profile.path)
    const { page } = running
    const question = page.locator('[data-path="ACQ-WAT-05"]')
    await expect.poll(() => question.getAttribute('data-at-hand')).toBe('true')
    expect(await question.locator('[data-choice="no"]').getAttribute('aria-checked')).toBe('true')
    expect(await page.locator('[data-path$="/ACQ-WAT-04_value"] input').inputValue()).toBe('0.42')
    await page.locator('[data-path$="/ACQ-WAT-03_photo"]').getByText('dp-1-plant-outlet.jpg').waitFor()
    await openSection(page, 'Title and permits')
    const first = page.locator('[data-path="ACQ-LEG-01"] [data-choice="yes"]')
    expect(await first.getAttribute('aria-checked')).toBe('true')
  })

  it('speaks Chinese at once when asked to, with the same answers', async () => {
    const { page } = running
    await page.getByText('中文', { exact: true }).click()
    await expect.poll(() => page.locator('html').getAttribute('lang')).toMatch(/^zh/)
    await page
      .getByRole('heading', { level: 2, name: material.checklist.sections[0]?.label.text.zh ?? '' })
      .waitFor()
    expect(await page.locator('[data-path="ACQ-LEG-01"] [aria-checked="true"]').count()).toBe(1)
    await page.getByText('EN', { exact: true }).click()
    await expect.poll(() => page.locator('html').getAttribute('lang')).toMatch(/^en/)
  })

  it('lists on Finish what is missing, and jumps there', async () => {
    const { page } = running
    await press(page, 'walk', 'finish')
    await page.getByRole('heading', { name: word('finish', 'missing.title') }).waitFor()
    const wanted = material.checklist.rows.get('ACQ-LEG_cutoff')?.label.text.en ?? ''
    await page.getByRole('button', { name: wanted }).first().click()
    await expect
      .poll(() => page.locator('[data-path="ACQ-LEG_cutoff"]').getAttribute('data-at-hand'))
      .toBe('true')
  })

  it('has nothing missing once everything is answered', async () => {
    const { page } = running
    const { checklist, answers, attachments } = material
    for (const { name, label } of checklist.sections) {
      await openSection(page, label.text.en ?? name)
      await answerSection(page, checklist, name, answers, attachments)
    }
    await untilSaved(page)
    await press(page, 'walk', 'finish')
    await page.getByText(word('finish', 'whole.title')).waitFor()
  })

  it('signs with a witness, writes the bundle, reads it back and shows a receipt', async () => {
    const { page, app } = running
    await press(page, 'finish', 'sign')
    await saveDialogsAnswer(app, bundle)
    await signTogether(page, ANA, BEN)
    await expectAccess(running, 'receipt')
    expect(await readdir(exports.path)).toEqual(['cerro-alto.adit'])
  })

  it('wrote a bundle that the command line finds sound', async () => {
    const { stdout } = await run(process.execPath, [commandLine, 'verify', bundle, '--json'])
    const report = JSON.parse(stdout)
    expect(report).toMatchObject({ ok: true, lights: { intact: 'yes', signed: 'yes' } })
    expect(report.signatures.map((signature: { role: string }) => signature.role)).toEqual([
      'author',
      'witness',
    ])
    expect(report.summary).toMatchObject({ complete: true, missing: [], mine: { name: 'Cerro Alto' } })
    expect(report.summary.counts.attachments).toBe(6)
  })

  it.runIf(process.platform === 'linux')('wrote a bundle that openssl and sha256sum find sound', async () => {
    const said = await runByHand(bundle, exports.path)
    expect(said).toContain('PAYLOAD OK')
    expect(said.match(/Signature Verified Successfully/g)).toHaveLength(2)
    expect(said).toMatch(/binds this bag: author, Ana Quispe/)
    expect(said).toMatch(/binds this bag: witness, Ben Okafor/)
  })

  it('opens the bundle again and shows the four lights', async () => {
    const { page, app } = running
    await press(page, 'sign', 'receipt.mine')
    await press(page, 'common', 'app.mark')
    await openDialogsAnswer(app, bundle)
    await press(page, 'home', 'openBundle')
    await page.getByRole('region', { name: word('bundle', 'lights-title') }).waitFor()
    for (const light of ['intact', 'signed', 'trusted']) {
      await page.getByText(word('bundle', `light.${light}.yes`)).waitFor()
    }
    await expectAccess(running, 'bundle')
  })

  it('never complained', () => {
    expect(running.complaints).toEqual([])
  })
})
