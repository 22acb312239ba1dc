import { afterAll, beforeAll, describe, it } from 'vitest'
import { capture, screensFolder } from './support/capture.ts'
import { dustForm, outletPicture } from './support/dust-form.ts'
import { inMain } from './support/in-main.ts'
import { launchApp, type RunningApp, temporaryFolder } from './support/launch-app.ts'
import { addToLibrary, chooseStage, openLibrary, pickForm } from './support/library.ts'
import { ANA, introduce, press } from './support/person.ts'
import { word } from './support/words.ts'
import { wornForm } from './support/worn-form.ts'

/** Pictures of the library of checklists and what leads out of it. Each goes on where the last ended. */
describe('library screens', () => {
  let profile: Awaited<ReturnType<typeof temporaryFolder>>
  let running: RunningApp

  beforeAll(async () => {
    profile = await temporaryFolder('library-screens-profile')
    running = await launchApp(profile.path)
    await introduce(running.page, ANA)
  })
  afterAll(async () => {
    await running.close()
    await profile.remove()
  })

  const take = (name: string, options: Parameters<typeof capture>[3] = {}) =>
    capture(running, screensFolder(), name, options)
  const question = (name: string) => running.page.locator(`[data-path="${name}"]`)
  const askProfile = async (language: 'en' | 'zh') => {
    const { page } = running
    const button = page.getByRole('button', {
      name: word('checklists', 'preview.choose', language),
      exact: true,
    })
    // The trial begins anew in the other language, under a name in that language.
    await page
      .getByText(word('checklists', 'preview.mine', language), { exact: true })
      .first()
      .waitFor()
    if ((await page.getByRole('dialog').count()) === 0) await button.click()
    await page.getByRole('dialog').waitFor()
  }

  it('of imports', async () => {
    const { page } = running
    await openLibrary(page)
    await pickForm(page, [wornForm()])
    await page.getByText(word('checklists', 'import.refusedNext')).waitFor()
    await page.locator('[data-fate="refused"]').getByRole('button').first().click()
    await take('42-import-refused', { height: 1800 })
    await press(page, 'common', 'cancel')
    await pickForm(page, [dustForm('1'), await outletPicture()])
    await page.getByText(word('checklists', 'import.stageMissing')).waitFor()
    await take('43-import', { height: 1400 })
    await chooseStage(page, 'operation')
    await addToLibrary(page, 'Dust round')
    await take('44-checklist', { height: 1400 })
    await openLibrary(page)
    await pickForm(page, [dustForm('2', { question: 'Is dust clearly seen at the road?' })])
    await chooseStage(page, 'operation')
    await addToLibrary(page, 'Dust round')
    await press(page, 'checklists', 'compare.open')
    await page.locator('article[data-name]').first().waitFor()
    await take('45-compare')
  })

  it('of the library', async () => {
    const { page } = running
    await openLibrary(page)
    await page.locator('[data-form="dust_round"]').waitFor()
    await take('47-library', { height: 1400 })
    await page
      .locator('[data-form="dust_round"]')
      .getByRole('button', { name: word('checklists', 'try') })
      .first()
      .click()
    await page.locator('[data-preview]').waitFor()
    await question('dust').locator('input[value="yes"]').check()
    await question('trucks').locator('input').first().fill('500')
    await question('trucks').locator('input').first().blur()
    await take('48-preview')
    await press(page, 'checklists', 'preview.choose')
    await page.getByRole('dialog').waitFor()
    await take('49-preview-profile-few', { again: askProfile })
    await page.keyboard.press('Escape')
    await openLibrary(page)
    const built = page.locator('[data-form="adit-operation"]')
    await built
      .getByRole('button', { name: word('checklists', 'try') })
      .first()
      .click()
    await page.locator('[data-preview]').waitFor()
    await press(page, 'checklists', 'preview.choose')
    await page.getByRole('dialog').waitFor()
    await take('50-preview-profile', { again: askProfile })
    await page.keyboard.press('Escape')
    await openLibrary(page)
    await built
      .getByRole('button', { name: word('checklists', 'open'), exact: true })
      .first()
      .click()
    await page.getByRole('button', { name: word('checklists', 'save.do') }).waitFor()
    await take('51-checklist-built-in', { height: 1600 })
  })

  it('of the sources and the help', async () => {
    const { page, app } = running
    await openLibrary(page)
    await press(page, 'checklists', 'coverage.go')
    await page.locator('[data-row]').first().waitFor()
    await take('52-coverage')
    await inMain(app, ({ Menu }) => {
      const help = Menu.getApplicationMenu()?.items.find(({ role }) => String(role) === 'help')
      help?.submenu?.items[0]?.click()
    })
    await page.getByRole('heading', { level: 1, name: word('help', 'title') }).waitFor()
    await take('53-help', { height: 2000 })
    await page.getByText(word('help', 'part.xlsform'), { exact: true }).click()
    await take('54-help-xlsform', { height: 2000 })
  })
})
