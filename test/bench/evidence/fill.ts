import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { RunningApp } from '../../app/support/launch-app.ts'
import { untilSaved } from '../../app/support/person.ts'
import { type PhotoFile, writePhotos } from '../../app/support/photos.ts'
import { type Memory, memoryDuring } from '../../faults/support/memory-of.ts'
import { beginFrames, drawPhoto, endFrames, goToQuestion } from './in-page.ts'
import { type Frames, framesOf } from './measure.ts'
import { copyPlainly } from './prepare.ts'

/** Of a photo, as telephones make them. */
const PHOTO_BYTES = 6_000_000

/** Photos of a card that the plain copy is measured with, before the app takes the card in and once more after it. */
const COPIED = 25

/** A question gets so many of them before it is the next one's turn. */
const PER_QUESTION = 100

/** A card of photos that came in. */
export interface Card {
  readonly photos: number
  readonly bytes: number
  readonly seconds: number
  /** What a plain copy does of the same card, bytes a second. */
  readonly plain: number
  /** Of the page while they came in. */
  readonly frames: Frames
  readonly before: Memory
  readonly most: Memory
}

/** Pictures of four scenes, in base64. */
export async function drawScenes(page: Page): Promise<readonly string[]> {
  const drawn: string[] = []
  for (let seed = 0; seed < 4; seed += 1)
    drawn.push(await page.evaluate(drawPhoto, { seed, bytes: PHOTO_BYTES }))
  return drawn
}

/**
 * Writes a card of photos, gives two or three questions their share of them, each share at once, waits until all are in,
 * and takes the card away. The clock runs from the first share: the next question is gone to while photos come in.
 */
export async function takeCard(
  running: RunningApp,
  scenes: readonly string[],
  questions: readonly string[],
  { folder, first, count }: { readonly folder: string; readonly first: number; readonly count: number },
): Promise<Card> {
  const { page } = running
  const card = join(folder, 'card')
  const pictures = scenes.map((text) => Buffer.from(text, 'base64'))
  const photos = await writePhotos(card, pictures, { first, count, size: PHOTO_BYTES })
  const copy = () => copyPlainly(photos.slice(0, COPIED), join(folder, 'plain'))
  const plainBefore = await copy()
  let seconds = 0
  await page.evaluate(beginFrames)
  const memory = await memoryDuring(running, async () => {
    let start: number | null = null
    for (const { question, paths } of shares(photos, questions, first)) {
      await page.evaluate(goToQuestion, question)
      start ??= performance.now()
      await page.locator(`main [data-path="${question}"] input[type=file]`).first().setInputFiles(paths)
    }
    // The report of files that all came in goes by itself.
    await page.locator('[data-intake="underway"]').waitFor({ state: 'detached', timeout: 7_200_000 })
    seconds = (performance.now() - (start ?? 0)) / 1000
    await untilSaved(page)
  })
  const frames = framesOf(await page.evaluate(endFrames))
  const plain = (plainBefore + (await copy())) / 2
  await rm(card, { recursive: true })
  return { photos: photos.length, bytes: photos.length * PHOTO_BYTES, seconds, plain, frames, ...memory }
}

/** The photos of a card by the question they go to; the first of them is the `first` of all, from 1. */
function shares(photos: readonly PhotoFile[], questions: readonly string[], first: number) {
  const found: { readonly question: string; readonly paths: string[] }[] = []
  for (const [index, { path }] of photos.entries()) {
    const question = questions[Math.floor((first - 1 + index) / PER_QUESTION) % questions.length] ?? ''
    const last = found.at(-1)
    if (last?.question === question) last.paths.push(path)
    else found.push({ question, paths: [path] })
  }
  return found
}
