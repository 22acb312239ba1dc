import { rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccess } from './support/access.ts'
import { beginWalk } from './support/begin-walk.ts'
import { holdCalls } from './support/door.ts'
import { answerFirstPoint, expectFirstAnswer, expectFirstPhoto } from './support/first-point.ts'
import { launchApp, type RunningApp, temporaryFolder } from './support/launch-app.ts'
import { openSection, press, untilSaved } from './support/person.ts'
import { type Material, readMaterial } from './support/story.ts'
import { word } from './support/words.ts'

/** Either copy can be taken away under the app. Each test goes on where the one before ended. */
describe('two copies', () => {
  let profile: Awaited<ReturnType<typeof temporaryFolder>>
  let running: RunningApp
  let material: Material

  beforeAll(async () => {
    material = await readMaterial()
    profile = await temporaryFolder('copies-profile')
    running = await launchApp(profile.path)
  })
  afterAll(async () => {
    await running.close()
    await profile.remove()
  })

  /** Pulls the power, takes a folder of the profile away, and starts again. */
  async function startWithout(folder: string): Promise<void> {
    await running.kill()
    const gone = join(profile.path, folder)
    expect((await stat(gone)).isDirectory()).toBe(true)
    await rm(gone, { recursive: true })
    running = await launchApp(profile.path)
  }
  const home = async () => {
    await press(running.page, 'common', 'app.mark')
    await running.page.getByRole('heading', { level: 1, name: word('home', 'title') }).waitFor()
  }
  const line = () => running.page.locator('[data-copies]').first()

  async function readReport(copy: 'database' | 'journal', look?: () => Promise<void>): Promise<void> {
    const report = running.page.locator('[data-copies-report]')
    await report.getByText(word('copies', `report.mended.${copy}`)).waitFor()
    await report
      .getByText(new RegExp(word('copies', 'why.lost')))
      .first()
      .waitFor()
    await report.getByText(word('copies', 'report.lossesNone')).waitFor()
    await look?.()
    await report.getByRole('button', { name: word('copies', 'report.close') }).click()
    await report.waitFor({ state: 'detached' })
  }

  async function openAssessment(): Promise<void> {
    const { page } = running
    await page.getByText('Cerro Alto').first().click()
    await page
      .getByRole('button', { name: word('mine', 'continue') })
      .first()
      .click()
  }

  async function expectEverything(): Promise<void> {
    await expectFirstAnswer(running.page)
    await expectFirstPhoto(running.page)
  }

  it('say saved when both have it, and how much that is', async () => {
    await beginWalk(running.page)
    await answerFirstPoint(running.page, material)
  })

  it('agree after a kill, and the proof line says so', async () => {
    await running.kill()
    running = await launchApp(profile.path)
    await expectEverything()
    await home()
    await expect.poll(() => line().getAttribute('data-checked')).toBe('lines')
    expect(await line().getAttribute('data-copies')).toBe('agree')
    expect(await line().textContent()).toMatch(/^\d+ answers, 1 photo or file, both copies agree/)
  })

  it('rebuild the database from the copy on disk when it is deleted', async () => {
    await startWithout('IndexedDB')
    await readReport('database', () => expectAccess(running, 'copies-report'))
    await openAssessment()
    await expectEverything()
  })

  it('rebuild the copy on disk from the database when that is deleted', async () => {
    // Where one was is not kept twice: this start is at Home again, and the first comparison has brought the photo back.
    await home()
    await expect.poll(() => line().getAttribute('data-checked')).toBe('lines')
    await startWithout('journal')
    await readReport('journal')
    await home()
    await expect.poll(() => line().getAttribute('data-checked')).toBe('lines')
    await startWithout('IndexedDB')
    await readReport('database')
    await openAssessment()
    await expectEverything()
  })

  it('say which has it while one of them does not answer, and both once it does', async () => {
    const { app, page } = running
    await openSection(page, 'Title and permits')
    const letGo = await holdCalls(app, 'journal.append')
    await page.locator('[data-path="ACQ-LEG-01"] [data-choice="no"]').click()
    const mark = page.locator('[data-save="one-copy"][data-has="database"]')
    await mark.getByText(word('copies', 'mark.database')).waitFor()
    // Nobody waits for it with the next answer.
    await page.locator('[data-path="ACQ-LEG-01"] [data-choice="yes"]').click()
    await mark.click()
    await page.getByText(word('errors', 'disk-silent.title')).waitFor()
    await expectAccess(running, 'saved-once')
    await page.keyboard.press('Escape')
    await letGo()
    await untilSaved(page)
  })

  it('never complained', () => {
    expect(running.complaints).toEqual([])
  })
})
