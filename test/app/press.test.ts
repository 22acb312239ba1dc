import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { beginWalk } from './support/begin-walk.ts'
import { launchApp, type RunningApp, temporaryFolder } from './support/launch-app.ts'
import { word } from './support/words.ts'

describe('pressing an answer', () => {
  let profile: Awaited<ReturnType<typeof temporaryFolder>>
  let running: RunningApp

  beforeAll(async () => {
    profile = await temporaryFolder('press')
    running = await launchApp(profile.path)
    await beginWalk(running.page)
  })
  afterAll(async () => {
    await running.close()
    await profile.remove()
  })

  it('counts, although the question left behind then says what it lacks and everything below moves', async () => {
    const { page } = running
    const permits = page.locator('section[id$="ACQ-LEG-05_rows"]')
    await permits.getByRole('button', { name: word('questions', 'repeat.add') }).click()
    const row = permits.locator('section[id^="row-"]')
    await row.locator('[data-path$="/ACQ-LEG-05_permit"]:focus-within').waitFor()
    const answer = row.locator('input[value="in_force"]')
    await answer.evaluate((element) => element.scrollIntoView({ block: 'center' }))
    const before = await answer.boundingBox()
    if (before === null) throw new Error('the answer is not on the screen')
    await page.mouse.move(before.x + before.width / 2, before.y + before.height / 2)
    await page.mouse.down()
    await row.getByText(word('questions', 'violation.required.any')).waitFor()
    expect((await answer.boundingBox())?.y).toBeGreaterThan(before.y)
    await page.mouse.up()
    expect(await answer.isChecked()).toBe(true)
  })

  it('lands where it was aimed, although a number or a position was typed above it meanwhile', async () => {
    const { page } = running
    await page.locator('nav button', { hasText: 'Tailings' }).click()
    const list = page.locator('section[id$="ACQ-TSF-01_rows"]')
    await list.getByRole('button', { name: word('questions', 'repeat.add') }).click()
    const question = (name: string) => list.locator(`[data-path$="/ACQ-TSF-01_${name}"]`)
    await question('id').locator('input').waitFor()
    const typed = { position: '-14.512, -71.214', built: '1996', height: '42', volume: '38' }
    for (const [name, text] of Object.entries(typed)) {
      const own = question(name)
      await own.scrollIntoViewIfNeeded()
      const before = (await own.boundingBox())?.height
      await own.locator('input').first().fill(text)
      await own.locator('input').first().blur()
      await own.locator('[data-answered]').waitFor()
      expect.soft((await own.boundingBox())?.height, name).toBe(before)
    }
  })

  it('of Enter goes on to the next field, and Escape leaves one', async () => {
    const { page } = running
    const row = page.locator('section[id$="ACQ-TSF-01_rows"] section[id^="row-"]')
    const box = (name: string) => row.locator(`[data-path$="/ACQ-TSF-01_${name}"] input`).first()
    await box('height').click()
    await page.keyboard.press('Control+a')
    await page.keyboard.type('43')
    await page.keyboard.press('Enter')
    await page.keyboard.type('39')
    expect([await box('height').inputValue(), await box('volume').inputValue()]).toEqual(['43', '3839'])
    await page.keyboard.press('Escape')
    // Letters are keys of the walk again.
    await page.keyboard.press('k')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-path'))).toMatch(/_height$/)
    expect(await box('volume').inputValue()).toBe('3839')
  })

  it('of a digit answers the question that is marked, after its section was pressed', async () => {
    const { page } = running
    await page.locator('nav button', { hasText: 'Hazardous materials' }).click()
    await page.getByRole('heading', { name: 'Hazardous materials', level: 2 }).waitFor()
    const marked = page.locator('[data-path][data-at-hand="true"]')
    await page.keyboard.press('1')
    await marked.locator('[data-choice="yes"][aria-checked="true"]').waitFor()
    // Somewhere out of sight nothing is answered.
    await page.locator('nav button', { hasText: 'Soil and groundwater' }).click()
    await page.getByRole('heading', { name: 'Soil and groundwater', level: 2 }).waitFor()
    const path = await marked.getAttribute('data-path')
    await page.locator('main [data-path]').last().scrollIntoViewIfNeeded()
    await page.keyboard.press('1')
    const unseen = page.locator(`[data-path="${path}"]`)
    await unseen.scrollIntoViewIfNeeded()
    expect(await unseen.locator('[aria-checked="true"], :checked').count()).toBe(0)
  })
})
