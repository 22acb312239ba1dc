import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readBuiltInChecklists } from '../../main/checklists/built-in.ts'
import type { Checklist } from '../../shared/checklist/checklist.ts'
import { jpegWith, TAG, tiffBlock } from '../support/exif.ts'
import { expectAccess } from './support/access.ts'
import { answerSection } from './support/answer.ts'
import { beginWalk } from './support/begin-walk.ts'
import { launchApp, type RunningApp, temporaryFolder } from './support/launch-app.ts'
import { openSection, press, untilSaved } from './support/person.ts'
import { word } from './support/words.ts'

const assets = join(import.meta.dirname, '..', '..', 'assets')
const PHOTO = jpegWith(
  tiffBlock({
    main: [{ tag: TAG.model, text: 'FP5' }],
    exif: [
      { tag: TAG.original, text: '2026:05:30 16:00:10' },
      { tag: TAG.offsetOriginal, text: '-05:00' },
    ],
    gps: [
      { tag: TAG.latitudeRef, text: 'S' },
      { tag: TAG.latitude, fractions: [[1425, 100]] },
      { tag: TAG.longitudeRef, text: 'W' },
      { tag: TAG.longitude, fractions: [[726, 10]] },
    ],
  }),
)

/** Undo, redo and the history in the real window, across a power cut. Each test goes on where the last ended. */
describe('undo, redo and history', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let running: RunningApp
  let checklist: Checklist

  beforeAll(async () => {
    const found = (await readBuiltInChecklists(assets)).find(
      ({ definition }) => definition.form_id === 'adit-acquisition',
    )
    if (found === undefined) throw new Error('there is no pre-acquisition checklist')
    checklist = found
    folder = await temporaryFolder('undo')
    running = await launchApp(join(folder.path, 'profile'))
    await beginWalk(running.page)
  })
  afterAll(async () => {
    await running.close()
    await folder.remove()
  })

  const titled = (section: string) => checklist.rows.get(section)?.label.text.en ?? section
  const goTo = (section: string) => openSection(running.page, titled(section))
  const question = (name: string) => running.page.locator(`main [data-path$="${name}"]`).first()
  const answer = (section: string, answers: Record<string, unknown>) =>
    answerSection(running.page, checklist, section, answers, folder.path)
  const chosen = (name: string, choice: string) =>
    question(name).locator(`[data-choice="${choice}"][aria-checked="true"]`)
  /** What the two buttons say, by their beginning. */
  const button = (start: RegExp): Locator => running.page.getByRole('button', { name: start })
  const undo = /^Undo:/
  const redo = /^Redo:/
  /** Away from fields, which have an undo of their own. */
  const leaveFields = () =>
    running.page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  const said = (text: string | RegExp) => running.page.locator('[data-undo-said]').getByText(text).waitFor()

  it('offers nothing before anything was done', async () => {
    await button(new RegExp(`^${word('history', 'undo.nothingToUndo')}$`)).waitFor()
    expect(await button(undo).count()).toBe(0)
  })

  it('takes an answer back by key, says what it did, and goes there', async () => {
    const { page } = running
    await goTo('ACQ-LEG')
    await question('ACQ-LEG-01').locator('[data-choice="no"]').click()
    await question('ACQ-LEG-01').locator('[data-choice="yes"]').click()
    await goTo('ACQ-WAT')
    const words = (await button(undo).getAttribute('aria-label')) ?? ''
    expect(words).toMatch(/^Undo: ACQ-LEG-01 Yes\S* .*→ No/)
    await leaveFields()
    await page.keyboard.press('Control+z')
    await chosen('ACQ-LEG-01', 'no').waitFor()
    await said(`Undone. ${words.replace('Undo: ', '')}`)
    expect(await question('ACQ-LEG-01').evaluate((element) => element.contains(document.activeElement))).toBe(
      true,
    )
    await page.keyboard.press('Control+Shift+z')
    await chosen('ACQ-LEG-01', 'yes').waitFor()
    await page.keyboard.press('Control+z')
    await chosen('ACQ-LEG-01', 'no').waitFor()
    await page.keyboard.press('Control+y')
    await chosen('ACQ-LEG-01', 'yes').waitFor()
  })

  it('leaves the keys to a text field while somebody types in it', async () => {
    const { page } = running
    await goTo('ACQ-WAT')
    await answer('ACQ-WAT', {
      'ACQ-WAT-04_rows': [{ 'ACQ-WAT-04_parameter': 'cu', 'ACQ-WAT-04_value': '0.3' }],
    })
    const field = question('/ACQ-WAT-04_value').locator('input').first()
    await field.fill('0.42')
    await field.blur()
    await field.click()
    await page.keyboard.press('Control+End')
    await page.keyboard.type('7')
    await page.keyboard.press('Control+z')
    expect(await chosen('ACQ-LEG-01', 'yes').count()).toBe(0)
    await field.evaluate((input) => {
      if ((input as HTMLInputElement).value === '0.427') throw new Error('the field did not undo')
    })
    await field.fill('0.42')
    await field.blur()
    await untilSaved(page)
  })

  it('brings a row back that was removed, with what was in it', async () => {
    const { page } = running
    const rows = page.locator('section[id$="ACQ-WAT-04_rows"] section[id^="row-"]')
    const count = await rows.count()
    await rows
      .first()
      .getByRole('button', { name: /^Remove / })
      .click()
    await page.getByRole('dialog').getByText(word('questions', 'repeat.removeTitle')).waitFor()
    await expectAccess(running, 'remove-row')
    await press(page.getByRole('dialog'), 'questions', 'repeat.remove')
    await rows.nth(count - 1).waitFor({ state: 'detached' })
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await button(undo).click()
    await rows.nth(count - 1).waitFor()
    expect(await question('/ACQ-WAT-04_value').locator('input').first().inputValue()).toBe('0.42')
  })

  it('shows when and where a photo says it was taken, beside the app’s own time', async () => {
    const { page } = running
    await writeFile(join(folder.path, 'outfall.jpg'), PHOTO)
    await question('ACQ-WAT-01').evaluate((element) => (element as HTMLElement).focus())
    const panel = page.getByRole('complementary', { name: word('walk', 'panel.title') })
    // It follows a moment behind.
    await panel.locator('[data-about="ACQ-WAT-01"]').waitFor()
    await panel.locator('input[type=file]').first().setInputFiles(join(folder.path, 'outfall.jpg'))
    await panel.getByText(/Taken 30 May 2026.*UTC-05:00.*-14\.25, -72\.6/).waitFor()
    await untilSaved(page)
  })

  it('goes on undoing after the power was cut, and does it all again', async () => {
    await running.kill()
    running = await launchApp(join(folder.path, 'profile'))
    const { page } = running
    await goTo('ACQ-WAT')
    await button(/^Undo: .*outfall\.jpg/).click()
    await page.getByText('outfall.jpg', { exact: true }).waitFor({ state: 'detached' })
    // That the row was removed has been undone already: next is the answer before that.
    await button(undo).click()
    await said(/^Undone\. .*0\.42.*→/)
    await button(redo).click()
    await said(/^Done again\. .*→ 0\.42/)
    expect(await question('/ACQ-WAT-04_value').locator('input').first().inputValue()).toBe('0.42')
    await button(/^Redo: .*outfall\.jpg/).click()
    await button(new RegExp(`^${word('history', 'undo.nothingToRedo')}$`)).waitFor()
    await untilSaved(page)
  })

  it('tells the history of the whole assessment, and narrows it', async () => {
    const { page } = running
    await press(page, 'history', 'all.open')
    const dialog = page.getByRole('dialog', { name: word('history', 'all.title') })
    await dialog.getByText('Assessment of Cerro Alto began').waitFor()
    expect(await dialog.locator('[data-mark="undo"]').count()).toBeGreaterThan(2)
    expect(await dialog.locator('[data-mark="redo"]').count()).toBeGreaterThan(2)
    await dialog.getByRole('combobox', { name: word('history', 'all.kind') }).click()
    await page.getByRole('option', { name: word('history', 'all.group.file'), exact: true }).click()
    await dialog.getByText('Withdrew outfall.jpg').waitFor()
    await dialog.getByText('Assessment of Cerro Alto began').waitFor({ state: 'detached' })
    await press(dialog, 'history', 'all.clear')
    await dialog.getByRole('button', { name: 'Go to ACQ-LEG-01' }).first().click()
    await chosen('ACQ-LEG-01', 'yes').waitFor()
    expect(running.complaints.filter((line) => line.includes('no words'))).toEqual([])
  })
})
