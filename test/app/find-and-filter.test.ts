import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccess } from './support/access.ts'
import { beginWalk } from './support/begin-walk.ts'
import { launchApp, type RunningApp, temporaryFolder } from './support/launch-app.ts'
import { press, untilSaved } from './support/person.ts'
import { word } from './support/words.ts'

/** Finding one's way through an assessment, by keyboard. Each test goes on where the last ended. */
describe('finding questions', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let running: RunningApp

  beforeAll(async () => {
    folder = await temporaryFolder('find')
    running = await launchApp(join(folder.path, 'profile'))
    await beginWalk(running.page)
  })
  afterAll(async () => {
    await running.close()
    await folder.remove()
  })

  const question = (name: string) => running.page.locator(`main [data-path="${name}"]`)
  /** Until the focus is in a question. */
  const untilAt = (name: string) => running.page.locator(`main [data-path="${name}"]:focus-within`).waitFor()
  const searchFor = async (words: string) => {
    await running.page.keyboard.press('Control+k')
    const field = running.page.getByRole('combobox', { name: word('find', 'search.title') })
    await field.and(running.page.locator(':focus')).waitFor()
    await running.page.keyboard.type(words)
  }
  const chip = (filter: string) => running.page.locator(`[data-filter="${filter}"]`)

  it('goes to a question by its code, and back', async () => {
    const { page } = running
    const first = await page.locator('main [data-path]').first().getAttribute('data-path')
    await page.locator(`main [data-path="${first}"]`).focus()
    await searchFor('acq-wat-02')
    await page.locator('[data-hit="ACQ-WAT-02"][aria-selected="true"]').waitFor()
    await page.keyboard.press('Enter')
    await untilAt('ACQ-WAT-02')
    await page.keyboard.press('Alt+ArrowLeft')
    await untilAt(first ?? '')
  })

  it('finds an answer by its words, in the other language too', async () => {
    const { page } = running
    await searchFor('ACQ-LEG-01')
    await page.locator('[data-hit="ACQ-LEG-01"]').click()
    await untilAt('ACQ-LEG-01')
    await page.keyboard.press('3')
    await question('ACQ-LEG-01').locator('[data-choice="no"][aria-checked="true"]').waitFor()
    await searchFor('水')
    await page.locator('[data-hit]').first().waitFor()
    await page.keyboard.press('Escape')
    await untilAt('ACQ-LEG-01')
  })

  it('filters: what is answered stays until the filter changes, and filters combine', async () => {
    const { page } = running
    await press(page, 'find', 'filter.open')
    await chip('findings').click()
    await question('ACQ-LEG-01').waitFor()
    await question('ACQ-LEG_cutoff').waitFor({ state: 'detached' })
    await question('ACQ-LEG-01').locator('[data-choice="yes"]').click()
    await question('ACQ-LEG-01').locator('[data-choice="yes"][aria-checked="true"]').waitFor()
    await untilSaved(page)
    await question('ACQ-LEG-01').locator('[data-choice="no"]').click()
    await chip('unanswered').waitFor()
    expect(await chip('unanswered').isDisabled()).toBe(true)
    await chip('findings').click()
    await chip('unanswered').click()
    await question('ACQ-LEG_cutoff').waitFor()
    await question('ACQ-LEG-01').waitFor({ state: 'detached' })
  })

  it('lists problems, and leads to them', async () => {
    const { page } = running
    await press(page, 'find', 'filter.clear')
    await page.locator('body').press('p')
    const finding = page.locator('[data-problems] [data-problem="finding"]').first()
    await finding.waitFor()
    await expectAccess(running, 'problems')
    await finding.click()
    await untilAt('ACQ-LEG-01')
  })

  it('shows one question at a time, and remembers all of it', async () => {
    const { page } = running
    await press(page, 'find', 'mode.toPages')
    await question('ACQ-LEG_cutoff').waitFor({ state: 'detached' })
    await question('ACQ-LEG-01').waitFor()
    await chip('findings').click()
    await untilSaved(page)
    await running.close()
    running = await launchApp(join(folder.path, 'profile'))
    await question('ACQ-LEG-01').waitFor()
    await running.page.locator('[data-filter="findings"][aria-pressed="true"]').waitFor()
    expect(running.complaints.filter((line) => line.includes('no words'))).toEqual([])
  })
})
