import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccess } from './support/access.ts'
import { answerSection } from './support/answer.ts'
import { beginWalk } from './support/begin-walk.ts'
import { launchApp, type RunningApp, temporaryFolder } from './support/launch-app.ts'
import { openSection, press } from './support/person.ts'
import { type Material, readMaterial } from './support/story.ts'
import { word } from './support/words.ts'

/** The app says why, in the real window. Each test goes on where the one before ended. */
describe('asking why', () => {
  let profile: Awaited<ReturnType<typeof temporaryFolder>>
  let running: RunningApp
  let material: Material

  beforeAll(async () => {
    material = await readMaterial()
    profile = await temporaryFolder('explain-profile')
    running = await launchApp(profile.path)
    await beginWalk(running.page)
  })
  afterAll(async () => {
    await running.close()
    await profile.remove()
  })

  const label = (name: string) => material.checklist.rows.get(name)?.label.text.en ?? name
  const question = (name: string) => running.page.locator(`[data-path="${name}"]`)
  const answer = (answers: Record<string, unknown>) =>
    answerSection(running.page, material.checklist, 'ACQ-LEG', answers, material.attachments)
  const textOf = (place: Locator) => place.textContent().then((text) => text ?? '')

  it('lists what a section does not ask, each with the reason', async () => {
    const { page } = running
    await answer({ 'ACQ-LEG-02_term': 'open' })
    await page.getByRole('button', { name: /not asked here/ }).click()
    const dialog = page.getByRole('dialog')
    const entry = dialog.getByRole('button', { name: label('ACQ-LEG-02_expiry') })
    await entry.waitFor()
    expect(await textOf(entry)).toMatch(
      /Asked only when “How long does the right run\?” is “Ends on a fixed date”/,
    )
    await entry.click()
    const explained = dialog.getByText(`${word('explain', 'mark.fails')}: `)
    await explained.first().waitFor()
    await expectAccess(running, 'not-asked')
  })

  it('leads from there to the question that decides', async () => {
    const { page } = running
    const name = word('explain', 'inputs.goTo').replace('{{label}}', label('ACQ-LEG-02_term'))
    await page.getByRole('dialog').getByRole('button', { name }).first().click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await expect.poll(() => question('ACQ-LEG-02_term').getAttribute('data-at-hand')).toBe('true')
  })

  it('says in the panel why a question is asked', async () => {
    const { page } = running
    await answer({ 'ACQ-LEG-02_term': 'fixed', 'ACQ-LEG-02_expiry': '2020-01-31' })
    await question('ACQ-LEG-02_expiry')
      .getByRole('button', { name: word('questions', 'date.open') })
      .click()
    await page.getByRole('dialog').waitFor()
    await expectAccess(running, 'date')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    const panel = page.getByRole('complementary', { name: word('walk', 'panel.title') })
    await panel.getByRole('button', { name: word('explain', 'ask.asked') }).click()
    await expect
      .poll(() => textOf(panel))
      .toMatch(/Holds: Asked only when “How long does the right run\?” is “Ends on a fixed date”/)
  })

  it('says where a worked-out value comes from, and goes on to what that was worked out from', async () => {
    const { page } = running
    await question('ACQ-LEG-02')
      .getByRole('button', { name: /^Why\? Where does/ })
      .click()
    const window = page.getByRole('dialog')
    await window.getByText('“Expiry date of the right” is before').waitFor()
    await expectAccess(running, 'why')
    expect(await textOf(window)).toMatch(/Expiry date of the right.*31 Jan 2020/)
    await window
      .getByRole('button', { name: /^Why\? Where does/ })
      .first()
      .click()
    await window.getByRole('button', { name: /^Back to/ }).waitFor()
    await page.keyboard.press('Escape')
    await window.waitFor({ state: 'detached' })
  })

  it('says on Finish why an answer will be left out', async () => {
    const { page } = running
    await answer({ 'ACQ-LEG-02_term': 'open' })
    await press(page, 'walk', 'finish')
    const list = page.getByRole('region', { name: word('finish', 'left-out.title') })
    await expect
      .poll(() => textOf(list))
      .toMatch(/Asked only when “How long does the right run\?” is “Ends on a fixed date”/)
  })

  it('says it in Chinese as well', async () => {
    const { page } = running
    await page.getByText('中文', { exact: true }).click()
    const list = page.getByRole('region', { name: word('finish', 'left-out.title', 'zh') })
    await expect.poll(() => textOf(list)).toMatch(/仅当“矿权的期限属于哪一种？”为“.+”时才问。/)
    await page.getByText('EN', { exact: true }).click()
    await press(page, 'finish', 'continue')
    await openSection(page, 'Title and permits')
    expect(running.complaints.filter((line) => line.includes('no words'))).toEqual([])
  })
})
