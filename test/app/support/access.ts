import { join } from 'node:path'
import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Preferences } from '../../../renderer/app/preferences.ts'
import type { Route } from '../../../renderer/app/route.ts'
import { sayIn } from './capture.ts'
import type { RunningApp } from './launch-app.ts'
import { touchOf } from './touch.ts'

/** What stands on no screen of its own: what the first start shows, what opens over a screen, and what a screen becomes. */
export const STATES = [
  'accept',
  'annotation',
  'assignee',
  'basemaps',
  'bundle-altered',
  'camera',
  'cell',
  'copies-report',
  'damaged-key',
  'date',
  'distrust',
  'draw',
  'drawer',
  'enlarged',
  'evidence-map',
  'file',
  'film',
  'geojson-parts',
  'history',
  'identity',
  'identity-backup',
  'import',
  'intake',
  'keys',
  'limits-in-rows',
  'look',
  'merged',
  'more',
  'narrow',
  'new-signer',
  'not-asked',
  'passphrase',
  'paste',
  'photo-places',
  'player',
  'preview-mine',
  'problems',
  'receipt',
  'remove-row',
  'remove-version',
  'restored',
  'safe',
  'safe-good',
  'safe-old',
  'save-failure',
  'saved-once',
  'seal',
  'search',
  'sound',
  'sound-refused',
  'start',
  'strips',
  'table',
  'take-back',
  'unlock',
  'unseal',
  'verify',
  'version-menu',
  'why',
  'withdraw',
] as const

/** What is looked at: every screen, and every such state. */
export type Place = Route['screen'] | (typeof STATES)[number]

/** A rule of axe that a screen breaks: how bad, which, and where. */
export interface Breach {
  readonly impact: string
  readonly rule: string
  readonly where: readonly string[]
}

/** Everything that keeps somebody out, by the language or look it was seen in. Empty is good. */
type Barriers = Readonly<Record<string, readonly unknown[]>>

/**
 * Looks at the open place with axe and with a finger, in both languages, and once more at its colours in the dark and in
 * full sun. Leaves the language, the look and the place as they were. `again` brings back what a change of look closed.
 */
export async function expectAccess(
  running: RunningApp,
  place: Place,
  again?: () => Promise<void>,
): Promise<void> {
  const { page } = running
  const barriers: Record<string, readonly unknown[]> = {}
  const note = (when: string, found: readonly unknown[]) => {
    if (found.length > 0) barriers[when] = [...(barriers[when] ?? []), ...found]
  }
  // Colours on their way to others are none that anybody reads.
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const before = await page.evaluate(() => document.documentElement.lang)
  const languages = before.startsWith('zh') ? (['en', 'zh'] as const) : (['zh', 'en'] as const)
  const finger = await touchOf(page)
  for (const language of languages) {
    await sayIn(page, language)
    note(language, await findBreaches(page))
    note(language, await findSmallTargets(page))
    await keepPicture(page, `${place}-${language}`)
  }
  await finger.leave()
  const worn = await page.evaluate(() => document.documentElement.dataset.look as Look)
  for (const look of ['dark', 'outdoor'] as const) {
    await wear(page, look)
    await again?.()
    note(look, await findBreaches(page, COLOURS))
    await keepPicture(page, `${place}-${languages[1]}-${look}`)
  }
  await wear(page, worn)
  await page.emulateMedia({ reducedMotion: null })
  // The places behind this one are looked at all the same.
  expect.soft({ place, barriers: barriers satisfies Barriers }).toEqual({ place, barriers: {} })
}

/** Kept beside what else a run leaves, for somebody to look at; nothing is compared. */
const PICTURES = join(import.meta.dirname, '..', '..', '..', 'dist', 'pictures')

async function keepPicture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(PICTURES, `${name}.png`) })
}

type Look = Preferences['appearance']
const LOOKS: readonly Look[] = ['auto', 'light', 'dark', 'outdoor']

/** Chooses a look in the bar at the top, also while a dialog or another menu lies over it. */
export async function wear(page: Page, look: Look): Promise<void> {
  const opener = page.locator('header button[aria-haspopup="menu"]').first()
  if ((await opener.getAttribute('aria-expanded')) !== 'true')
    await opener.evaluate((element) => (element as HTMLElement).click())
  await opener.and(page.locator('[aria-expanded="true"]')).waitFor()
  const menu = page.locator(`[id="${await opener.getAttribute('aria-controls')}"]`)
  await menu
    .locator('[role="menuitem"]')
    .nth(LOOKS.indexOf(look))
    .evaluate((element) => (element as HTMLElement).click())
  await page.locator(`html[data-look="${look}"]`).waitFor()
  await menu.waitFor({ state: 'detached' })
}

/** Rules whose outcome hangs on the look. */
const COLOURS = ['color-contrast', 'link-in-text-block']

