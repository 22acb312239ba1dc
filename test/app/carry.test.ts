import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readBuiltInChecklists } from '../../main/checklists/built-in.ts'
import type { Checklist } from '../../shared/checklist/checklist.ts'
import { answerSection } from './support/answer.ts'
import { beginWalk } from './support/begin-walk.ts'
import { launchApp, type RunningApp, temporaryFolder } from './support/launch-app.ts'
import { openSection, press, untilSaved } from './support/person.ts'
import { word } from './support/words.ts'

const assets = join(import.meta.dirname, '..', '..', 'assets')

/** What one assessment knows begins the next, in the real window. Each test goes on where the one before ended. */
describe('carrying forward', () => {
  let profile: Awaited<ReturnType<typeof temporaryFolder>>
  let running: RunningApp
  let checklists: readonly Checklist[]

  beforeAll(async () => {
    checklists = await readBuiltInChecklists(assets)
    profile = await temporaryFolder('carry-profile')
    running = await launchApp(profile.path)
    await beginWalk(running.page)
  })
  afterAll(async () => {
    await running.close()
    await profile.remove()
  })

  const checklist = (form: string) => {
    const found = checklists.find(({ definition }) => definition.form_id === form)
    if (found === undefined) throw new Error(`there is no ${form}`)
    return found
  }
  const answer = (section: string, answers: Record<string, unknown>) =>
    answerSection(running.page, checklist('adit-acquisition'), section, answers, '')
  const goTo = (form: string, section: string) =>
    openSection(running.page, checklist(form).rows.get(section)?.label.text.en ?? section)
  const question = (name: string) => running.page.locator(`[data-path="${name}"]`)
  const fill = (key: string, count: number) => word('checklists', key).replace('{{count}}', String(count))
  const confirm = () => running.page.getByRole('button', { name: /^Confirm/ })

  it('starts nothing that is not there: the first assessment of a mine offers no answers', async () => {
    const { page } = running
    await answer('ACQ-LEG', {
      'ACQ-LEG-05_rows': [
        { 'ACQ-LEG-05_number': 'AAA-2019-114', 'ACQ-LEG-05_issuer': 'Ministry of Energy and Mines' },
      ],
    })
    await goTo('adit-acquisition', 'ACQ-HED')
    await answer('ACQ-HED', { 'ACQ-HED-01_disturbed': '640', 'ACQ-HED-03_now': '25' })
    await untilSaved(page)
    expect(await confirm().count()).toBe(0)
  })

  it('offers at the start of a later stage what is known, and from where', async () => {
    const { page } = running
    await press(page, 'common', 'app.mark')
    await page.getByRole('button', { name: 'Cerro Alto' }).first().click()
    const stage = page
      .getByRole('listitem')
      .filter({ has: page.getByRole('heading', { name: word('common', 'stage.operation'), level: 3 }) })
    await press(stage, 'mine', 'start')
    const dialog = page.getByRole('dialog')
    await dialog.getByText(fill('start.carry_other', 4)).waitFor()
    await dialog.getByText(/^4 from Pre-acquisition/).waitFor()
    await press(dialog, 'checklists', 'start.begin')
  })

  it('shows a carried answer with its origin, and takes a change for a confirmation', async () => {
    await goTo('adit-operation', 'OPS-ECO')
    await question('OPS-ECO-01_shown').locator('[data-choice="yes"], input[value="yes"]').first().click()
    const disturbed = question('OPS-ECO-01_disturbed')
    await expect.poll(() => disturbed.locator('input').first().inputValue()).toBe('640')
    await disturbed.getByText(/^Carried from Pre-acquisition.*, not yet confirmed\.$/).waitFor()
    await disturbed.locator('input').first().fill('655')
    await disturbed.locator('input').first().blur()
    await disturbed.getByText(/not yet confirmed/).waitFor({ state: 'detached' })
  })

  it('shows how the question was put then, where it has changed', async () => {
    await question('OPS-ECO-07_shown').locator('[data-choice="yes"], input[value="yes"]').first().click()
    const cover = question('OPS-ECO-07_now')
    await cover.getByText(word('questions', 'carried.then')).waitFor()
    expect(await cover.locator('em').allTextContents()).toEqual(['disturbed'])
  })

  it('lists what waits to be confirmed on Finish, each line leading to its question', async () => {
    const { page } = running
    await press(page, 'walk', 'finish')
    const missing = page.getByRole('region', { name: word('finish', 'missing.title') })
    await expect
      .poll(async () => (await page.getByRole('status').allTextContents()).join())
      .toMatch(/carried answers? to confirm/)
    const number = missing.getByRole('button', { name: /^Number.*Carried from/ })
    if ((await number.count()) === 0)
      await missing
        .getByRole('button', { name: /Show all/ })
        .first()
        .click()
    await number.click()
    await confirm().first().waitFor()
  })

  it('confirms a whole row at once', async () => {
    const { page } = running
    const row = word('questions', 'carried.row_other').replace('{{count}}', '2')
    await page.getByRole('button', { name: row, exact: true }).click()
    await page.getByRole('button', { name: row, exact: true }).waitFor({ state: 'detached' })
    await untilSaved(page)
    const kept = page.locator('[data-path$="/OPS-PLN-12_number"] input').first()
    expect(await kept.inputValue()).toBe('AAA-2019-114')
    expect(running.complaints.filter((line) => line.includes('no words'))).toEqual([])
  })

  it('begins empty when the switch is off', async () => {
    const { page } = running
    await press(page, 'common', 'app.mark')
    await page.getByRole('button', { name: 'Cerro Alto' }).first().click()
    await press(page, 'mine', 'startAgain')
    const dialog = page.getByRole('dialog')
    const carry = dialog.getByRole('switch', { name: /^Carry over/ })
    await carry.waitFor()
    // Its label is what a finger meets.
    await dialog.getByText(/^Carry over \d/).click()
    expect(await carry.isChecked()).toBe(false)
    await press(dialog, 'checklists', 'start.begin')
    await page
      .getByRole('button', { name: word('walk', 'finish') })
      .first()
      .waitFor()
    await page.locator('[data-path="ACQ-LEG-01"]').waitFor()
    expect(await page.getByText(/to confirm/).count()).toBe(0)
  })
})
