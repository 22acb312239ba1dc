import axe from 'axe-core'
import type { Page } from 'playwright-core'

/** A rule of axe that a screen breaks: how bad, which, and where. */
export interface Breach {
  readonly impact: string
  readonly rule: string
  readonly where: readonly string[]
}

/** Every serious or critical breach of WCAG that axe finds on the open screen. */
export async function findBreaches(page: Page): Promise<readonly Breach[]> {
  // Through the driver, which the content security policy of the page does not bind.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  return await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') }
    const { violations } = await axe.run(document, { resultTypes: ['violations'] })
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ impact, id, nodes }) => ({
        impact: String(impact),
        rule: id,
        where: nodes
          .slice(0, 5)
          .map(({ target, failureSummary, html }) => `${target} ${failureSummary} ${html.slice(0, 160)}`),
      }))
  })
}

/** What sticks out sideways: the page, its bar, and every pane that scrolls. Parts that are wide by nature are left out. */
export async function findOverflow(page: Page): Promise<readonly string[]> {
  return await page.evaluate(() => {
    const panes = [...document.querySelectorAll<HTMLElement>('body, header, main, main *')].filter(
      (element) => {
        if (element.matches('[data-wide-by-nature], [data-wide-by-nature] *, input, textarea')) return false
        if (element.matches('body, header, main')) return true
        return ['auto', 'scroll'].includes(getComputedStyle(element).overflowX)
      },
    )
    return panes
      .filter((element) => element.scrollWidth > element.clientWidth + 1)
      .map(
        (element) =>
          `${element.tagName} ${element.className}: ${element.scrollWidth} in ${element.clientWidth}`,
      )
  })
}

/**
 * What is pressed and is smaller than 24 px in either direction at normal text size (WCAG 2.2, 2.5.8). Left out: links
 * within a line of text, and boxes whose label is pressed with them.
 */
export async function findSmallTargets(page: Page): Promise<readonly string[]> {
  return await page.evaluate(() => {
    const LEAST = 23.5
    const pressed =
      'button:not(.mantine-Anchor-root), a[href], select, [role="button"], [role="radio"], [role="menuitem"]'
    return (
      [...document.querySelectorAll<HTMLElement>(pressed)]
        .filter(
          (element) =>
            element.checkVisibility({ visibilityProperty: true }) &&
            element.closest('p, [inert], .ol-viewport') === null,
        )
        // What stands for a ticked box or a segment is its label.
        .map((element) => ({
          element,
          area: (element instanceof HTMLInputElement && element.labels?.[0]) || element,
        }))
        .map(({ element, area }) => ({ element, box: area.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 1 && box.height > 1 && (box.width < LEAST || box.height < LEAST))
        .map(({ element, box }) => {
          const words = element.getAttribute('aria-label') ?? element.textContent?.slice(0, 40)
          return `${element.tagName}.${element.className} “${words}” ${Math.round(box.width)} × ${Math.round(box.height)}`
        })
        .slice(0, 12)
    )
  })
}
