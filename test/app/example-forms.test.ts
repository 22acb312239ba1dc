import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ExampleForm, exampleForm } from '../support/xlsforms/example-forms.ts'
import { launchApp, type RunningApp, temporaryFolder } from './support/launch-app.ts'
import { addToLibrary, chooseStage, picked, pickForm } from './support/library.ts'
import { ANA, introduce, openSection, press } from './support/person.ts'

/** Forms of three kinds, written in a spreadsheet for ODK, imported and walked in the real app. */
describe('a form from a spreadsheet', () => {
  let profile: Awaited<ReturnType<typeof temporaryFolder>>
  let running: RunningApp

  beforeAll(async () => {
    profile = await temporaryFolder('forms-profile')
    running = await launchApp(profile.path)
    await introduce(running.page, ANA)
  })
  afterAll(async () => {
    await running.close()
    await profile.remove()
  })

  const question = (name: string) =>
    running.page.locator(`main [data-path="${name}"], main [data-path$="/${name}"]`)
  const enter = async (name: string, text: string, index = 0) => {
    const input = question(name).nth(index).locator('input:not([type=file]), textarea').first()
    await input.fill(text)
    await input.blur()
  }
  const choose = (name: string, choice: string) => question(name).locator(`input[value="${choice}"]`).check()
  const search = async (name: string, label: string) => {
    const menu = question(name).getByRole('combobox')
    await menu.click()
    await menu.fill(label)
    await running.page.getByRole('option', { name: label, exact: true }).click()
  }

  /** Imports an example and opens it for a walk. */
  async function tryOut(name: ExampleForm, title: string): Promise<void> {
    const { page } = running
    const { file, companions } = exampleForm(name)
    await press(page, 'common', 'app.checklists')
    await pickForm(page, [picked(file), ...companions.map(picked)])
    await chooseStage(page, 'operation')
    await addToLibrary(page, title)
    await press(page, 'checklists', 'try')
    await page.locator('[data-preview]').waitFor()
  }

  it('of a site inspection: asks about the dam only where there is one, and works out its freeboard', async () => {
    const { page } = running
    await tryOut('site-inspection', 'Tailings and dump inspection')
    const dam = page.getByRole('button', { name: 'The dam' })
    expect(await dam.count()).toBe(0)
    await openSection(page, 'The facility')
    await choose('kind', 'tsf')
    await enter('facility_name', 'tsf-2')
    await question('facility_name')
      .getByText(/^Two to four capitals/)
      .waitFor()
    await enter('facility_name', 'TSF-2')
    await question('facility_name').getByRole('alert').waitFor({ state: 'detached' })
    await openSection(page, 'The dam')
    await choose('rain_class', 'y1000')
    await enter('crest_m', '100')
    await enter('pond_m', '100.5')
    await question('pond_m').getByText('The water cannot stand above the crest (100 m).').waitFor()
    await enter('pond_m', '99.5')
    await question('freeboard_alarm').getByText('0.5 m, at least 1 m are needed').waitFor()
    await choose('rain_class', 'y100')
    await question('freeboard_alarm').getByText('0.5 m, at least 0.8 m are needed').waitFor()
  })

  it('of a household survey: cascades, fills in names, and sums over rows inside rows', async () => {
    const { page } = running
    await tryOut('household-survey', 'Household health survey')
    await openSection(page, 'Where')
    await choose('province', 'south')
    expect(await question('district').locator('input[type=radio]').count()).toBe(1)
    await choose('province', 'north')
    await choose('district', 'n_hill')
    await search('village', 'Mlimani')
    await openSection(page, 'Households of Mlimani, Hill')
    await press(page, 'questions', 'repeat.add')
    await enter('surname', 'Banda')
    await enter('member_n', '2')
    await question('first_name').getByText('First name of person 1.2').waitFor()
    await enter('first_name', 'Neema')
    expect(await question('last_name').first().locator('input').inputValue()).toBe('Banda')
    const ill = question('ill').first()
    await ill.getByText('Cough', { exact: true }).click()
    await ill.getByText('Fever', { exact: true }).click()
    await question('days').getByText('Days lost to: Fever').waitFor()
    await enter('days', '3')
    await enter('days', '4', 1)
    await question('household_note').getByText('Neema Banda: 0 children under five, 2 people').waitFor()
    await openSection(page, 'Totals')
    await question('result_note').getByText('2 people in 1 households lost 7 days.').waitFor()
  })

  it('of a species count: finds one of ten thousand, and knows from the list beside it what is endangered', async () => {
    const { page } = running
    await tryOut('species-count', 'Species count along a transect')
    await enter('sighting_n', '1')
    await openSection(page, 'Sightings')
    await search('taxon', 'Fish')
    await search('species', 'Alauda alba 00005')
    await enter('n', '3')
    await question('seen').getByText('3 × Alauda alba 00005').waitFor()
    await question('proof').waitFor()
    await openSection(page, 'Totals')
    await question('total_note').getByText('3 individuals, 1 sightings').waitFor()
    await question('threats').waitFor()
  })

  it('never made the app complain', () => {
    expect(running.complaints).toEqual([])
  })
})
