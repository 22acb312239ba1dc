import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { inMain } from '../../app/support/in-main.ts'
import { launchApp, type RunningApp } from '../../app/support/launch-app.ts'
import { word } from '../../app/support/words.ts'
import { summarize, type Times } from '../engine/statistics.ts'
import { type FloorForm, layFloor } from './floor-page.ts'
import { type BenchForm, GROUP, nameOf } from './form.ts'
import { answerMany, answerOne, openAndLook, scrollSteadily } from './in-page.ts'
import { goToMine } from './prepare.ts'

/** Answers in one page, in milliseconds. */
export interface Answers {
  readonly painted: Times
  readonly whole: Times
}

/** Types so many answers into the first questions of a page. */
async function answers(page: Page, count: number): Promise<Answers> {
  const painted: number[] = []
  const whole: number[] = []
  // Until the compiler has seen what it will see.
  for (let turn = -20; turn < count; turn += 1) {
    // Both kinds take turns: every second answer also shows or hides another question.
    const index = turn % 2 === 0 ? 4 : 2
    const value = (turn + 100) % 4 < 2 ? 6 : 1
    const note = nameOf.note(Math.floor(index / GROUP))
    const time = await page.evaluate(answerOne, {
      path: nameOf.question(index),
      note,
      value: String(value + ((turn + 100) % 3)),
    })
    if (turn < 0) continue
    painted.push(time.painted)
    whole.push(time.whole)
  }
  return { painted: summarize(painted), whole: summarize(whole) }
}

/** Frames of a steady scroll, in milliseconds. */
export interface Frames extends Times {
  /** Frames of more than 50 ms. */
  readonly long: number
  readonly worst: number
}

async function scroll(page: Page, frames: number): Promise<Frames> {
  const times = await page.evaluate(scrollSteadily, { frames, step: 48 })
  return {
    ...summarize(times),
    long: times.filter((time) => time > 50).length,
    worst: Math.max(...times),
  }
}

/** Everything measured with one form in the app. */
export interface InTheApp {
  /** Opened by somebody who has looked at the page of the mine for a second. */
  readonly open: Times
  /** Opened as soon as there is something to press. */
  readonly openAtOnce: Times
  readonly answers: Answers
}

/** Opens the walk of each form in turn, so that none is still open from before, and answers in it. */
export async function measureApp(
  running: RunningApp,
  forms: readonly BenchForm[],
  { opens, count }: { readonly opens: number; readonly count: number },
): Promise<readonly InTheApp[]> {
  const opening = forms.map((): { rested: number[]; atOnce: number[] } => ({ rested: [], atOnce: [] }))
  for (let turn = -1; turn < opens; turn += 1) {
    for (const kind of ['rested', 'atOnce'] as const) {
      for (const [index, form] of forms.entries()) {
        await goToMine(running, form)
        if (kind === 'rested') await running.page.waitForTimeout(1_000)
        const time = await running.page.evaluate(openAndLook, word('mine', 'continue'))
        if (turn >= 0) opening[index]?.[kind].push(time)
        // What follows the first picture belongs to this opening, not to the next.
        await running.page.waitForTimeout(1_500)
      }
    }
  }
  const answered: Answers[] = []
  for (const form of forms) {
    await goToMine(running, form)
    await running.page.evaluate(openAndLook, word('mine', 'continue'))
    await running.page.waitForTimeout(2_000)
    answered.push(await answers(running.page, count))
  }
  return forms.map((_, index) => ({
    open: summarize(opening[index]?.rested ?? []),
    openAtOnce: summarize(opening[index]?.atOnce ?? []),
    answers: answered[index] as Answers,
  }))
}

/** Scrolls the section that is open. */
export function measureScroll({ page }: RunningApp, frames: number): Promise<Frames> {
  return scroll(page, frames)
}

/** What the page holds on its heap, in bytes, before and after so many answers; garbage is collected first. */
export async function measureHeap(
  { page }: RunningApp,
  count: number,
): Promise<{ from: number; to: number }> {
  const session = await page.context().newCDPSession(page)
  const used = async () => {
    await session.send('HeapProfiler.collectGarbage')
    return (await session.send('Runtime.getHeapUsage')).usedSize
  }
  const paths = [0, 1, 2, 3, 4, 7].map(nameOf.question)
  await page.evaluate(answerMany, { paths, count: 200 })
  const from = await used()
  await page.evaluate(answerMany, { paths, count })
  const to = await used()
  await session.detach()
  return { from, to }
}

/** The same by the floor page. */
export interface ByHand {
  /** Until the whole section stands there, as its values were restored. */
  readonly openSection: Times
  /** Until only as much of it stands there as the window shows. */
  readonly openWindow: Times
  /** With only that much there. */
  readonly answers: Answers
  /** Of the whole section. */
  readonly scroll: Frames
}

/** Does the same by the floor page, in a window of the same runtime. */
export async function measureFloor(
  folder: string,
  form: FloorForm,
  { opens, count, frames }: { readonly opens: number; readonly count: number; readonly frames: number },
): Promise<ByHand> {
  const file = join(folder, 'floor.html')
  writeFileSync(file, '<!doctype html><meta charset="utf-8"><title>Floor</title><body></body>')
  const running = await launchApp(join(folder, 'floor-profile'))
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
  await page.evaluate(layFloor, form)
  const opening = async (button: string) => {
    const times: number[] = []
    for (let turn = -2; turn < opens; turn += 1) {
      const time = await page.evaluate(openAndLook, button)
      if (turn >= 0) times.push(time)
      await page.waitForTimeout(500)
    }
    return summarize(times)
  }
  const openSection = await opening('Section')
  const openWindow = await opening('Window')
  const answered = await answers(page, count)
  await page.evaluate(openAndLook, 'Section')
  await page.waitForTimeout(500)
  const scrolled = await scroll(page, frames)
  await running.close()
  return { openSection, openWindow, answers: answered, scroll: scrolled }
}
