import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchApp, type RunningApp, temporaryFolder } from './support/launch-app.ts'
import { ANA, introduce, openSection, press } from './support/person.ts'
import { word } from './support/words.ts'

/** What newcomers stumbled over with the keyboard alone. Each test goes on where the last ended. */
describe('first steps with the keyboard', () => {
  let profile: Awaited<ReturnType<typeof temporaryFolder>>
  let running: RunningApp

  beforeAll(async () => {
    profile = await temporaryFolder('first-steps')
    running = await launchApp(profile.path)
    await introduce(running.page, ANA)
  })
  afterAll(async () => {
    await running.close()
    await profile.remove()
  })

  const focused = () => running.page.locator(':focus')

  it('Enter takes the country that the search found, and never sends the form from an open menu', async () => {
    const { page } = running
    await press(page, 'home', 'newMine')
    await page.getByLabel(word('profile', 'field.name')).first().fill('Cerro Alto')
    const country = page.getByRole('combobox', { name: word('profile', 'field.country') })
    await country.fill('nowhere at all')
    await page.getByText(word('profile', 'nothingFound')).waitFor()
    await country.press('Enter')
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(word('mine', 'form.newTitle'))
    await country.fill('peru')
    await page
      .getByRole('option', { name: 'Peru', exact: true })
      .and(page.locator('[data-combobox-selected]'))
      .waitFor()
    await country.press('Enter')
    expect(await country.inputValue()).toBe('Peru')
    await press(page, 'mine', 'form.create')
    await page.getByRole('heading', { name: 'Cerro Alto', level: 1 }).waitFor()
  })

  it('an assessment begins with the focus on its checklist, and its first question is the first that is stepped to', async () => {
    const { page } = running
    await press(page, 'mine', 'start')
    const dialog = page.getByRole('dialog')
    await dialog.locator('input[type=radio]:focus').waitFor()
    await press(dialog, 'checklists', 'start.begin')
    await page.locator('main [data-path][data-at-hand=true]').waitFor()
    const first = await page.locator('main [data-path]').first().getAttribute('data-path')
    await page.keyboard.press('j')
    await page.locator(`main [data-path="${first}"]:focus`).waitFor()
  })

  it('a calendar opens at today, beside what was typed, and arrows and Enter choose', async () => {
    const { page } = running
    const question = page.locator('main [data-path]').first()
    const open = question.getByRole('button', { name: word('questions', 'date.open') })
    // Here is neither room below it nor above.
    await open.evaluate((element) => element.scrollIntoView({ block: 'center' }))
    await open.press('Enter')
    await page.locator('[data-today=true]:focus').waitFor()
    const [month, field] = [
      await page.getByRole('dialog', { name: word('questions', 'date.open') }).boundingBox(),
      await question.locator('input').boundingBox(),
    ]
    if (month === null || field === null) throw new Error('nothing to see')
    expect(month.x >= field.x + field.width || month.y >= field.y + field.height).toBe(true)
    expect(month.y + month.height).toBeLessThanOrEqual(await page.evaluate(() => innerHeight))
    const today = (await focused().getAttribute('data-date')) ?? ''
    await page.keyboard.press('ArrowLeft')
    await page.locator('[data-date]:focus:not([data-today=true])').waitFor()
    await page.keyboard.press('Enter')
    const answered = question.locator('input')
    const dayBefore = new Date(Date.parse(today) - 86_400_000).toISOString().slice(0, 10)
    await expect.poll(() => answered.inputValue()).toBe(dayBefore)
  })

  it('a comment and a flag are written and kept without looking for the focus', async () => {
    const { page } = running
    const panel = page.getByRole('complementary', { name: word('walk', 'panel.title') })
    await panel.getByRole('button', { name: word('walk', 'panel.toComment'), exact: true }).press('Enter')
    await panel.locator('textarea:focus').waitFor()
    await page.keyboard.type('Said by the seller.')
    await page.keyboard.press('Control+Enter')
    await panel.getByText('Said by the seller.').and(page.locator(':not(textarea)')).waitFor()
    expect(await panel.locator('textarea:focus').count()).toBe(1)
    await panel.getByRole('button', { name: word('walk', 'panel.toFlag'), exact: true }).press('Enter')
    await panel.locator('input[role=combobox]:focus').waitFor()
    await page.keyboard.type('Ben')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await panel.locator('[data-flag="Ben"] button:focus').waitFor()
  })

  it('another question begins at the top of the panel', async () => {
    const { page } = running
    const panel = page.getByRole('complementary', { name: word('walk', 'panel.title') })
    const scrolled = () =>
      panel.evaluate((element) =>
        Math.max(...[element, ...element.querySelectorAll('*')].map(({ scrollTop }) => scrollTop)),
      )
    await panel.getByRole('heading', { name: word('walk', 'panel.history') }).scrollIntoViewIfNeeded()
    expect(await scrolled()).toBeGreaterThan(0)
    await openSection(page, 'Water')
    await panel.getByText('ACQ-WAT', { exact: false }).first().waitFor()
    expect(await scrolled()).toBe(0)
  })
})
