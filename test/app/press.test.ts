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
})
