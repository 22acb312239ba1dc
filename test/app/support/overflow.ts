import type { Page } from 'playwright-core'
import { sayIn } from './capture.ts'
import { inMain } from './in-main.ts'
import type { RunningApp } from './launch-app.ts'

/** Makes the window so wide, and waits until the page is, at this size of text in percent. */
export async function widenTo({ app, page }: RunningApp, width: number, textSize = 100): Promise<void> {
  await inMain(
    app,
    ({ BrowserWindow }, size) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(size, 820)
    },
    width,
  )
  const wanted = (width * 100) / textSize
  await page.waitForFunction((wide) => Math.abs(window.innerWidth - wide) <= 1, wanted)
}

/**
 * What sticks out sideways: the page, its bar, and every pane that scrolls; and of what lies above a screen or over it
 * whatever goes beyond the window. Parts that are wide by nature are left out.
 */
export async function findOverflow(page: Page): Promise<readonly string[]> {
  return await page.evaluate(() => {
    const all = (selector: string) =>
      [...document.querySelectorAll<HTMLElement>(selector)].filter(
        (element) =>
          !element.matches('[data-wide-by-nature], [data-wide-by-nature] *, input, textarea') &&
          element.checkVisibility({ visibilityProperty: true }),
      )
    const over = '[role="dialog"], [role="dialog"] *'
    const wide = all(`body, header, main, main *, ${over}`).filter(
      (element) =>
        (element.matches('body, header, main') ||
          ['auto', 'scroll'].includes(getComputedStyle(element).overflowX)) &&
        element.scrollWidth > element.clientWidth + 1,
    )
    const beyond = all(`header *, [data-strips] *, ${over}`).filter((element) => {
      const { left, right, width } = element.getBoundingClientRect()
      return width > 1 && (left < -1 || right > window.innerWidth + 1)
    })
    const name = ({ tagName, className }: HTMLElement) => `${tagName} ${className}`
    return [
      ...wide.map((element) => `${name(element)}: ${element.scrollWidth} in ${element.clientWidth}`),
      ...beyond.slice(0, 10).map((element) => {
        const { left, right } = element.getBoundingClientRect()
        return `${name(element)}: from ${left} to ${right} in ${window.innerWidth}`
      }),
    ]
  })
}

/** The same in a narrow window with text twice as large, by language. Leaves the window at its usual width. */
export async function overflowWhenLarge(running: RunningApp): Promise<Readonly<Record<string, unknown>>> {
  const { app, page } = running
  // As the setting does it, which a dialog may cover.
  const enlarge = (factor: number) =>
    inMain(
      app,
      ({ BrowserWindow }, zoom) => {
        BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(zoom)
      },
      factor,
    )
  const found: Record<string, readonly string[]> = {}
  await enlarge(2)
  await widenTo(running, 800, 200)
  for (const language of ['zh', 'en'] as const) {
    await sayIn(page, language)
    const overflow = await findOverflow(page)
    if (overflow.length > 0) found[language] = overflow
  }
  await enlarge(1)
  await widenTo(running, 1280)
  return found
}
