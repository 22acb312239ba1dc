import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importForm } from '../../shared/xlsform/import-form.ts'
import { expectAccess } from './support/access.ts'
import { dustForm, outletPicture } from './support/dust-form.ts'
import { inMain } from './support/in-main.ts'
import { launchApp, type RunningApp, temporaryFolder } from './support/launch-app.ts'
import { addToLibrary, chooseStage, type Picked, pickForm } from './support/library.ts'
import { ANA, createMine, introduce, press, untilSaved } from './support/person.ts'
import { saveDialogsAnswer } from './support/story.ts'
import { word } from './support/words.ts'

/** A company's own checklist from Excel to an assessment, in the real app. Each test goes on where the one before ended. */
describe('the library of checklists', () => {
  let profile: Awaited<ReturnType<typeof temporaryFolder>>
  let exports: Awaited<ReturnType<typeof temporaryFolder>>
  let running: RunningApp
  const library = () => press(running.page, 'common', 'app.checklists')
  const card = () => running.page.locator('[data-form="dust_round"]')
  const version = (name: string) => card().locator(`[data-version="${name}"]`)
  const question = (name: string) =>
    running.page.locator(`main [data-path="${name}"], main [data-path$="/${name}"]`)

  beforeAll(async () => {
    profile = await temporaryFolder('library-profile')
    exports = await temporaryFolder('library-exports')
    running = await launchApp(profile.path)
    await introduce(running.page, ANA)
  })
  afterAll(async () => {
    await running.close()
    await profile.remove()
    await exports.remove()
  })

  it('shows what the app came with', async () => {
    await library()
    await running.page.locator('[data-form="adit-acquisition"]').waitFor()
  })

  it('refuses a form that must be mended, names the cell, and keeps nothing of it', async () => {
    const { page } = running
    await pickForm(page, [dustForm('1', { broken: true })])
    await page.getByText(word('checklists', 'import.refusedNext')).waitFor()
    const refusal = page.locator('[data-fate="refused"]')
    await refusal.getByRole('button').first().click()
    await refusal.getByText('survey!A4', { exact: true }).waitFor()
    expect(await count(page, 'library')).toBe(0)
    await press(page, 'common', 'cancel')
    expect(await card().count()).toBe(0)
  })

  it('keeps nothing of an import that is cancelled', async () => {
    const { page } = running
    await pickForm(page, [dustForm('1')])
    await page.getByRole('button', { name: word('checklists', 'import.add') }).waitFor()
    await press(page, 'common', 'cancel')
    expect(await count(page, 'library')).toBe(0)
    expect(await count(page, 'media')).toBe(0)
    expect(await count(page, 'checklists')).toBe(0)
  })

  it('imports a form with its picture, tells what became of it, and files it under the stage that was chosen', async () => {
    const { page } = running
    await pickForm(page, [dustForm('1'), await outletPicture()])
    await page.getByText(word('checklists', 'import.stageMissing')).waitFor()
    const missing = page.locator('[data-code="media-missing"]')
    expect(await missing.textContent()).toContain('cloud.png')
    await expectAccess(running, 'import')
    const add = page.getByRole('button', { name: word('checklists', 'import.add') })
    expect(await add.isDisabled()).toBe(true)
    await chooseStage(page, 'operation')
    await addToLibrary(page, 'Dust round')
    await expectAccess(running, 'checklist')
    await library()
    expect(await version('1').textContent()).toContain('dust 1.xlsx')
    expect(await version('1').textContent()).toContain(ANA.name)
  })

  it('says that it has a form already, and refuses another one under the same version', async () => {
    const { page } = running
    await pickForm(page, [dustForm('1')])
    await page.getByText(word('checklists', 'import.known')).waitFor()
    await press(page, 'common', 'cancel')
    await pickForm(page, [dustForm('1', { question: 'Is there dust?' })])
    await page.getByText(word('checklists', 'import.taken').replace('{{version}}', '1')).waitFor()
    expect(await page.getByRole('button', { name: word('checklists', 'import.add') }).count()).toBe(0)
    await press(page, 'common', 'cancel')
  })

  it('tries a checklist out with its rules, pictures and rows, and forgets it all', async () => {
    const { page } = running
    await version('1')
      .getByRole('button', { name: word('checklists', 'try') })
      .click()
    await page.locator('[data-preview]').waitFor()
    await question('dust').locator('img').waitFor()
    expect(await question('dust').locator('[data-missing]').getAttribute('data-missing')).toBe('cloud.png')
    await question('dust').locator('button:has(img)').first().click()
    await page.getByRole('dialog').locator('img').waitFor()
    await expectAccess(running, 'enlarged')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(await question('trucks').count()).toBe(0)
    await question('dust').locator('input[value="yes"]').check()
    await question('trucks').locator('input').first().fill('500')
    await question('trucks').locator('input').first().blur()
    await question('trucks')
      .getByRole('alert')
      .or(question('trucks').locator('[data-violation]'))
      .first()
      .waitFor()
    await press(page, 'questions', 'repeat.add')
    await question('pm10').locator('input').first().fill('83.5')
    await question('pm10').locator('input').first().blur()
    await page.getByText('Highest: 83.5').waitFor()
    await question('pm10').evaluate((element) => element.setAttribute('data-same', ''))
    await expectAccess(running, 'preview')
    expect(await page.locator('main [data-same]').count(), 'another language begins nothing anew').toBe(1)
    expect(await page.locator('[data-save]').count()).toBe(0)
    expect(await count(page, 'assessments')).toBe(0)
    expect(await count(page, 'events')).toBe(0)
  })

  it('asks other questions of another mine, with the answers so far', async () => {
    const { page } = running
    await question('dam').waitFor()
    await press(page, 'checklists', 'preview.choose')
    const dialog = page.getByRole('dialog')
    await dialog.getByText(word('common', 'no'), { exact: true }).click()
    await expectAccess(running, 'preview-mine')
    await press(dialog, 'checklists', 'preview.apply')
    await question('dam').waitFor({ state: 'detached' })
    expect(await question('trucks').locator('input').first().inputValue()).toBe('500')
    await page.getByText('Highest: 83.5').waitFor()
    await press(page, 'checklists', 'preview.leave')
    await press(page, 'checklists', 'try')
    await question('dust').waitFor()
    expect(await question('trucks').count()).toBe(0)
    expect(await count(page, 'events')).toBe(0)
    expect(await count(page, 'attachments')).toBe(0)
  })

  it('saves a checklist as a workbook that reads back the same', async () => {
    const { page, app } = running
    const file = join(exports.path, 'dust.xlsx')
    await saveDialogsAnswer(app, file)
    await library()
    await version('1')
      .getByRole('button', { name: word('checklists', 'more').replace('{{version}}', '1') })
      .click()
    await page.getByRole('menuitem', { name: word('checklists', 'save.do') }).click()
    await page.getByText(file).waitFor()
    const { buffer } = dustForm('1')
    const original = importForm({ name: 'dust.xlsx', bytes: buffer }, { stage: 'operation' })
    const again = importForm({ name: 'dust.xlsx', bytes: await readFile(file) })
    expect(again.checklist?.definition).toEqual(original.checklist?.definition)
  })

  it('saves a built-in checklist too', async () => {
    const { page, app } = running
    const file = join(exports.path, 'acquisition.xlsx')
    await saveDialogsAnswer(app, file)
    await page
      .locator('[data-form="adit-acquisition"]')
      .getByRole('button', { name: word('checklists', 'open'), exact: true })
      .first()
      .click()
    await press(page, 'checklists', 'save.do')
    await page.getByText(file).waitFor()
    const again = importForm({ name: 'acquisition.xlsx', bytes: await readFile(file) })
    expect(again.checklist?.definition.form_id).toBe('adit-acquisition')
  })

  it('takes a newer version by drop and shows what differs', async () => {
    const { page } = running
    await library()
    await drop(page, [dustForm('2', { question: 'Is dust clearly seen at the road?' })])
    await chooseStage(page, 'operation')
    await addToLibrary(page, 'Dust round')
    await press(page, 'checklists', 'compare.open')
    const rows = page.locator('article[data-name]')
    await rows.first().waitFor()
    expect(await rows.count()).toBe(1)
    expect(await rows.locator('ins').allTextContents()).toEqual(['clearly '])
    await expectAccess(running, 'compare')
  })

  it('begins an assessment with it at a mine, newest version first, and keeps its answers', async () => {
    const { page } = running
    await press(page, 'common', 'app.mark')
    await createMine(page, 'Cerro Alto')
    const stage = page.locator('li').filter({ has: page.getByRole('heading', { name: 'Operation' }) })
    await stage.getByRole('button', { name: word('mine', 'start') }).click()
    const dialog = page.getByRole('dialog')
    const dust = dialog.locator('input[type=radio][value*="dust_round"]')
    expect(await dust.count()).toBe(1)
    await dust.check()
    expect(await dust.getAttribute('value')).toBe('["dust_round","2"]')
    await press(dialog, 'checklists', 'start.begin')
    await question('dust').locator('input[value="yes"]').check()
    await question('trucks').locator('input').first().fill('40')
    await question('trucks').locator('input').first().blur()
    await untilSaved(page)
  })

  it('leaves the assessment whole when its version is removed from the library', async () => {
    const { page } = running
    await library()
    await version('2')
      .getByRole('button', { name: word('checklists', 'more').replace('{{version}}', '2') })
      .click()
    const remove = page.getByRole('menuitem', { name: word('checklists', 'remove.do') })
    await remove.waitFor()
    await expectAccess(running, 'version-menu')
    await remove.click()
    await page.getByRole('dialog').waitFor()
    await expectAccess(running, 'remove-version')
    await press(page.getByRole('dialog'), 'checklists', 'remove.do')
    await version('2').waitFor({ state: 'detached' })
    expect(running.complaints).toEqual([])
    await running.kill()
    running = await launchApp(profile.path)
    await press(running.page, 'common', 'app.mark')
    await running.page.getByText('Cerro Alto').first().click()
    await press(running.page, 'mine', 'continue')
    expect(await question('trucks').locator('input').first().inputValue()).toBe('40')
  })

  it('says in the help what of XLSForm is supported', async () => {
    const { page, app } = running
    await inMain(app, ({ Menu }) => {
      const help = Menu.getApplicationMenu()?.items.find(({ role }) => String(role) === 'help')
      help?.submenu?.items[0]?.click()
    })
    await page.getByRole('heading', { level: 1, name: word('help', 'title') }).waitFor()
    await page.getByText(word('help', 'part.xlsform'), { exact: true }).click()
    await page.getByText('jr:choice-name()', { exact: true }).waitFor()
  })

  it('never complained', () => {
    expect(running.complaints).toEqual([])
  })
})

/** Drops files onto the window. */
async function drop(page: Page, files: readonly Picked[]): Promise<void> {
  const plain = files.map(({ name, mimeType, buffer }) => ({ name, mimeType, bytes: [...buffer] }))
  await page.evaluate((dropped) => {
    const transfer = new DataTransfer()
    for (const { name, mimeType, bytes } of dropped)
      transfer.items.add(new File([new Uint8Array(bytes)], name, { type: mimeType }))
    window.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, cancelable: true }))
  }, plain)
}

/** How many rows a table of the database holds. */
async function count(page: Page, table: string): Promise<number> {
  return await page.evaluate(async (name) => {
    const ask = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const database = await ask(indexedDB.open('adit'))
    const found = await ask(database.transaction(name).objectStore(name).count())
    database.close()
    return found
  }, table)
}
