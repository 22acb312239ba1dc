import { join } from 'node:path'
import type { JSHandle } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { benchForm, GROUP, nameOf } from '../bench/walk/form.ts'
import { launchApp, type RunningApp, temporaryFolder } from './support/launch-app.ts'
import { addToLibrary, chooseStage, pickForm } from './support/library.ts'
import { ANA, createMine, introduce, press } from './support/person.ts'

const IN_GROUPS = benchForm(1_000, 1_000)
const FLAT = benchForm(1_000, 1_000, true)

/** Most of such a list is only room at any moment. Nobody who reads, scrolls or types may notice. */
describe.each([
  ['in groups', IN_GROUPS],
  ['without groups', FLAT],
])('a section of a thousand questions %s', (kind, FORM) => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let running: RunningApp
  let list: JSHandle<HTMLElement>

  beforeAll(async () => {
    folder = await temporaryFolder('long-section')
    running = await launchApp(join(folder.path, 'profile'))
    const { page } = running
    await introduce(page, ANA)
    await press(page, 'common', 'app.checklists')
    await pickForm(page, [FORM.file])
    await chooseStage(page, 'acquisition')
    await addToLibrary(page, FORM.title)
    await press(page, 'common', 'app.mark')
    await createMine(page, 'Cerro Alto')
    await press(page, 'mine', 'start')
    const dialog = page.getByRole('dialog')
    await dialog.locator(`input[type=radio][value*="${FORM.id}"]`).check()
    await press(dialog, 'checklists', 'start.begin')
    await page.locator(`main [data-path="${nameOf.question(0)}"]`).waitFor()
    list = await page.evaluateHandle(() => {
      let found = document.querySelector<HTMLElement>('main [data-path]')
      while (found !== null && getComputedStyle(found).overflowY !== 'auto') found = found.parentElement
      if (found === null) throw new Error('nothing scrolls')
      return found
    })
  })
  afterAll(async () => {
    await running.close()
    await folder.remove()
  })

  /** Puts the bar of the list at this share of its way. */
  const drag = (share: number) =>
    list.evaluate((element, to) => {
      element.scrollTop = to * (element.scrollHeight - element.clientHeight)
    }, share)

  /** What is in sight: the questions from top to bottom with the height at which they begin, and how much of it is empty. */
  const inSight = () =>
    list.evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect()
      const isSeen = (part: Element) => {
        const box = part.getBoundingClientRect()
        return box.bottom > top && box.top < bottom && box.height > 0
      }
      const rooms = [...element.querySelectorAll('[aria-hidden][style*="height"]:empty')].filter(isSeen)
      const questions = [...element.querySelectorAll<HTMLElement>('[data-path]')].filter(isSeen)
      return {
        rooms: rooms.length,
        questions: questions.map((each) => ({
          path: each.dataset.path ?? '',
          top: each.getBoundingClientRect().top,
        })),
      }
    })
  const untilFull = () =>
    expect
      .poll(async () => {
        const { rooms, questions } = await inSight()
        return { rooms, isEmpty: questions.length === 0 }
      })
      .toEqual({ rooms: 0, isEmpty: false })
  const isInSight = (path: string) =>
    expect.poll(async () => (await inSight()).questions.map((each) => each.path)).toContain(path)

  it('shows questions wherever its bar is dragged to', async () => {
    for (const share of [0.5, 0.97, 0.2, 1, 0.6]) {
      await drag(share)
      await untilFull()
    }
    await running.page.screenshot({ path: join('dist', 'pictures', `long-section ${kind}.png`) })
  })

  it('moves by as much as it is scrolled, up into what was never seen as well', async () => {
    await drag(0.75)
    await untilFull()
    for (let turn = 0; turn < 12; turn += 1) {
      const { questions } = await inSight()
      // One that stays in sight.
      const before = questions[1] ?? questions[0]
      if (before === undefined) throw new Error('nothing is in sight')
      await list.evaluate((element) => element.scrollBy(0, -200))
      await untilFull()
      // What comes near is laid out while nobody waits.
      await list.evaluate(
        () => new Promise((resolve) => requestIdleCallback(() => requestAnimationFrame(resolve))),
      )
      const after = (await inSight()).questions.find(({ path }) => path === before.path)
      expect(after?.top, `${before.path} in turn ${turn}`).toBeCloseTo(before.top + 200, -1)
    }
    await untilFull()
  })

  it('is gone through with Tab over the ends of its groups', async () => {
    const { page } = running
    await drag(0)
    await untilFull()
    const at = () =>
      page.evaluate(
        () => document.activeElement?.closest<HTMLElement>('main [data-path]')?.dataset.path ?? '',
      )
    await page
      .locator(`main [data-path="${nameOf.question(0)}"] input`)
      .first()
      .focus()
    const passed: string[] = []
    for (let presses = 0; presses < 300 && passed.at(-1) !== nameOf.question(GROUP + 2); presses += 1) {
      await page.keyboard.press('Tab')
      const path = await at()
      if (path !== '' && path !== passed.at(-1)) passed.push(path)
    }
    const numberOf = (path: string) => Number(path.split('_')[1])
    expect(passed.at(-1)).toBe(nameOf.question(GROUP + 2))
    expect(passed.map(numberOf)).toEqual([...passed].map(numberOf).sort((a, b) => a - b))
  })

  it('is searched to a question far away, and gone back to where one was', async () => {
    const { page } = running
    const near = nameOf.question(GROUP + 2)
    const far = nameOf.question(821)
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog').locator('input').first().fill('place 822?')
    await page.locator(`[data-hit="${far}"]`).first().click()
    await isInSight(far)
    await untilFull()
    await page.keyboard.press('Alt+ArrowLeft')
    await isInSight(near)
    await untilFull()
  })
})
