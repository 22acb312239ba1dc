import { join } from 'node:path'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { expectAccess } from './support/access.ts'
import { beginWalk } from './support/begin-walk.ts'
import { inMain } from './support/in-main.ts'
import { launchApp, type RunningApp, temporaryFolder } from './support/launch-app.ts'
import { openAnswers, press, untilSaved } from './support/person.ts'
import { word } from './support/words.ts'

/** Sharing the work out. Each test goes on where the last ended. */
describe('several people at one assessment', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let running: RunningApp

  beforeAll(async () => {
    folder = await temporaryFolder('team')
    running = await launchApp(join(folder.path, 'profile'))
    await beginWalk(running.page)
    // Wide enough for what stands beside the questions.
    await inMain(running.app, ({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800),
    )
    await running.page.getByRole('complementary').waitFor()
  })
  afterAll(async () => {
    await running.close()
    await folder.remove()
  })

  const given = (name: string) => running.page.locator(`main [data-assignee="${name}"]`)

  it('give a section to a colleague or to themselves, and take it back', async () => {
    const { page } = running
    await given('').click()
    await page.getByRole('combobox', { name: word('team', 'person') }).waitFor()
    await expectAccess(running, 'assignee')
    await page.getByRole('combobox', { name: word('team', 'person') }).fill('Ben Okoro')
    await page.keyboard.press('Enter')
    await given('Ben Okoro').waitFor()
    await page.getByRole('navigation').getByText('Ben Okoro', { exact: true }).waitFor()
    await given('Ben Okoro').click()
    await press(page, 'team', 'section.me')
    await page.locator('main [data-mine="true"][data-assignee]').waitFor()
    await press(page, 'find', 'filter.open')
    await page.locator('[data-filter="mine"]:enabled').waitFor()
    await press(page, 'find', 'filter.open')
    await untilSaved(page)
    await page.locator('main [data-path]').first().focus()
    await page.keyboard.press('Control+z')
    await given('Ben Okoro').waitFor()
  })

  it('flag a question for a colleague, and take the flag off', async () => {
    const { page } = running
    const question = page.locator('main [data-path]').first()
    await question.focus()
    await page.locator(`[data-about="${await question.getAttribute('data-path')}"]`).waitFor()
    await press(page, 'team', 'flag.add')
    await page.getByRole('combobox', { name: word('team', 'flag.to') }).fill('Ben Okoro')
    await page.getByLabel(word('team', 'flag.note')).fill('Is the register complete?')
    await page.getByRole('button', { name: word('team', 'flag.save'), exact: true }).click()
    await page.locator('[data-flag="Ben Okoro"]').getByText('Is the register complete?').waitFor()
    await question.locator('[data-flagged]').waitFor()
    await press(page, 'team', 'flag.clear')
    await question.locator('[data-flagged]').waitFor({ state: 'detached' })
    await untilSaved(page)
  })

  it('may change every answer once who leads lets them, and no more when that is taken back', async () => {
    const { page } = running
    await openAnswers(page)
    await page.locator('main [data-assignee]').click()
    const open = page.getByRole('switch', { name: word('team', 'open.label') })
    await open.and(page.locator(':checked')).waitFor()
    await open.uncheck({ force: true })
    await open.and(page.locator(':not(:checked)')).waitFor()
    await page.keyboard.press('Escape')
    await untilSaved(page)
  })
})
