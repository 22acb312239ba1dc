import type { CDPSession, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

/** A screen that is touched: what a finger does to it. */
export interface Finger {
  /** Puts the finger down in the middle of this part and takes it up again; a part of a question is scrolled to by touch first. */
  tap(part: Locator): Promise<void>
  /** Scrolls by touch until a part of a question stands about the middle of the list. */
  reach(part: Locator): Promise<void>
  /** The page has a mouse again. */
  leave(): Promise<void>
}

/** Makes the page believe that it is touched: a coarse pointer that cannot hover. Until `leave`. */
export async function touchOf(page: Page): Promise<Finger> {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setTouchEmulationEnabled', { enabled: true })
  await page.waitForFunction(() => matchMedia('(pointer: coarse)').matches)
  return {
    async tap(part) {
      const at = await reach(session, part)
      await touch(session, 'touchStart', [at])
      await touch(session, 'touchEnd', [])
    },
    async reach(part) {
      await reach(session, part)
    },
    async leave() {
      await session.send('Emulation.setTouchEmulationEnabled', { enabled: false })
      await page.waitForFunction(() => !matchMedia('(pointer: coarse)').matches)
      await session.detach()
    },
  }
}

interface Point {
  readonly x: number
  readonly y: number
}

async function touch(session: CDPSession, type: 'touchStart' | 'touchMove' | 'touchEnd', points: Point[]) {
  await session.send('Input.dispatchTouchEvent', { type, touchPoints: points })
}

/** Drags the finger upwards by so many CSS px, or downwards, and lets it rest before it leaves: the list does not go on by itself. */
async function drag(session: CDPSession, page: Page, { x, y }: Point, up: number): Promise<void> {
  const STEPS = 10
  const REST = 15
  const start = y + up / 2
  await touch(session, 'touchStart', [{ x, y: start }])
  for (let step = 1; step <= STEPS + REST; step += 1) {
    await touch(session, 'touchMove', [{ x, y: start - (up * Math.min(step, STEPS)) / STEPS }])
    await page.evaluate(() => new Promise(requestAnimationFrame))
  }
  await touch(session, 'touchEnd', [])
}

/** As far as one drag goes, and how far from the middle is near enough; CSS px. */
const FURTHEST = 300
const NEAR = 180

/** The middle of a part that has stood still for a while with nothing over it. What stands in a list is scrolled to. */
async function reach(session: CDPSession, part: Locator): Promise<Point> {
  const STILL = 4
  let last = { x: Number.NaN, y: Number.NaN }
  let still = 0
  await expect
    .poll(
      async () => {
        const found = await part.evaluate((element) => {
          const { left, top, width, height } = element.getBoundingClientRect()
          const [x, y] = [left + width / 2, top + height / 2]
          const hit = document.elementFromPoint(x, y)
          const met =
            hit !== null && (element.contains(hit) || hit.closest('label')?.contains(element) === true)
          const away = element.closest('main [data-path]') === null ? 0 : y - innerHeight * 0.65
          const over = met ? null : `under ${hit?.outerHTML.slice(0, 80)}`
          return { x, y, over, away, middle: { x: innerWidth / 2, y: innerHeight * 0.65 } }
        })
        still = found.x === last.x && found.y === last.y ? still + 1 : 0
        last = { x: found.x, y: found.y }
        if (Math.abs(found.away) > NEAR) {
          await drag(session, part.page(), found.middle, Math.max(-FURTHEST, Math.min(FURTHEST, found.away)))
          return 'away'
        }
        return found.over ?? (still >= STILL ? 'there' : 'moving')
      },
      { timeout: 60_000 },
    )
    .toBe('there')
  return last
}
