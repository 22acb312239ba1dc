import { mkdirSync, writeFileSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { launchApp, temporaryFolder } from '../../app/support/launch-app.ts'
import { word } from '../../app/support/words.ts'
import type { Times } from '../engine/statistics.ts'
import { benchForm } from '../walk/form.ts'
import { openAndLook } from '../walk/in-page.ts'
import { goToMine, untilCompared } from '../walk/prepare.ts'
import { type Card, drawScenes, takeCard } from './fill.ts'
import {
  countEvidence,
  forgetPreviews,
  holds,
  measureFloor,
  openEvidence,
  openMap,
  openWalk,
  scrollEvidence,
} from './measure.ts'
import { beginForm, pictureQuestions } from './prepare.ts'

const FORM = { size: 200, perSection: 200 }

/** Photos that come in at once: a card after a day on site. */
const CARD = 250

/** What was done of the filling. */
interface Filled {
  /** Opening the walk before the first photo. */
  readonly emptyWalk: Times
  readonly cards: readonly Card[]
}

const options = process.argv.slice(2)
const given = (name: string) =>
  options.find((option) => option.startsWith(`--${name}=`))?.slice(name.length + 3)
// `--photos=60` takes as many as that. `--kept=FOLDER` leaves what was taken in there and goes on from it, with
// `--cards=2` no more than two cards a run: a quarter of an hour of filling becomes several short ones.
await runSuite({
  quick: options.includes('--quick'),
  photos: Number(given('photos')) || null,
  kept: given('kept') ?? null,
  cards: Number(given('cards')) || Number.POSITIVE_INFINITY,
})

interface Wanted {
  readonly quick: boolean
  readonly photos: number | null
  readonly kept: string | null
  readonly cards: number
}

function say(what: string): void {
  process.stderr.write(`adit: ${what} ...\n`)
}

/** Fills the assessment up to `count` photos, at most so many cards of them; gives all that was done since it began. */
async function fill(
  folder: string,
  { count, opens, cards }: { readonly count: number; readonly opens: number; readonly cards: number },
): Promise<Filled> {
  const note = join(folder, 'filled.json')
  let filled = await readFile(note, 'utf8').then(
    (text) => JSON.parse(text) as Filled,
    () => null,
  )
  if (filled !== null && photosIn(filled) >= count) return filled
  const form = benchForm(FORM.size, FORM.perSection)
  const running = await launchApp(join(folder, 'profile'))
  say('drawing')
  const scenes = await drawScenes(running.page)
  if (filled === null) {
    say('opening a walk without photos')
    await beginForm(running, form)
    filled = { emptyWalk: await openWalk(running, form, opens), cards: [] }
  } else {
    await untilCompared(running)
    await goToMine(running, form)
    await running.page.evaluate(openAndLook, word('mine', 'continue'))
  }
  for (let taken = 0; taken < cards && photosIn(filled) < count; taken += 1) {
    const first = photosIn(filled) + 1
    const card = { folder, first, count: Math.min(CARD, count - first + 1) }
    say(`taking in photos ${first} to ${first + card.count - 1}`)
    const came = await takeCard(running, scenes, pictureQuestions(form), card)
    filled = { ...filled, cards: [...filled.cards, came] }
    await writeFile(note, JSON.stringify(filled))
  }
  if (running.complaints.length > 0)
    console.log(`The page complained:\n${running.complaints.slice(0, 5).join('\n')}`)
  await running.close()
  return filled
}

function photosIn({ cards }: Filled): number {
  return cards.reduce((sum, { photos }) => sum + photos, 0)
}

async function runSuite({ quick, photos, kept, cards }: Wanted): Promise<void> {
  const usual = quick ? { count: 200, opens: 3, frames: 150 } : { count: 2_000, opens: 7, frames: 400 }
  const runs = { ...usual, count: photos ?? usual.count }
  const form = benchForm(FORM.size, FORM.perSection)
  if (kept !== null) await mkdir(kept, { recursive: true })
  const folder =
    kept === null ? await temporaryFolder('bench-evidence') : { path: kept, remove: async () => {} }
  try {
    const filled = await fill(folder.path, { ...runs, cards })
    if (photosIn(filled) < runs.count)
      return say(`${photosIn(filled)} of ${runs.count} photos are in; the next run goes on`)
    const intake = sumUp(filled.cards)
    const { emptyWalk } = filled

    say('opening the walk and the evidence')
    let running = await launchApp(join(folder.path, 'profile'))
    const compared = await untilCompared(running)
    const walk = await openWalk(running, form, runs.opens)
    const before = await holds(running)
    const warm = await openEvidence(running, runs.opens)
    const counted = await countEvidence(running)
    if (counted !== runs.count) throw new Error(`${counted} of ${runs.count} photos are there`)
    const scroll = await scrollEvidence(running, runs.frames)
    const after = await holds(running)
    say('opening the map')
    const map = await openMap(running)
    const complaints = [...running.complaints]
    await running.close()

    say('opening the evidence where no picture was made small yet')
    running = await launchApp(join(folder.path, 'profile'))
    await untilCompared(running)
    await forgetPreviews(running.page)
    await goToMine(running, form)
    await running.page.evaluate(openAndLook, word('mine', 'continue'))
    await running.page.waitForTimeout(2_000)
    const cold = await openEvidence(running, 1)
    const scenes = await drawScenes(running.page)
    await running.close()

    say('doing the same by hand')
    const floor = await measureFloor(folder.path, { ...runs, photos: scenes })

    const mega = (size: number) => size / 1e6
    const ratios = [
      most('plain copy with its hash : taking in, MB a second', intake.plain / intake.bytesPerSecond, 4),
      most('memory of the main process over the intake', intake.main, 600, 'MB'),
      most('memory of the page over the intake', intake.pageOwn, 300, 'MB'),
      most('share of frames over 50 ms during the intake', (100 * intake.long) / intake.frames, 5, '%'),
      most('seconds for a photo, last card : first', intake.slower, 1.5),
      most(`opening the walk, ${runs.count} photos : none`, walk.median / emptyWalk.median, 1.5),
      most('evidence with all pictures in sight : floor', warm.all.median / floor.all.median, 2),
      most('frames over 50 ms beyond the floor', Math.max(0, scroll.long - floor.scroll.long), 0, 'frames'),
      most('heap over opening and scrolling the evidence', after.heap - before.heap, 30, 'MiB'),
      most('memory of the page over the same', after.pageOwn - before.pageOwn, 300, 'MB'),
    ]
    const show = ({ median, p95 }: Times) => `${median.toFixed(0)} (${p95.toFixed(0)})`
    console.log(`\n${cpus()[0]?.model.trim()}, ${cpus().length} cores; medians (p95), ms\n`)
    console.log(
      `intake              ${mega(intake.bytesPerSecond).toFixed(1)} MB/s over ${intake.seconds.toFixed(0)} s; plain copy ${mega(intake.plain).toFixed(1)} MB/s`,
    )
    console.log(
      `  frames            worst ${intake.worst.toFixed(0)}, ${intake.long} of ${intake.frames} over 50`,
    )
    console.log(
      `  memory            over what it was: main ${intake.main}, page ${intake.pageOwn} MB, with decoded pictures ${intake.page} MB`,
    )
    console.log(`copies compared     ${(compared / 1000).toFixed(1)} s after the start`)
    console.log(`opening the walk    ${show(walk)}; without photos ${show(emptyWalk)}`)
    console.log(
      `evidence            first picture ${show(warm.first)}, all in sight ${show(warm.all)}; floor ${show(floor.all)}`,
    )
    console.log(`  never made small  first picture ${show(cold.first)}, all in sight ${show(cold.all)}`)
    console.log(
      `  scroll            ${show(scroll)}, worst ${scroll.worst.toFixed(0)}, ${scroll.long} of ${scroll.runs} over 50`,
    )
    console.log(
      `  scroll, floor     ${show(floor.scroll)}, worst ${floor.scroll.worst.toFixed(0)}, ${floor.scroll.long} of ${floor.scroll.runs} over 50`,
    )
    console.log(
      `  memory            heap ${before.heap.toFixed(1)} to ${after.heap.toFixed(1)} MiB, page ${before.pageOwn} to ${after.pageOwn}, with decoded pictures ${before.page} to ${after.page}, main ${before.main} to ${after.main} MB`,
    )
    console.log(`map                 ${map.shown.toFixed(0)}, longest frame ${map.worst.toFixed(0)}\n`)
    for (const { name, measured, wanted, unit, met } of ratios)
      console.log(`${met ? 'met   ' : 'MISSED'} ${name}: ${measured.toFixed(2)} ${unit}, at most ${wanted}`)
    if (complaints.length > 0) console.log(`\nThe page complained:\n${complaints.slice(0, 5).join('\n')}`)
    const { ADIT_BENCH_DIR: out = join('dist', 'bench') } = process.env
    mkdirSync(out, { recursive: true })
    const file = join(out, 'evidence.json')
    const result = {
      count: runs.count,
      filled,
      intake,
      compared,
      walk,
      warm,
      cold,
      scroll,
      before,
      after,
      map,
      floor,
      ratios,
    }
    writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`)
    console.log(`\n${file}`)
  } finally {
    await folder.remove()
  }
}

/** All cards together; memory is the most that one of them took. */
function sumUp(cards: readonly Card[]) {
  const sum = (of: (card: Card) => number) => cards.reduce((total, card) => total + of(card), 0)
  const top = (of: (card: Card) => number) => Math.max(...cards.map(of))
  const pace = (card: Card | undefined) => (card === undefined ? 0 : card.seconds / card.photos)
  const seconds = sum((card) => card.seconds)
  const bytes = sum((card) => card.bytes)
  return {
    ...{ seconds, bytesPerSecond: bytes / seconds, plain: bytes / sum((card) => card.bytes / card.plain) },
    ...{ frames: sum(({ frames }) => frames.runs), long: sum(({ frames }) => frames.long) },
    ...{ worst: top(({ frames }) => frames.worst), slower: pace(cards.at(-1)) / pace(cards[0]) },
    ...{
      main: top(({ before, most }) => most.main - before.main),
      page: top(({ before, most }) => most.page - before.page),
      pageOwn: top(({ before, most }) => most.pageOwn - before.pageOwn),
    },
  }
}

function most(name: string, measured: number, wanted: number, unit = 'times') {
  return { name, measured, wanted, unit, met: measured <= wanted }
}
