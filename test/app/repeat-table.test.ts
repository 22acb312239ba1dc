import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccess } from './support/access.ts'
import { beginWalk } from './support/begin-walk.ts'
import { inMain } from './support/in-main.ts'
import { launchApp, type RunningApp, temporaryFolder } from './support/launch-app.ts'
import { openSection, press, untilSaved } from './support/person.ts'
import { word } from './support/words.ts'

const REPEAT = 'ACQ-WAT-04_rows'

/** Thirty results as a laboratory sends them: its own heading order, Chinese and English names, another unit, three slips. */
const SHEET = [
  ['Date of the sample', 'Sampling point', '监测项目', 'Result (µg/L)', 'Analyst'],
  ...Array.from({ length: 30 }, (_, index) => [
    index === 4 ? 'last week' : `${index + 1}-May-2026`,
    `OUT-${index + 1}`,
    index === 7 ? 'unobtainium' : index % 2 === 0 ? '总铜' : 'Copper',
    index === 11 ? 'n/a' : `${(index + 1) * 10}`,
    '',
  ]),
]
  .map((cells) => cells.join('\t'))
  .join('\r\n')

/** Results from a spreadsheet: pasted, looked through, put in, and taken back with one undo. */
describe('the entries of a repeat as a table', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let running: RunningApp

  beforeAll(async () => {
    folder = await temporaryFolder('repeat-table')
    running = await launchApp(join(folder.path, 'profile'))
    await beginWalk(running.page)
  })
  afterAll(async () => {
    await running.close()
    await folder.remove()
  })

  it('takes thirty rows from the clipboard, says which cells do not fit, and gives them back at once', async () => {
    const { app, page } = running
    await openSection(page, 'Water')
    const repeat = page.locator(`section[id$="${REPEAT}"]`)
    await press(repeat, 'questions', 'repeat.add')
    await repeat.getByText(word('questions', 'table.table'), { exact: true }).click()
    const cells = repeat.locator('td[data-path]')
    await inMain(app, ({ clipboard }, text) => clipboard.writeText(text), SHEET)
    await cells.first().getByRole('button').focus()
    await cells.first().getByRole('textbox').waitFor()
    await page.keyboard.press('Control+v')

    const dialog = page.getByRole('dialog', { name: word('questions', 'table.paste.title') })
    await dialog.getByText('30 rows · 29 new entries · 1 entry filled · 117 cells fit').waitFor()
    await dialog.getByText('3 cells do not fit.').waitFor()
    await dialog.getByText('Line 6, Date of the sample: “last week” is not a date.').waitFor()
    await dialog.getByText(/^Line 9, Parameter: “unobtainium” is not among the choices\.$/).waitFor()
    await expectAccess(running, 'paste')
    await dialog.getByRole('button', { name: 'Put in 30 rows' }).click()
    await dialog.waitFor({ state: 'detached' })

    const rows = repeat.locator('tbody tr')
    await rows.nth(29).waitFor()
    expect(await rows.count()).toBe(30)
    const last = rows.nth(29)
    await last.getByText('OUT-30', { exact: true }).waitFor()
    await last.getByText('0.3 mg/L', { exact: true }).waitFor()
    // What did not fit is there as it was written, and marked.
    await rows.nth(4).locator('[data-invalid="true"]').getByText('last week').first().waitFor()
    await untilSaved(page)
    await expectAccess(running, 'table')

    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    await page.keyboard.press('Control+z')
    await rows.nth(1).waitFor({ state: 'detached' })
    expect(await rows.count()).toBe(1)
    expect(await repeat.getByText('OUT-1', { exact: true }).count()).toBe(0)
    await page.keyboard.press('Control+y')
    await rows.nth(29).getByText('OUT-30', { exact: true }).waitFor()
    await untilSaved(page)
  })

  it('opens a window over the table for an answer that a cell has no room for', async () => {
    const { page } = running
    const repeat = page.locator('section[id$="ACQ-WAT-03_rows"]')
    await press(repeat, 'questions', 'repeat.add')
    await repeat.getByText(word('questions', 'table.table'), { exact: true }).click()
    await repeat.locator('td[data-type="geopoint"] button').first().click()
    await page.getByRole('dialog').getByRole('textbox').first().waitFor()
    await expectAccess(running, 'cell')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(running.complaints.filter((line) => line.includes('no words'))).toEqual([])
  })
})
