import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { VerifyReport } from '../../shared/bundle/report.ts'
import { expectAccess } from './support/access.ts'
import { answerSection } from './support/answer.ts'
import { dustForm } from './support/dust-form.ts'
import { acceptStranger, handOver, openMerge } from './support/hand-over.ts'
import { inMain } from './support/in-main.ts'
import { launchApp, type RunningApp, temporaryFolder } from './support/launch-app.ts'
import { addToLibrary, chooseStage, pickForm } from './support/library.ts'
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
import { type Material, readMaterial, saveDialogsAnswer } from './support/story.ts'
import { word } from './support/words.ts'

const run = promisify(execFile)
const commandLine = join(import.meta.dirname, '..', '..', 'out', 'main', 'cli.js')
const MINE = 'Cerro Alto'

/**
 * Two people on two devices, in the real app: one begins and hands over, both answer, it comes back and is merged answer
 * by answer. Each test goes on where the one before ended.
 */
describe('a hand-over and a merge', () => {
  let material: Material
  let files: Awaited<ReturnType<typeof temporaryFolder>>
  let ana: RunningApp
  let ben: RunningApp
  const profiles: Awaited<ReturnType<typeof temporaryFolder>>[] = []
  const bundle = (name: string) => join(files.path, `${name}.adit`)

  beforeAll(async () => {
    material = await readMaterial()
    files = await temporaryFolder('merge-files')
    for (const name of ['merge-ana', 'merge-ben']) profiles.push(await temporaryFolder(name))
    ana = await launchApp(profiles[0]?.path ?? '')
    ben = await launchApp(profiles[1]?.path ?? '')
    await introduce(ana.page, ANA)
    await introduce(ben.page, BEN)
    await createMine(ana.page, MINE)
    await startAssessment(ana.page)
  })
  afterAll(async () => {
    await ana.close()
    await ben.close()
    for (const folder of [...profiles, files]) await folder.remove()
  })

  const labelOf = (name: string) => material.checklist.rows.get(name)?.label.text.en ?? name
  const answer = async (page: Page, section: string, answers: Record<string, unknown>) => {
    await openSection(page, labelOf(section))
    await answerSection(page, material.checklist, section, answers, material.attachments)
    await untilSaved(page)
  }

  async function toWalk(page: Page) {
    await press(page, 'common', 'app.mark')
    await page.getByRole('button', { name: MINE }).first().click()
    // What has left as a final bundle is opened, not continued.
    const ways = new RegExp(`^(${word('mine', 'continue')}|${word('mine', 'open')})$`)
    await page.getByRole('button', { name: ways }).first().click()
  }

  const entry = (page: Page, path: string) => page.locator(`li[data-path$="${path}"]`)
  const question = (page: Page, path: string) => page.locator(`section[data-path="${path}"]`)

  it('writes a copy for a colleague, which says that it is no final assessment', async () => {
    await answer(ana.page, 'ACQ-HED', { 'ACQ-HED-01_disturbed': '640', 'ACQ-HED-03_now': '25' })
    // Ben is given this section alone.
    await ana.page.locator('main [data-assignee]').click()
    await ana.page.getByRole('combobox', { name: word('team', 'person') }).fill(BEN.name)
    await ana.page.keyboard.press('Enter')
    await ana.page.locator(`main [data-assignee="${BEN.name}"]`).waitFor()
    await answer(ana.page, 'ACQ-WAT', { 'ACQ-WAT-01': 'yes' })
    await handOver(ana, ANA, 'copy', bundle('to-ben'))
    const { stdout } = await run(process.execPath, [commandLine, 'verify', bundle('to-ben'), '--json'])
    const report = JSON.parse(stdout) as VerifyReport
    expect(report.ok).toBe(true)
    expect(report.summary?.kind).toBe('handover')
    expect(report.warnings.map(({ code }) => code)).toContain('W33')
  })

  it('takes nothing from a stranger; once accepted, the assessment is there with its answers', async () => {
    const { page } = ben
    await openMerge(ben, bundle('to-ben'))
    await page.getByText(word('merge', 'feeds.rejected')).first().waitFor()
    expect(await page.getByRole('button', { name: word('merge', 'do'), exact: true }).isDisabled()).toBe(true)
    await acceptStranger(page, () => expectAccess(ben, 'accept'))
    await entry(page, 'ACQ-HED-01_disturbed').getByText('640').first().waitFor()
    await press(page, 'merge', 'do')
    await press(page, 'merge', 'done.walk')
    await openSection(page, labelOf('ACQ-HED'))
    expect(await question(page, 'ACQ-HED-01_disturbed').locator('input').first().inputValue()).toBe('640')
  })

  it('leaves the answers of others alone, but for a section that was given; elsewhere one comments', async () => {
    const { app, page } = ben
    // Wide enough for the comments beside the questions.
    await inMain(app, ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800))
    await page.getByRole('complementary').waitFor()
    await openSection(page, labelOf('ACQ-WAT'))
    const locked = question(page, 'ACQ-WAT-01')
    await locked.locator(`[data-locked="${ANA.name}"]`).waitFor()
    expect(await locked.getByRole('radio').count()).toBe(0)
    await press(locked, 'team', 'lock.comment')
    await page.locator('textarea:focus').fill('Dry when I was there')
    await press(page, 'walk', 'comment.add')
    await page.getByText('Dry when I was there').waitFor()
  })

  it('merges what comes back answer by answer, and overwrites nothing where both answered', async () => {
    await answer(ben.page, 'ACQ-HED', { 'ACQ-HED-01_disturbed': '655', 'ACQ-HED-03_now': '30' })
    await handOver(ben, BEN, 'copy', bundle('to-ana'))
    await toWalk(ana.page)
    await answer(ana.page, 'ACQ-HED', { 'ACQ-HED-01_disturbed': '610' })

    const { page } = ana
    await openMerge(ana, bundle('to-ana'))
    await acceptStranger(page)
    const conflict = entry(page, 'ACQ-HED-01_disturbed')
    await conflict.getByText(word('merge', 'status.conflict'), { exact: true }).waitFor()
    for (const value of ['640', '610', '655']) await conflict.getByText(value).first().waitFor()
    await entry(page, 'ACQ-HED-03_now').getByText(word('merge', 'status.changed-there')).waitFor()
    await expectAccess(ana, 'merge')
    await press(page, 'merge', 'do')
    await page.getByText(word('merge', 'done.conflicts_one').replace('{{count}}', '1')).waitFor()
    await expectAccess(ana, 'merged')
  })

  it('has the conflict decided with both answers in view, and keeps it decided', async () => {
    const { page } = ana
    const conflict = entry(page, 'ACQ-HED-01_disturbed')
    await conflict.getByText(/Ben Okafor/).waitFor()
    await conflict.getByText(/Ana Quispe/).waitFor()
    await conflict
      .getByRole('button', { name: word('merge', 'decide.keep-whose').replace('{{name}}', 'Ben Okafor') })
      .click()
    await conflict.getByText(/655/).waitFor()
    await page.getByText(word('merge', 'done.conflicts_zero')).waitFor()
    await openMerge(ana, bundle('to-ana'))
    await page.getByText(word('merge', 'situation.nothing'), { exact: true }).waitFor()
    await toWalk(page)
    await openSection(page, labelOf('ACQ-HED'))
    expect(await question(page, 'ACQ-HED-01_disturbed').locator('input').first().inputValue()).toBe('655')
    expect(await question(page, 'ACQ-HED-03_now').locator('input').first().inputValue()).toBe('30')
  })

  it('signs a final bundle in which each one’s part is signed by its own author', async () => {
    const { app, page } = ana
    await saveDialogsAnswer(app, bundle('final'))
    await press(page, 'walk', 'finish')
    await press(page, 'finish', 'incomplete.button')
    await page.getByText(word('sign', 'witness.none'), { exact: true }).click()
    await page.getByLabel(word('sign', 'author.passphrase')).first().fill(ANA.passphrase)
    await page.getByRole('checkbox', { name: word('sign', 'open.accept') }).check()
    await press(page, 'sign', 'submit-incomplete')
    await page.getByText(word('sign', 'receipt.fingerprint')).first().waitFor()
    const { stdout } = await run(process.execPath, [commandLine, 'verify', bundle('final'), '--json'])
    const report = JSON.parse(stdout) as VerifyReport
    expect(report.ok).toBe(true)
    expect(report.summary).toMatchObject({ kind: 'assessment', conflicts: [] })
    expect(Object.keys(report.summary?.heads ?? {})).toHaveLength(2)
  })

  it('a copy whose work was given away is read and not written, until it is taken back', async () => {
    const { page } = ana
    await toWalk(page)
    await handOver(ana, ANA, 'move', bundle('moved'))
    await press(page, 'common', 'app.mark')
    await page.getByRole('button', { name: MINE }).first().click()
    await page
      .getByText(/^Handed over to the other one/)
      .first()
      .waitFor()
    await page
      .getByRole('button', { name: new RegExp(`^(${word('mine', 'continue')}|${word('mine', 'open')})$`) })
      .first()
      .click()
    await openSection(page, labelOf('ACQ-HED'))
    const field = question(page, 'ACQ-HED-01_disturbed').locator('input').first()
    expect(await field.isDisabled()).toBe(true)
    await press(page, 'merge', 'given.take-back')
    await page.getByRole('dialog').getByText(word('merge', 'given.ask')).waitFor()
    await expectAccess(ana, 'take-back')
    await press(page.getByRole('dialog'), 'merge', 'given.ask-do')
    await page
      .getByText(/^Handed over to/)
      .first()
      .waitFor({ state: 'detached' })
    await field.fill('700')
    await field.blur()
    await untilSaved(page)
    expect(ana.complaints).toEqual([])
    expect(ben.complaints).toEqual([])
  })

  it('takes this copy along to the version of the checklist that only the other one has', async () => {
    const dust = (page: Page, name: string) =>
      page.locator(`main [data-path="${name}"], main [data-path$="/${name}"]`)
    const takeIn = async ({ page }: RunningApp, form: ReturnType<typeof dustForm>) => {
      await press(page, 'common', 'app.checklists')
      await pickForm(page, [form])
      await chooseStage(page, 'operation')
      await addToLibrary(page, 'Dust round')
      await press(page, 'common', 'app.mark')
    }
    await takeIn(ana, dustForm('1'))
    await ana.page.getByRole('button', { name: MINE }).first().click()
    const stage = ana.page.locator('li').filter({ has: ana.page.getByRole('heading', { name: 'Operation' }) })
    await stage.getByRole('button', { name: word('mine', 'start') }).click()
    const dialog = ana.page.getByRole('dialog')
    await dialog.locator('input[type=radio][value*="dust_round"]').check()
    await press(dialog, 'checklists', 'start.begin')
    await dust(ana.page, 'dust').locator('input[value="yes"]').check()
    await untilSaved(ana.page)
    await handOver(ana, ANA, 'copy', bundle('dust-to-ben'))

    await takeIn(ben, dustForm('2', { question: 'Is dust clearly seen at the road?', second: true }))
    await openMerge(ben, bundle('dust-to-ben'))
    await press(ben.page, 'merge', 'do')
    await press(ben.page, 'merge', 'done.walk')
    const version = (key: string, values: Readonly<Record<string, string>>) =>
      Object.entries(values).reduce((text, [name, value]) => text.replaceAll(`{{${name}}}`, value), key)
    const offer = version(word('upgrade', 'offerShort'), { version: '2' })
    await ben.page.getByRole('button', { name: offer }).click()
    await ben.page.getByRole('button', { name: version(word('upgrade', 'do'), { to: '2' }) }).click()
    await dust(ben.page, 'water').locator('input').first().fill('twice a day')
    await dust(ben.page, 'water').locator('input').first().blur()
    await untilSaved(ben.page)
    await handOver(ben, BEN, 'copy', bundle('dust-to-ana'))

    await openMerge(ana, bundle('dust-to-ana'))
    await ana.page.getByText(version(word('merge', 'versions.moved'), { version: '2' })).waitFor()
    // Its words come from the version in the bundle.
    await entry(ana.page, 'water').getByText('twice a day').first().waitFor()
    await press(ana.page, 'merge', 'do')
    await press(ana.page, 'merge', 'done.walk')
    expect(await dust(ana.page, 'water').locator('input').first().inputValue()).toBe('twice a day')
    await dust(ana.page, 'dust').locator('[data-changed="confirm"]').waitFor()
    expect(ana.complaints).toEqual([])
    expect(ben.complaints).toEqual([])
  })
})
