import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccess, type Place, wear } from './support/access.ts'
import { sayIn } from './support/capture.ts'
import { launchApp, type RunningApp, temporaryFolder } from './support/launch-app.ts'
import { findOverflow, widenTo } from './support/overflow.ts'
import { ANA, createMine, introduce, press, untilSaved } from './support/person.ts'
import { word } from './support/words.ts'

/**
 * Adit for everybody: without a mouse, with a finger in a glove, with large text, in full sun, and by ear. What opens only
 * in the course of some work is looked at where that work is tested; `test/access-places.test.ts` counts them all. Each
 * test goes on where the last ended.
 */
describe('access', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let running: RunningApp

  beforeAll(async () => {
    folder = await temporaryFolder('access')
    running = await launchApp(join(folder.path, 'profile'))
  })
  afterAll(async () => {
    await running.close()
    await folder.remove()
  })

  /** Presses a button by its words without a pointer, whose places the driver does not know when the page is enlarged. */
  const tap = (namespace: string, key: string) =>
    running.page
      .getByRole('button', { name: word(namespace, key), exact: true })
      .first()
      .evaluate((button) => (button as HTMLElement).click())
  /** The same for what lies in a menu where the window is narrow. */
  const tapOrChoose = async (namespace: string, key: string) => {
    const more = running.page.locator('[data-more-acts]')
    const button = running.page.getByRole('button', { name: word(namespace, key), exact: true })
    await more.or(button).first().waitFor()
    if ((await more.count()) === 0) return tap(namespace, key)
    // In a small window the page scrolls, and a menu whose button is out of sight is not shown.
    await more.evaluate((element) => {
      element.scrollIntoView()
      ;(element as HTMLElement).click()
    })
    await running.page
      .getByRole('menuitem', { name: word(namespace, key), exact: true })
      .evaluate((item) => (item as HTMLElement).click())
  }
  const untilTitled = (namespace: string, key: string) =>
    running.page.getByRole('heading', { level: 1, name: word(namespace, key), exact: true }).waitFor()
  const walk = () => running.page.locator('main [data-path]').first().waitFor()
  const dialog = () => running.page.getByRole('dialog')
  const leaveDialog = async () => {
    await running.page.keyboard.press('Escape')
    await dialog().waitFor({ state: 'detached' })
  }
  const toMine = async () => {
    await tap('common', 'app.mark')
    await untilTitled('home', 'title')
    await running.page
      .getByRole('button', { name: 'Cerro Alto' })
      .first()
      .evaluate((button) => (button as HTMLElement).click())
    await running.page.getByRole('heading', { level: 1, name: 'Cerro Alto' }).waitFor()
  }
  const backToWalk = async () => {
    await toMine()
    await tap('mine', 'continue')
    await walk()
  }
  /** The ways to the main screens and what opens over them, each from the one before, beginning on the walk. */
  const PLACES: readonly (readonly [Place, () => Promise<void>])[] = [
    ['walk', walk],
    [
      'search',
      async () => {
        await tap('find', 'search.open')
        await dialog().waitFor()
      },
    ],
    [
      'history',
      async () => {
        await leaveDialog()
        await tapOrChoose('history', 'all.open')
        await dialog().waitFor()
      },
    ],
    [
      'hand-over',
      async () => {
        await leaveDialog()
        await tapOrChoose('merge', 'give.open')
        await untilTitled('merge', 'give.title')
      },
    ],
    [
      'finish',
      () =>
        backToWalk()
          .then(() => tap('walk', 'finish'))
          .then(() => untilTitled('finish', 'title')),
    ],
    ['sign', () => tap('finish', 'incomplete.button').then(() => untilTitled('sign', 'title'))],
    ['checklists', () => tap('common', 'app.checklists').then(() => untilTitled('checklists', 'title'))],
    ['limits', () => tap('checklists', 'limits.open').then(() => untilTitled('checklists', 'limits.title'))],
    ['settings', () => tap('common', 'app.settings').then(() => untilTitled('settings', 'title'))],
    ['help', () => tap('common', 'app.help').then(() => untilTitled('help', 'title'))],
    [
      'keys',
      async () => {
        await running.page.keyboard.press('?')
        await running.page.locator('[data-shortcuts]').waitFor()
      },
    ],
    [
      'safe',
      async () => {
        await leaveDialog()
        await running.page.locator('[data-safe]').evaluate((button) => (button as HTMLElement).click())
        await dialog().waitFor()
      },
    ],
    ['mine', () => leaveDialog().then(toMine)],
    [
      'evidence',
      async () => {
        await tap('mine', 'continue')
        await walk()
        await tapOrChoose('evidence', 'open')
        await untilTitled('evidence', 'title')
      },
    ],
    ['home', () => tap('common', 'app.mark').then(() => untilTitled('home', 'title'))],
  ]

  it('keeps nobody out at the first start, until the first assessment begins', async () => {
    const { page } = running
    await untilTitled('identity', 'title.new')
    await expectAccess(running, 'identity')
    await introduce(page, ANA, () => expectAccess(running, 'identity-backup'))
    await untilTitled('home', 'title')
    await expectAccess(running, 'home')
    await press(page, 'home', 'newMine')
    await untilTitled('mine', 'form.newTitle')
    await expectAccess(running, 'mine-form')
    await press(page, 'common', 'cancel')
    await createMine(page, 'Cerro Alto')
    await press(page, 'mine', 'start')
    await dialog().waitFor()
    await expectAccess(running, 'start')
    await press(dialog(), 'checklists', 'start.begin')
    await walk()
  })

  it('walks three questions and finds every key, by keyboard alone', async () => {
    const { page } = running
    const choice = (name: string, answer: string) =>
      page.locator(`main [data-path="${name}"] [data-choice="${answer}"][aria-checked="true"]`)
    const jump = async (name: string) => {
      await page.keyboard.press('Control+k')
      const field = page.getByRole('combobox', { name: word('find', 'search.title') })
      await field.and(page.locator(':focus')).waitFor()
      await page.keyboard.type(name)
      await page.locator(`[data-hit="${name}"][aria-selected="true"]`).waitFor()
      await page.keyboard.press('Enter')
      await page.locator(`main [data-path="${name}"]:focus-within`).waitFor()
    }
    for (const [name, key, answer] of [
      ['ACQ-LEG-01', '1', 'yes'],
      ['ACQ-HIS-01', '3', 'no'],
      ['ACQ-LEG-03', '2', 'partial'],
    ] as const) {
      await jump(name)
      await page.keyboard.press(key)
      await choice(name, answer).waitFor()
    }
    await untilSaved(page)
    await page.keyboard.press('Control+z')
    await choice('ACQ-LEG-03', 'partial').waitFor({ state: 'detached' })
    await page.keyboard.press('?')
    await page.locator('[data-shortcuts]').getByText(word('keys', 'act.problems')).waitFor()
    await page.keyboard.press('Escape')
    await page.locator('[data-shortcuts]').waitFor({ state: 'detached' })
  })

  it('keeps nobody out of any main screen: nothing breaks a rule of axe or is too small for a finger', async () => {
    for (const [place, open] of PLACES) {
      await open()
      await expectAccess(running, place)
    }
  })

  it('keeps nobody out of a narrow window and what it puts into menus and a drawer', async () => {
    const { page } = running
    const closed = (role: 'menu' | 'dialog') => page.getByRole(role).waitFor({ state: 'detached' })
    await backToWalk()
    await widenTo(running, 800)
    await expectAccess(running, 'narrow')
    await page.locator('[data-more-acts]').click()
    await page.getByRole('menu').waitFor()
    await expectAccess(running, 'more')
    await page.keyboard.press('Escape')
    await closed('menu')
    await press(page, 'walk', 'panel.open')
    await dialog().waitFor()
    await expectAccess(running, 'drawer')
    await leaveDialog()
    const openLook = async () => {
      await page.locator('header button[aria-haspopup="menu"]').first().click()
      await page.getByRole('menu').waitFor()
    }
    await openLook()
    await expectAccess(running, 'look', openLook)
    await closed('menu')
    await widenTo(running, 1280)
  })

  it('remembers the look, with thick lines in full sun', async () => {
    await wear(running.page, 'outdoor')
    const line = await running.page.evaluate(() =>
      getComputedStyle(document.documentElement).getPropertyValue('--adit-line'),
    )
    expect(line.trim()).toBe('2px')
    await running.close()
    running = await launchApp(join(folder.path, 'profile'))
    await running.page.locator('html[data-look="outdoor"]').waitFor()
  })

  it('fits without a bar at the bottom, with text twice as large in a wide and a narrow window, in both languages', async () => {
    const { page } = running
    await press(page, 'common', 'app.settings')
    await untilTitled('settings', 'title')
    await page
      .getByRole('radiogroup', { name: word('common', 'app.textSize') })
      .getByText('200 %', { exact: true })
      .click()
    const found: Record<string, unknown> = {}
    for (const width of [1280, 800]) {
      await widenTo(running, width, 200)
      await backToWalk()
      for (const [place, open] of PLACES) {
        await open()
        for (const language of ['zh', 'en'] as const) {
          await sayIn(page, language)
          const overflow = await findOverflow(page)
          if (overflow.length > 0) found[`${place} at ${width} in ${language}`] = overflow
        }
      }
    }
    expect(found).toEqual({})
  })

  it('never complained', () => {
    expect(running.complaints).toEqual([])
  })
})