/** What axe finds on the open screen against WCAG 2.2 A and AA and against good practice; or against these rules only. */
export async function findBreaches(page: Page, rules?: readonly string[]): Promise<readonly Breach[]> {
  // Through the driver, which the content security policy of the page does not bind.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  return await page.evaluate(
    async (only) => {
      const { axe } = window as unknown as { axe: typeof import('axe-core') }
      const { violations } = await axe.run(document, {
        resultTypes: ['violations'],
        ...(only === null
          ? {
              rules: {
                // Off unless asked for; it asks for 24 px, and the app promises more.
                'target-size': { enabled: true },
                // Takes a label that is scrolled out of sight for none. `label` looks at the name itself.
                'label-title-only': { enabled: false },
              },
            }
          : { runOnly: { type: 'rule' as const, values: [...only] } }),
      })
      // What an open calendar or menu lies over is not pressed before that is closed, and is looked at without it.
      const over = [...document.querySelectorAll('[role="dialog"], [role="menu"]')]
      const isCovered = (target: unknown) => {
        const element = document.querySelector(String(target))
        if (element === null) return false
        const { left, right, top, bottom } = element.getBoundingClientRect()
        return over.some((layer) => {
          const box = layer.getBoundingClientRect()
          const apart = box.left >= right || box.right <= left || box.top >= bottom || box.bottom <= top
          return !layer.contains(element) && !apart
        })
      }
      const broken = violations.map((violation) => ({
        ...violation,
        nodes: violation.nodes.filter(({ target }) => violation.id !== 'target-size' || !isCovered(target)),
      }))
      return broken
        .filter(({ nodes }) => nodes.length > 0)
        .map(({ impact, id, nodes }) => ({
          impact: String(impact),
          rule: id,
          where: nodes
            .slice(0, 5)
            .map(({ target, failureSummary, html }) => `${target} ${failureSummary} ${html.slice(0, 160)}`),
        }))
    },
    rules === undefined ? null : [...rules],
  )
}

/**
 * What is pressed and meets a finger on less than 44 by 44 px at normal text size (WCAG 2.2, 2.5.5). Measured is where a
 * press arrives, which may be more than what is seen: what lies at each px from the middle outwards is asked of the page.
 * Left out: links within running text, what cannot be pressed at the moment, and the places on a map, which are where
 * they are and stand in a list as well.
 */
export async function findSmallTargets(page: Page): Promise<readonly string[]> {
  return await page.evaluate(() => {
    const LEAST = 44
    const PRESSED = [
      'button, a[href], input:not([type="hidden"]), select, textarea, summary',
      '[role="button"], [role="radio"], [role="checkbox"], [role="switch"], [role="tab"], [role="option"]',
      '[role="menuitem"], [role="slider"], [role="combobox"]',
    ].join()
    const RUNNING_TEXT = 'p a, p button, li > a, dd > a'
    const found = [...document.querySelectorAll<HTMLElement>(PRESSED)].filter(
      (element) =>
        element.checkVisibility({ visibilityProperty: true }) &&
        !element.matches(`:disabled, input[type="file"], ${RUNNING_TEXT}`) &&
        element.closest('[inert], .ol-viewport') === null,
    )
    const menu = document.querySelector('[role="menu"]')
    const hasDialog = document.querySelector('[role="dialog"]') !== null
    /** Behind a menu or a dialog nothing is pressed. */
    const isBehind = (element: HTMLElement) =>
      menu === null ? hasDialog && element.closest('[role="dialog"]') === null : !menu.contains(element)
    /** What presses it: itself, its labels, and the frame around a field. */
    const areasOf = (element: HTMLElement): HTMLElement[] => [
      element,
      ...('labels' in element ? ((element as HTMLInputElement).labels ?? []) : []),
      ...[element.closest<HTMLElement>('.mantine-Input-wrapper') ?? []].flat(),
    ]
    const small: string[] = []
    for (const element of found) {
      if (isBehind(element)) continue
      const areas = areasOf(element)
      const boxes = areas.map((area) => area.getBoundingClientRect())
      const box = boxes.sort((a, b) => b.width * b.height - a.width * a.height)[0]
      if (box === undefined || box.width < 2 || box.height < 2) continue
      if (box.width >= LEAST - 0.5 && box.height >= LEAST - 0.5) continue
      const main = areas.find((area) => area.getBoundingClientRect().width === box.width) ?? element
      main.scrollIntoView({ block: 'center', inline: 'center' })
      const { left, top: above, width, height } = main.getBoundingClientRect()
      const [x, y] = [left + width / 2, above + height / 2]
      const meets = (dx: number, dy: number) => {
        const hit = document.elementFromPoint(x + dx, y + dy)
        return hit !== null && areas.some((area) => area.contains(hit))
      }
      const reach = (dx: number, dy: number) => {
        let steps = 0
        while (steps < LEAST && meets(dx * (steps + 1), dy * (steps + 1))) steps += 1
        return steps
      }
      if (!meets(0, 0)) continue
      const wide = reach(-1, 0) + 1 + reach(1, 0)
      const high = reach(0, -1) + 1 + reach(0, 1)
      if (wide < LEAST - 1 || high < LEAST - 1) {
        const words = element.getAttribute('aria-label') ?? element.textContent?.slice(0, 40)
        small.push(
          `${element.tagName}.${element.className} in .${element.parentElement?.className} “${words}” ${wide} × ${high}`,
        )
      }
    }
    return [...new Set(small)].slice(0, 20)
  })
}
