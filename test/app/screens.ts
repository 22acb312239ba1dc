import { join } from 'node:path'
import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { readBuiltInChecklists } from '../../main/checklists/built-in.ts'
import type { Checklist } from '../../shared/checklist/checklist.ts'
import { answerSection } from './support/answer.ts'
import type { Answers } from './support/answers-format.ts'
import { capture, screensFolder } from './support/capture.ts'
import { launchApp, type RunningApp, temporaryFolder } from './support/launch-app.ts'
import { openLibrary } from './support/library.ts'
import { ANA, createMine, introduce, openSection, press, untilSaved } from './support/person.ts'
import { type Material, readMaterial } from './support/story.ts'
import { word } from './support/words.ts'

const assets = join(import.meta.dirname, '..', '..', 'assets')
const LIMITS = [
  'name,max,source,verified',
  'effluent_cu_ifc,0.2,Company standard 7,no',
  'effluent_zn_ifc,0.4,Company standard 7,yes',
].join('\n')

/** Pictures of the screens and states that the story of the demonstration passes by. Each goes on where the last ended. */
describe('screens', () => {
  let profile: Awaited<ReturnType<typeof temporaryFolder>>
  let running: RunningApp
  let material: Material
  let checklists: readonly Checklist[]

  beforeAll(async () => {
    material = await readMaterial()
    checklists = await readBuiltInChecklists(assets)
    profile = await temporaryFolder('screens-profile')
    running = await launchApp(profile.path)
    await introduce(running.page, ANA)
    await createMine(running.page, 'Cerro Alto')
  })
  afterAll(async () => {
    await running.close()
    await profile.remove()
  })

  const take = (name: string, options: Parameters<typeof capture>[3] = {}) =>
    capture(running, screensFolder(), name, options)
  const question = (name: string) =>
    running.page.locator(`[data-path="${name}"], [data-path$="/${name}"]`).first()
  const center = (place: Locator) => place.evaluate((element) => element.scrollIntoView({ block: 'center' }))
  const goTo = (form: string, section: string) => {
    const checklist = checklists.find(({ definition }) => definition.form_id === form)
    return openSection(running.page, checklist?.rows.get(section)?.label.text.en ?? section)
  }
  const answer = (section: string, answers: Answers) =>
    answerSection(running.page, material.checklist, section, answers, material.attachments)
  /** What the story answers to these questions. */
  const told = (...names: string[]) =>
    Object.fromEntries(Object.entries(material.answers).filter(([name]) => names.includes(name)))
  const panel = () =>
    running.page
      .getByRole('complementary', { name: word('walk', 'panel.title') })
      .or(running.page.getByRole('dialog'))
  const mine = async () => {
    await press(running.page, 'common', 'app.mark')
    await running.page.getByRole('button', { name: 'Cerro Alto' }).first().click()
    await running.page.getByRole('heading', { level: 2, name: word('mine', 'timeline') }).waitFor()
  }
  const startStage = async (stage: string) => {
    await mine()
    const heading = running.page.getByRole('heading', { name: word('common', `stage.${stage}`), level: 3 })
    await press(running.page.getByRole('listitem').filter({ has: heading }), 'mine', 'start')
    await running.page.getByRole('dialog').waitFor()
  }
  const begin = async () => {
    await press(running.page.getByRole('dialog'), 'checklists', 'start.begin')
    await running.page
      .getByRole('button', { name: word('walk', 'finish') })
      .first()
      .waitFor()
  }
  const openPanel = () => press(running.page, 'walk', 'panel.open')

  it('of the company’s limits', async () => {
    const { page } = running
    await openLibrary(running.page)
    await press(page, 'checklists', 'limits.open')
    await page.getByText(word('checklists', 'limits.none')).waitFor()
    await take('20-limits-none')
    const pick = (text: string) =>
      page
        .locator('input[type=file]')
        .setInputFiles({ name: 'limits.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
    await pick('name,max\neffluent_cu_ifc,low\n')
    await page.getByText(/line 2, column max/).waitFor()
    await take('21-limits-refused')
    await press(page, 'common', 'cancel')
    await pick(LIMITS)
    await page.getByRole('row').filter({ hasText: 'effluent_cu_ifc' }).waitFor()
    await take('22-limits-picked')
    await press(page, 'checklists', 'limits.use')
    await page.getByText(/^From limits.csv, taken in/).waitFor()
    await take('23-limits-in-use')
  })

  it('of the beginning', async () => {
    await startStage('acquisition')
    await running.page
      .getByRole('dialog')
      .getByText(/\+limits\./)
      .waitFor()
    await take('24-start')
    await begin()
  })

  it('of what an answer goes through', async () => {
    const { page } = running
    await answer('ACQ-LEG', {
      ...told('ACQ-LEG-01', 'ACQ-LEG-05_rows', 'ACQ-LEG-07'),
      'ACQ-LEG-02_term': 'fixed',
      'ACQ-LEG-02_expiry': '2020-01-31',
    })
    const changed = question('ACQ-LEG-01')
    await changed.locator('[data-choice="no"]').click()
    await changed.locator('[data-choice="yes"]').click()
    await panel().getByText(word('walk', 'withdrawn.title')).waitFor()
    await take('25-withdrawn-note', { narrow: openPanel })

    await center(question('ACQ-LEG-02_expiry'))
    await question('ACQ-LEG-02_expiry').locator('input').first().click()
    await page.keyboard.press('Escape')
    const ask = () =>
      panel()
        .getByRole('button', { name: word('explain', 'ask.asked') })
        .click()
    await ask()
    await take('26-why-asked', { narrow: () => openPanel().then(ask) })
    await question('ACQ-LEG-02')
      .getByRole('button', { name: /^Why\? Where does/ })
      .click()
    await page
      .getByRole('dialog')
      .getByText(/is before/)
      .first()
      .waitFor()
    await take('27-where-from')
    await page.keyboard.press('Escape')
    await answer('ACQ-LEG', { 'ACQ-LEG-02_term': 'open' })
    await page.getByRole('button', { name: /not asked here/ }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Expiry date of the right' }).click()
    await take('28-not-asked')
    await page.keyboard.press('Escape')

    await goTo('adit-acquisition', 'ACQ-HED')
    await answer(
      'ACQ-HED',
      told('ACQ-HED-01_disturbed', 'ACQ-HED-01_restored', 'ACQ-HED-01', 'ACQ-HED-03_now'),
    )
    const area = question('ACQ-HED-01_disturbed')
    await area.locator('input').first().fill('9600')
    await area.getByRole('combobox', { name: word('questions', 'number.unit') }).selectOption('mu')
    await center(area)
    await take('29-other-unit')
    await goTo('adit-acquisition', 'ACQ-WAT')
    await answer('ACQ-WAT', {
      'ACQ-WAT-01': { value: 'yes', evidence: 'E0' },
      'ACQ-WAT-04_rows': [
        { 'ACQ-WAT-04_parameter': 'cu', 'ACQ-WAT-04_value': '0.25' },
        { 'ACQ-WAT-04_parameter': 'ph', 'ACQ-WAT-04_value': '6.8' },
      ],
    })
    await question('ACQ-WAT-04_value').locator('input').first().click()
    await center(question('ACQ-WAT-04_value'))
    await question('ACQ-WAT-04_value').getByText(word('questions', 'limit.unverified')).waitFor()
    await take('30-check-the-standard')
    await goTo('adit-acquisition', 'ACQ-LIA')
    await answer('ACQ-LIA', {
      ...told(
        'ACQ-LIA-02_basis',
        'ACQ-LIA-02_low',
        'ACQ-LIA-02_likely',
        'ACQ-LIA-08_rows',
        'ACQ-LIA-08_complete',
      ),
      'ACQ-LIA-02_high': '810000',
    })
    await untilSaved(page)
    await take('31-acquisition-liabilities', { height: 2600 })
    await press(page, 'walk', 'finish')
    await page.getByRole('region', { name: word('finish', 'withdrawn.title') }).waitFor()
    await take('32-finish', { height: 3200 })
    await page.getByText(word('finish', 'score.parts'), { exact: true }).click()
    await page.locator('details details summary').first().click()
    const parts = () => center(page.getByText(word('finish', 'score.parts'), { exact: true }))
    await parts()
    await take('32-finish-score-parts', { height: 1600, narrow: parts })
  })

  it('of what is carried forward', async () => {
    const { page } = running
    await startStage('operation')
    await page
      .getByRole('dialog')
      .getByText(/from Pre-acquisition/)
      .waitFor()
    await page.getByRole('dialog').getByText(word('checklists', 'start.quick'), { exact: true }).click()
    await take('33-start-carry')
    await page.getByRole('dialog').getByText(word('checklists', 'start.quick'), { exact: true }).click()
    await begin()
    await goTo('adit-operation', 'OPS-ECO')
    await question('OPS-ECO-01_shown').locator('[data-choice="yes"], input[value="yes"]').first().click()
    await question('OPS-ECO-07_shown').locator('[data-choice="yes"], input[value="yes"]').first().click()
    await question('OPS-ECO-07_now').getByText(word('questions', 'carried.then')).waitFor()
    await center(question('OPS-ECO-01_disturbed'))
    await take('34-carried')
    await center(question('OPS-ECO-07_now'))
    await take('35-carried-other-words')
    await take('36-operation-restoration', { height: 3200 })
    await press(page, 'walk', 'finish')
    await page.getByRole('region', { name: word('finish', 'missing.title') }).waitFor()
    await take('37-finish-carried', { height: 1600 })
  })

  it('of the other stages', async () => {
    await startStage('construction')
    await begin()
    await goTo('adit-construction', 'EIA-IMP')
    await take('38-construction-prediction', { height: 3200 })
    await startStage('closure')
    await begin()
    await goTo('adit-closure', 'CLO-ECO')
    await take('39-closure-ecology', { height: 3200 })
    await mine()
    await take('40-mine')
    await press(running.page, 'common', 'app.mark')
    await running.page.getByRole('heading', { name: word('home', 'title') }).waitFor()
    await take('41-home')
  })
})
