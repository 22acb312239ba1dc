import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readBuiltInChecklists } from '../../main/checklists/built-in.ts'
import type { Checklist } from '../../shared/checklist/checklist.ts'
import { expectAccess } from './support/access.ts'
import { answerSection } from './support/answer.ts'
import { launchApp, type RunningApp, temporaryFolder } from './support/launch-app.ts'
import { ANA, createMine, introduce, openSection, press, untilSaved } from './support/person.ts'
import { word } from './support/words.ts'

const assets = join(import.meta.dirname, '..', '..', 'assets')
const LIMITS = 'name,max,source\neffluent_cu_ifc,0.2,Company standard 7\n'

/** A company's limits, units, withdrawn findings and source coverage, in the real window. Each test goes on where the last ended. */
describe('what a company brings and an answer goes through', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let running: RunningApp
  let acquisition: Checklist

  beforeAll(async () => {
    const found = (await readBuiltInChecklists(assets)).find(
      ({ definition }) => definition.form_id === 'adit-acquisition',
    )
    if (found === undefined) throw new Error('there is no pre-acquisition checklist')
    acquisition = found
    folder = await temporaryFolder('limits')
    running = await launchApp(join(folder.path, 'profile'))
    await introduce(running.page, ANA)
    await createMine(running.page, 'Cerro Alto')
  })
  afterAll(async () => {
    await running.close()
    await folder.remove()
  })

  const goTo = (section: string) =>
    openSection(running.page, acquisition.rows.get(section)?.label.text.en ?? section)
  const answer = (section: string, answers: Record<string, unknown>) =>
    answerSection(running.page, acquisition, section, answers, '')
  const question = (name: string) => running.page.locator(`[data-path$="${name}"]`).first()
  const choose = async (name: string, code: string) => {
    const parameters = acquisition.definition.choices.effluent_parameters ?? []
    const label = parameters.find((choice) => choice.name === code)?.label.en ?? code
    const menu = question(name).getByRole('combobox').first()
    await menu.click()
    await menu.fill(label)
    await running.page.getByRole('option', { name: label, exact: true }).click()
  }
  const sentence = (namespace: string, key: string, gaps: Record<string, string> = {}) =>
    Object.entries(gaps).reduce(
      (text, [gap, words]) => text.replace(`{{${gap}}}`, words),
      word(namespace, key),
    )

  it('refuses a table with a fault, naming its line, and keeps nothing of it', async () => {
    const { page } = running
    await press(page, 'common', 'app.checklists')
    await press(page, 'checklists', 'limits.open')
    const bad = join(folder.path, 'bad.csv')
    await writeFile(bad, 'name,max\neffluent_cu_ifc,low\n')
    await page.locator('input[type=file]').setInputFiles(bad)
    await page.getByText(/line 2, column max/).waitFor()
    expect(await page.getByRole('button', { name: word('checklists', 'limits.use') }).isDisabled()).toBe(true)
    await press(page, 'common', 'cancel')
    await page.getByText(word('checklists', 'limits.none')).waitFor()
  })

  it('shows what a table changes before it is used, and keeps it then', async () => {
    const { page } = running
    const good = join(folder.path, 'limits.csv')
    await writeFile(good, LIMITS)
    await page.locator('input[type=file]').setInputFiles(good)
    const row = page.getByRole('row').filter({ hasText: 'effluent_cu_ifc' })
    await row.getByText('0.3', { exact: true }).waitFor()
    await row.getByText('0.2', { exact: true }).waitFor()
    await press(page, 'checklists', 'limits.use')
    await page.getByText(/^From limits.csv, taken in/).waitFor()
  })

  it('begins an assessment with them, under a version of its own', async () => {
    const { page } = running
    await press(page, 'common', 'app.mark')
    await page.getByRole('button', { name: 'Cerro Alto' }).first().click()
    await press(page, 'mine', 'start')
    const dialog = page.getByRole('dialog')
    await dialog.getByText(/version .*\+limits\.[0-9a-f]{8}/).waitFor()
    await press(dialog, 'checklists', 'start.begin')
    await page
      .getByText(/\+limits\./)
      .first()
      .waitFor()
  })

  it('judges a result by the company’s limit', async () => {
    const { page } = running
    await goTo('ACQ-WAT')
    await answer('ACQ-WAT', {
      'ACQ-WAT-04_rows': [{ 'ACQ-WAT-04_parameter': 'cu', 'ACQ-WAT-04_value': '0.25' }],
    })
    await question('/ACQ-WAT-04_value')
      .getByText(/Company standard 7/)
      .waitFor()
    await untilSaved(page)
  })

  it('moves neither the box that is typed into nor anything above it while the number is judged', async () => {
    const { page } = running
    const value = question('/ACQ-WAT-04_value')
    const box = value.locator('input').first()
    const judged = value.getByText(word('questions', 'limit.breach'), { exact: true })
    /** Where the box stands, and every question before it or around it. */
    const places = () =>
      box.evaluate((element) =>
        [element, ...document.querySelectorAll('main [data-path]')]
          .filter((each) => element === each || (each.compareDocumentPosition(element) & 4) !== 0)
          .map((each) => [each.getAttribute('data-path'), each.getBoundingClientRect().top]),
      )
    await box.fill('')
    await judged.waitFor({ state: 'detached' })
    const before = await places()
    expect(before.length).toBeGreaterThan(2)
    for (const key of '0.25') {
      await page.keyboard.press(key)
      expect(await places()).toEqual(before)
    }
    await judged.waitFor()
    expect(await places()).toEqual(before)
    await untilSaved(page)
  })

  it('takes a result in a unit of its parameter, and asks again when the next parameter has another', async () => {
    const { page } = running
    const value = question('/ACQ-WAT-04_value')
    const box = value.locator('input').first()
    const units = value.getByRole('combobox', { name: word('questions', 'number.unit') })
    expect(await units.locator('option').allTextContents()).toEqual(['mg/L', 'µg/L', 'g/L'])
    await box.fill('190')
    await units.selectOption('ug/L')
    await value.getByText(sentence('questions', 'number.stored', { value: '0.19', unit: 'mg/L' })).waitFor()
    await choose('/ACQ-WAT-04_parameter', 'ph')
    const changed = { given: 'mg/L', unit: 'pH' }
    await value.getByText(sentence('questions', 'violation.unit.any', changed)).waitFor()
    expect(await box.inputValue()).toBe('0.19')
    expect(await units.count()).toBe(0)
    await choose('/ACQ-WAT-04_parameter', 'cu')
    await value.getByText(sentence('questions', 'violation.unit.any', changed)).waitFor({ state: 'detached' })
    await choose('/ACQ-WAT-04_parameter', 'ph')
    await value
      .getByRole('button', { name: sentence('questions', 'number.itIs', { value: '0.19 pH' }) })
      .click()
    await value.getByText(/Company standard 7/).waitFor({ state: 'detached' })
    await value.getByText(sentence('questions', 'violation.unit.any', changed)).waitFor({ state: 'detached' })
    await untilSaved(page)
  })

  it('takes a number in another unit, and keeps it in the question’s with what was typed', async () => {
    const { page } = running
    await goTo('ACQ-HED')
    const area = page.locator('[data-path="ACQ-HED-01_disturbed"]')
    await area.locator('input').first().fill('150')
    await area.getByRole('combobox', { name: word('questions', 'number.unit') }).selectOption('mu')
    await area.getByText(sentence('questions', 'number.stored', { value: '10', unit: 'ha' })).waitFor()
    expect(await area.locator('input').first().inputValue()).toBe('150')
    await untilSaved(page)
    await goTo('ACQ-LEG')
    await goTo('ACQ-HED')
    expect(await area.locator('input').first().inputValue()).toBe('10')
    await area.getByText(sentence('questions', 'number.entered', { entered: '150 mu' })).waitFor()
  })

  it('tells of a finding that an answer withdrew, at the question and on Finish', async () => {
    const { page } = running
    await goTo('ACQ-LEG')
    const changed = page.locator('[data-path="ACQ-LEG-01"]')
    await changed.locator('[data-choice="no"]').click()
    await changed.locator('[data-choice="yes"]').click()
    const panel = page.getByRole('complementary', { name: word('walk', 'panel.title') })
    await panel.getByText(word('walk', 'withdrawn.title')).waitFor()
    await press(page, 'walk', 'finish')
    const list = page.getByRole('region', { name: word('finish', 'withdrawn.title') })
    await list
      .getByText(/was “.+” · changed by Ana Quispe/)
      .first()
      .waitFor()
  })

  it('leads from a row of the sources to the question that covers it', async () => {
    const { page } = running
    await press(page, 'common', 'app.checklists')
    await press(page, 'checklists', 'coverage.go')
    await page.locator('[data-row]').first().waitFor()
    expect(await page.locator('[data-row]').count()).toBe(157)
    await expectAccess(running, 'coverage')
    const link = page.locator('[data-row="000-09"]').getByRole('button').first()
    const name = ((await link.textContent()) ?? '').match(/^[A-Z]+-[A-Z]+-\d+/)?.[0] ?? ''
    await link.click()
    const row = page.locator(`[id^="row-${name}"]:focus`)
    await row.waitFor()
    expect(await row.isVisible()).toBe(true)
    expect(running.complaints.filter((line) => line.includes('no words'))).toEqual([])
  })
})
