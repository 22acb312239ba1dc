import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inMain } from '../../app/support/in-main.ts'
import type { RunningApp } from '../../app/support/launch-app.ts'
import { press } from '../../app/support/person.ts'
import { word } from '../../app/support/words.ts'
import { goToRound, prepareProfile, startRound } from '../../faults/support/prepare.ts'
import { TEXTS } from '../../faults/support/round-form.ts'
import { summarize, type Times } from '../engine/statistics.ts'
import { beginTrace, type DiskTimes, endTrace } from './trace-commits.ts'

/** One answer in the real app, in milliseconds. */
export interface CommitTimes {
  /** From handing an event to the storage until it is forced to the disk in both copies; null where no trace says it. */
  readonly onDisk: Times | null
  /** The same in each copy by itself. */
  readonly inDatabase: Times | null
  readonly inJournal: Times | null
  /** Until the page has heard so from both, which is after it has drawn the answer. */
  readonly heard: Times
  /** From leaving the input until the picture says "saved". */
  readonly saidSaved: Times
  /** Writing the same number of bytes to a file on the same disk and forcing them there, between the answers. */
  readonly floor: Times
  /** From leaving the input until the next picture, while both copies are written. */
  readonly painted: Times
  /** The same in a preview of the same form, which keeps nothing. */
  readonly paintedUnkept: Times
  readonly right: boolean
}

/** Bytes of the line of a usual answer. */
const LINE = 480

/** Turns between answers that are kept and answers that are not: the machine is not the same from minute to minute. */
const TURNS = 6

/** Types answers into the running app and looks at the clock. */
export async function measureCommits(count: number): Promise<CommitTimes> {
  const profile = await prepareProfile()
  const folder = mkdtempSync(join(tmpdir(), 'adit-bench-'))
  try {
    const running = await startRound(profile)
    await type(running, 20)
    const trace = join(folder, 'trace')
    await beginTrace(running, trace)
    const traced = await type(running, count, join(folder, 'floor'))
    const onDisk = await endTrace(running, trace)
    const kept: number[] = []
    const unkept: number[] = []
    for (let turn = 0; turn < TURNS; turn += 1) {
      if (turn > 0) await goToRound(running)
      await type(running, 5)
      kept.push(...(await type(running, Math.ceil(count / TURNS))).painted)
      await openPreviewOfRound(running)
      await type(running, 5)
      unkept.push(...(await type(running, Math.ceil(count / TURNS))).painted)
    }
    await running.close()
    const seen = (timeOf: (one: DiskTimes) => number) =>
      onDisk.length === 0 ? null : summarize(onDisk.map(timeOf))
    return {
      onDisk: seen(({ database, journal }) => Math.max(database, journal)),
      inDatabase: seen(({ database }) => database),
      inJournal: seen(({ journal }) => journal),
      heard: summarize(traced.commits),
      saidSaved: summarize(traced.saved),
      floor: summarize(traced.floors),
      painted: summarize(kept),
      paintedUnkept: summarize(unkept),
      right: traced.commits.length >= count,
    }
  } finally {
    await profile.remove()
    rmSync(folder, { recursive: true })
  }
}

async function openPreviewOfRound({ page }: RunningApp): Promise<void> {
  await press(page, 'common', 'app.checklists')
  await page
    .locator('[data-form="fault_round"]')
    .getByRole('button', { name: word('checklists', 'try') })
    .first()
    .click()
  await page.locator('[data-preview]').waitFor()
  await page.locator(`main [data-path="${TEXTS[0]}"]`).waitFor()
}

interface Round {
  readonly commits: readonly number[]
  readonly floors: readonly number[]
  readonly painted: readonly number[]
  readonly saved: readonly number[]
}

/** Types so many answers, one after the other, each as soon as the one before is saved. */
async function type({ app, page }: RunningApp, count: number, floorFile?: string): Promise<Round> {
  const floors: number[] = []
  const painted: number[] = []
  const saved: number[] = []
  // Just after the list opened, what is farther down is only room for some moments.
  for (const name of TEXTS) await page.locator(`main [data-path="${name}"] input`).first().waitFor()
  await page.evaluate(() => {
    const seen: number[] = []
    Object.assign(window, { commitsSeen: seen })
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntriesByName('adit:commit')) seen.push(duration)
    }).observe({ entryTypes: ['measure'] })
  })
  for (let number = 0; number < count; number += 1) {
    const name = TEXTS[number % TEXTS.length] ?? ''
    const seen = await page.evaluate(typeOne, { name, value: `${number}:${count}` })
    painted.push(seen.painted)
    saved.push(seen.saved)
    if (floorFile !== undefined) floors.push(await inMain(app, forceToDisk, { file: floorFile, size: LINE }))
  }
  const commits = await page.evaluate(async () => {
    await new Promise((resolve) => setTimeout(resolve, 200))
    return (window as unknown as { commitsSeen: number[] }).commitsSeen
  })
  return { commits, floors, painted, saved }
}

/** In the page: types, leaves the input, and says how long the next picture took, and the one that says "saved". */
async function typeOne({ name, value }: { readonly name: string; readonly value: string }) {
  const input = document.querySelector<HTMLInputElement>(`main [data-path="${name}"] input:not([type=file])`)
  if (input === null) throw new Error(`nowhere to type at ${name}`)
  input.focus()
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, value)
  input.dispatchEvent(new Event('input', { bubbles: true }))
  // Nobody types in no time: that the person is at another question now is on the disk by then.
  await new Promise((resolve) => setTimeout(resolve, 150))
  const start = performance.now()
  input.blur()
  await new Promise<void>((resolve) =>
    requestAnimationFrame(() => {
      // The message comes after the picture that this frame draws.
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => resolve()
      port2.postMessage(null)
    }),
  )
  const painted = performance.now() - start
  // A preview says nothing of saving.
  while (document.querySelector('[data-save]:not([data-save="saved"])') !== null)
    await new Promise((resolve) => requestAnimationFrame(resolve))
  return { painted, saved: performance.now() - start }
}

/** In the main process: the least that one durable line costs there. */
async function forceToDisk(
  _: unknown,
  { file, size }: { readonly file: string; readonly size: number },
): Promise<number> {
  const { open } = process.getBuiltinModule('node:fs/promises')
  const held = globalThis as unknown as { floorFile?: Awaited<ReturnType<typeof open>> }
  held.floorFile ??= await open(file, 'a')
  const line = Buffer.alloc(size, 'a')
  const start = performance.now()
  await held.floorFile.write(line)
  await held.floorFile.datasync()
  return performance.now() - start
}
