import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RunningApp } from '../../app/support/launch-app.ts'
import { press } from '../../app/support/person.ts'
import { word } from '../../app/support/words.ts'
import { prepareProfile, startRound } from '../../faults/support/prepare.ts'
import { TEXTS } from '../../faults/support/round-form.ts'
import { summarize, type Times } from '../engine/statistics.ts'

/** One answer in the real app, in milliseconds. */
export interface CommitTimes {
  /** From handing an event to the storage until both copies have it on the disk. */
  readonly commit: Times
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

/** Types answers into the running app and looks at the clock. */
export async function measureCommits(count: number): Promise<CommitTimes> {
  const profile = await prepareProfile()
  const folder = mkdtempSync(join(tmpdir(), 'adit-bench-'))
  try {
    let running = await startRound(profile)
    await type(running, 20)
    const kept = await type(running, count, join(folder, 'floor'))
    await running.close()
    running = await startRound(profile)
    await openPreviewOfRound(running)
    await type(running, 20)
    const unkept = await type(running, count)
    await running.close()
    return {
      commit: summarize(kept.commits),
      floor: summarize(kept.floors),
      painted: summarize(kept.painted),
      paintedUnkept: summarize(unkept.painted),
      right: kept.commits.length >= count,
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
}

/** Types so many answers, one after the other, each as soon as the one before is saved. */
async function type({ app, page }: RunningApp, count: number, floorFile?: string): Promise<Round> {
  const floors: number[] = []
  const painted: number[] = []
  await page.evaluate(() => {
    const seen: number[] = []
    Object.assign(window, { commitsSeen: seen })
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntriesByName('adit:commit')) seen.push(duration)
    }).observe({ entryTypes: ['measure'] })
  })
  for (let number = 0; number < count; number += 1) {
    painted.push(
      await page.evaluate(typeOne, { name: TEXTS[number % TEXTS.length] ?? '', value: `${number}:${count}` }),
    )
    if (floorFile !== undefined) floors.push(await app.evaluate(forceToDisk, { file: floorFile, size: LINE }))
  }
  const commits = await page.evaluate(async () => {
    await new Promise((resolve) => setTimeout(resolve, 200))
    return (window as unknown as { commitsSeen: number[] }).commitsSeen
  })
  return { commits, floors, painted }
}

/** In the page: types, leaves the input, and says how long the next picture took. */
async function typeOne({ name, value }: { readonly name: string; readonly value: string }): Promise<number> {
  const input = document.querySelector<HTMLInputElement>(`main [data-path="${name}"] input:not([type=file])`)
  if (input === null) throw new Error(`nowhere to type at ${name}`)
  input.focus()
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, value)
  input.dispatchEvent(new Event('input', { bubbles: true }))
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
  const time = performance.now() - start
  // A preview says nothing of saving.
  while (document.querySelector('[data-save]:not([data-save="saved"])') !== null)
    await new Promise((resolve) => requestAnimationFrame(resolve))
  return time
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
