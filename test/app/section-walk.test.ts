import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LANGUAGES } from './support/capture.ts'
import { inMain } from './support/in-main.ts'
import { launchApp, type RunningApp, temporaryFolder } from './support/launch-app.ts'
import { ANA, createMine, introduce, startStage, untilSaved } from './support/person.ts'
import { type Finger, touchOf } from './support/touch.ts'
import { word } from './support/words.ts'

const SECTION = 'OPS-ORG'
/** Only to end what hangs. */
const PATIENCE = { timeout: 60_000 }
/** What is typed, by the kind of its field. */
const TYPED: Readonly<Record<string, string>> = { number: '4', date: '2026-05-30' }

/** One section of the built-in checklist for operation, walked in two ways. Each test goes on where the last ended. */
describe('a section', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let running: RunningApp

  beforeAll(async () => {
    folder = await temporaryFolder('section-walk')
    running = await launchApp(join(folder.path, 'profile'))
    await introduce(running.page, ANA)
    await createMine(running.page, 'Cerro Alto')
    await startStage(running.page, 'operation')
    await running.page.locator('main [data-path]').first().waitFor()
  })
  afterAll(async () => {
    await running.close()
    await folder.remove()
  })

  const question = (name: string) =>
    running.page.locator(`main [data-path="${name}"], main [data-path$="/${name}"]`).first()
  const chosen = (name: string, choice: string) =>
    question(name).locator(`[data-choice="${choice}"][aria-checked="true"]`)
  /** The question with the focus in it, and what is answered there; null elsewhere. */
  const here = () =>
    running.page.evaluate(() => {
      const at = document.activeElement?.closest<HTMLElement>('[data-path]') ?? null
      if (at === null) return null
      const has = (selector: string) => at.querySelector(selector) !== null
      const kind = has('[data-choice]')
        ? 'keys'
        : has('input[type="radio"]')
          ? 'radio'
          : has('input[placeholder="YYYY-MM-DD"]')
            ? 'date'
            : has('input[inputmode]')
              ? 'number'
              : 'text'
      return { name: at.dataset.path ?? '', kind }
    })

  it('is walked to its end by keyboard alone', async () => {
    const { page } = running
    const { keyboard } = page
    await keyboard.press(']')
    await question('OPS-ORG-01').waitFor()
    const met: string[] = []
    for (;;) {
      const before = await here()
      await keyboard.press('n')
      await expect.poll(async () => (await here())?.name ?? before?.name, PATIENCE).not.toBe(before?.name)
      const at = await here()
      if (at === null || !at.name.startsWith(SECTION) || met.includes(at.name)) break
      met.push(at.name)
      // What is asked next may hang on the answer.
      if (at.kind === 'keys') {
        await keyboard.press('1')
        await question(at.name).locator('[data-choice][aria-checked="true"]').waitFor()
      } else {
        await keyboard.press('Tab')
        if (at.kind === 'radio') {
          await keyboard.press('Space')
          await question(at.name).locator('input:checked').waitFor()
        } else await keyboard.type(TYPED[at.kind] ?? 'Plant')
        // Out of the field, where letters are keys again.
        await keyboard.press('Tab')
      }
    }
    await untilSaved(page)
    expect(met).toEqual([
      'OPS-ORG-01',
      'OPS-ORG-02',
      'OPS-ORG-02_staff',
      'OPS-ORG-03_complete',
      'OPS-ORG-04_hours',
      'OPS-ORG-05',
      'OPS-ORG-06',
      'OPS-ORG-07_held',
      'OPS-ORG-07_date',
      'OPS-ORG-08',
    ])
  })

  it('is seen in the list of sections, however one came to it', async () => {
    const { page } = running
    const rail = page.getByRole('navigation', { name: word('walk', 'sections') })
    const current = rail.locator('[aria-current="step"]')
    const at = () => current.innerText()
    const isSeen = async () => {
      const [list, item] = [await rail.boundingBox(), await current.boundingBox()]
      if (list === null || item === null) return false
      return item.y >= list.y && item.y + item.height <= list.y + list.height
    }
    const before = await at()
    for (const [key, last] of [
      [']', await rail.locator('li').last().innerText()],
      ['[', await rail.locator('li').first().innerText()],
    ] as const) {
      for (let presses = 0; presses < 40 && (await at()) !== last; presses += 1) {
        const from = await at()
        await page.keyboard.press(key)
        await expect.poll(at).not.toBe(from)
        await expect.poll(isSeen).toBe(true)
      }
      expect(await at()).toBe(last)
    }
    for (let presses = 0; presses < 40 && (await at()) !== before; presses += 1)
      await page.keyboard.press(']')
  })

  describe('under a finger, in a narrow window', () => {
    let finger: Finger

    beforeAll(async () => {
      const { app, page } = running
      await inMain(app, ({ BrowserWindow }) => {
        BrowserWindow.getAllWindows()[0]?.setContentSize(800, 900)
      })
      await page.waitForFunction(() => window.innerWidth === 800)
      finger = await touchOf(page)
    })

    it('is chosen, scrolled and answered by touch alone', async () => {
      const { page } = running
      await finger.tap(page.getByRole('combobox', { name: word('walk', 'sections') }))
      await finger.tap(page.getByRole('option', { name: /^Organisation/ }))
      await finger.tap(question('OPS-ORG-01').locator('[data-choice="no"]'))
      await chosen('OPS-ORG-01', 'no').waitFor()
      const staff = question('OPS-ORG-02_staff').locator('input').first()
      await finger.reach(staff)
      // What was passed over on the way keeps its answer.
      await chosen('OPS-ORG-02', 'yes').waitFor()
      await finger.tap(staff)
      await expect.poll(async () => (await here())?.name).toBe('OPS-ORG-02_staff')
      await page.keyboard.press('End')
      await page.keyboard.type('2')
      expect(await staff.inputValue()).toBe('42')
      await finger.tap(page.getByRole('button', { name: word('walk', 'panel.open') }))
      const panel = page.getByRole('dialog')
      await panel.getByText(word('walk', 'panel.history'), { exact: true }).waitFor()
      await finger.tap(panel.getByRole('button', { name: word('common', 'close') }).first())
      await panel.waitFor({ state: 'detached' })
      await untilSaved(page)
    })

    it('changes its language while a number is being typed, and keeps what was typed', async () => {
      const { page } = running
      const staff = question('OPS-ORG-02_staff').locator('input').first()
      await finger.tap(staff)
      await page.keyboard.press('End')
      await page.keyboard.type('7')
      await finger.tap(page.getByRole('button', { name: LANGUAGES.zh, exact: true }))
      await page.waitForFunction(() => document.documentElement.lang.startsWith('zh'))
      expect(await staff.inputValue()).toBe('427')
      await page.getByRole('button', { name: word('walk', 'finish', 'zh'), exact: true }).waitFor()
      await untilSaved(page)
      await finger.tap(page.getByRole('button', { name: LANGUAGES.en, exact: true }))
      await page.waitForFunction(() => document.documentElement.lang.startsWith('en'))
      expect(await staff.inputValue()).toBe('427')
      expect(running.complaints).toEqual([])
    })
  })
})
