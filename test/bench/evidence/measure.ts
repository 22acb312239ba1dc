import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { inMain } from '../../app/support/in-main.ts'
import { launchApp, type RunningApp } from '../../app/support/launch-app.ts'
import { press } from '../../app/support/person.ts'
import { word } from '../../app/support/words.ts'
import { type Memory, memoryNow } from '../../faults/support/memory-of.ts'
import { summarize, type Times } from '../engine/statistics.ts'
import type { BenchForm } from '../walk/form.ts'
import { openAndLook } from '../walk/in-page.ts'
import { goToMine } from '../walk/prepare.ts'
import { layThumbnails, makeSmall, openAndSee, openAndWait, scrollTiles } from './in-page.ts'

/** Tiles of the app's evidence screen, and of the floor page. */
const TILE = `ul[aria-label="${word('evidence', 'screen.files')}"] > li`
const FLOOR_TILE = 'ul > li'

/** Frames, in milliseconds. */
export interface Frames extends Times {
  /** Frames of more than 50 ms. */
  readonly long: number
  readonly worst: number
}

/** Sums up frames. */
export function framesOf(times: readonly number[]): Frames {
  const worst = times.reduce((most, time) => Math.max(most, time), 0)
  return { ...summarize(times), long: times.filter((time) => time > 50).length, worst }
}

/** Opens the walk from the mine's page so many times; ms until the first question can be answered. */
export async function openWalk(running: RunningApp, form: BenchForm, opens: number): Promise<Times> {
  const times: number[] = []
  for (let turn = -1; turn < opens; turn += 1) {
    await goToMine(running, form)
    const time = await running.page.evaluate(openAndLook, word('mine', 'continue'))
    if (turn >= 0) times.push(time)
    await running.page.waitForTimeout(1_000)
  }
  return summarize(times)
}

/** What the evidence screen costs. */
export interface Seen {
  /** From pressing the button until the first picture, and until all in sight, are on the screen. */
  readonly first: Times
  readonly all: Times
}

/** Opens the evidence from the walk so many times. Ends on the evidence screen. */
export async function openEvidence({ page }: RunningApp, opens: number): Promise<Seen> {
  const first: number[] = []
  const all: number[] = []
  for (let turn = 0; turn < opens; turn += 1) {
    if (turn > 0) {
      await press(page, 'evidence', 'screen.back')
      await page.locator('main [data-path] input').first().waitFor()
      await page.waitForTimeout(500)
    }
    const seen = await page.evaluate(openAndSee, { tile: TILE, button: word('evidence', 'open') })
    first.push(seen.first)
    all.push(seen.all)
  }
  return { first: summarize(first), all: summarize(all) }
}

/** How many files the evidence screen that is open counts. */
export async function countEvidence({ page }: RunningApp): Promise<number> {
  const said = await page.getByText(/^[\d,.\s]+ files$/).innerText()
  return Number(said.replaceAll(/\D/g, ''))
}

/** Scrolls the evidence that is open. */
export async function scrollEvidence({ page }: RunningApp, frames: number): Promise<Frames> {
  return framesOf(await page.evaluate(scrollTiles, { tile: TILE, frames, step: 48 }))
}

/** Opens the map of the evidence that is open. */
export function openMap({ page }: RunningApp): Promise<{ shown: number; worst: number }> {
  return page.evaluate(openAndWait, {
    button: word('evidence', 'screen.map'),
    element: '[data-map="ready"]',
  })
}

/** What the page holds on its heap after collecting garbage, and what its processes hold, in MB. */
export async function holds(running: RunningApp): Promise<Memory & { readonly heap: number }> {
  const session = await running.page.context().newCDPSession(running.page)
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  await session.detach()
  return { heap: usedSize / 2 ** 20, ...(await memoryNow(running)) }
}

/** Forgets every small picture, as when an assessment came from another device. */
export async function forgetPreviews(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.deleteDatabase('adit-previews')
        request.onsuccess = () => resolve()
        request.onerror = () => reject(request.error)
      }),
  )
}

/** The same by the floor page, in a window of the same runtime. */
export async function measureFloor(
  folder: string,
  {
    count,
    photos,
    opens,
    frames,
  }: { count: number; photos: readonly string[]; opens: number; frames: number },
): Promise<{ readonly all: Times; readonly scroll: Frames }> {
  const file = join(folder, 'floor.html')
  writeFileSync(file, '<!doctype html><meta charset="utf-8"><title>Floor</title><body></body>')
  const running = await launchApp(join(folder, 'floor-profile'))
  // It has no size before it is shown.
  await running.page.waitForFunction(() => innerHeight > 0)
  const coming = running.app.waitForEvent('window')
  const { width, height } = await running.page.evaluate(() => ({ width: innerWidth, height: innerHeight }))
  await inMain(
    running.app,
    ({ BrowserWindow }, { path, size }) => {
      const window = new BrowserWindow({
        ...size,
        useContentSize: true,
        webPreferences: { partition: 'persist:floor', backgroundThrottling: false },
      })
      void window.loadFile(path)
    },
    { path: file, size: { width, height } },
  )
  const page = await coming
  await page.waitForLoadState()
  await page.evaluate(layThumbnails, { count, pictures: await page.evaluate(makeSmall, photos) })
  const all: number[] = []
  for (let turn = 0; turn < opens; turn += 1) {
    const seen = await page.evaluate(openAndSee, { tile: FLOOR_TILE, button: 'Open' })
    all.push(seen.all)
    await page.waitForTimeout(1_000)
  }
  const scroll = framesOf(await page.evaluate(scrollTiles, { tile: FLOOR_TILE, frames, step: 48 }))
  await running.close()
  return { all: summarize(all), scroll }
}
