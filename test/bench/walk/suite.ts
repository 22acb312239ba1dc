import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { launchApp, temporaryFolder } from '../../app/support/launch-app.ts'
import { word } from '../../app/support/words.ts'
import type { Times } from '../engine/statistics.ts'
import { benchForm } from './form.ts'
import { openAndLook } from './in-page.ts'
import {
  type Answers,
  type InTheApp,
  measureApp,
  measureFloor,
  measureHeap,
  measureScroll,
} from './measure.ts'
import { goToMine, prepareWalks } from './prepare.ts'

const SMALL = { size: 200, perSection: 200 }
const LARGE = { size: 5_000, perSection: 1_000 }
/** Questions that a window of the app shows and keeps around it. */
const VISIBLE = 20

await runSuite(process.argv.slice(2).includes('--quick'))

async function runSuite(quick: boolean): Promise<void> {
  const runs = quick ? { opens: 3, count: 30, frames: 120 } : { opens: 9, count: 300, frames: 400 }
  const answers = quick ? 300 : 10_000
  const say = (what: string) => process.stderr.write(`adit: ${what} ...\n`)
  say('filling two assessments, one of 200 and one of 5,000 questions')
  const forms = [benchForm(SMALL.size, SMALL.perSection), benchForm(LARGE.size, LARGE.perSection)]
  const profile = await prepareWalks(forms)
  const folder = await temporaryFolder('bench-floor')
  try {
    say('opening and answering in the app')
    const running = await launchApp(profile.path)
    const [small, large] = await measureApp(running, forms, runs)
    if (small === undefined || large === undefined) throw new Error('nothing was measured')
    const told = (name: string, { open, answers: given }: Pick<InTheApp, 'open' | 'answers'>) =>
      say(
        `${name}: open ${open.median.toFixed(0)}, painted ${given.painted.median.toFixed(1)}, saved ${given.whole.median.toFixed(1)} ms`,
      )
    told('200', small)
    told('5,000', large)
    say('scrolling')
    const scroll = await measureScroll(running, runs.frames)
    say('doing the same by hand')
    const floor = await measureFloor(folder.path, { ...LARGE, visible: VISIBLE }, runs)
    told('by hand', { open: floor.openSection, answers: floor.answers })
    say(`answering ${answers} times`)
    const [first] = forms
    if (first !== undefined) await goToMine(running, first)
    await running.page.evaluate(openAndLook, word('mine', 'continue'))
    await running.page.waitForTimeout(1_000)
    const heap = await measureHeap(running, answers)
    const complaints = [...running.complaints]
    await running.close()

    const perAnswer = (heap.to - heap.from) / answers
    const ratios = [
      ...ratiosOfAnswers(large.answers, small.answers, floor.answers),
      most('opening, 5,000 and 500 photos : 200', large.open.median / small.open.median, 3),
      most(
        'opening, 5,000 and 500 photos : floor that restores the section',
        large.open.median / floor.openSection.median,
        4,
      ),
      most('... pressed at once : 200', large.openAtOnce.median / small.openAtOnce.median, 3),
      most(
        '... pressed at once : floor that restores the section',
        large.openAtOnce.median / floor.openSection.median,
        4,
      ),
      most('frames over 50 ms beyond the floor', Math.max(0, scroll.long - floor.scroll.long), 0, 'frames'),
      // A few hundred answers say nothing of it: the compiler and its caches still grow.
      ...(quick ? [] : [most('heap for each answer', perAnswer / 1024, 4, 'KiB')]),
    ]
    console.log(`\n${cpus()[0]?.model.trim()}, ${cpus().length} cores; medians (p95), ms\n`)
    const show = ({ median, p95 }: Times) => `${median.toFixed(1)} (${p95.toFixed(1)})`
    const lines: readonly (readonly [string, Times, Times, Times])[] = [
      ['answer to picture', small.answers.painted, large.answers.painted, floor.answers.painted],
      ['... and disk', small.answers.whole, large.answers.whole, floor.answers.whole],
      ['opening', small.open, large.open, floor.openSection],
      ['... pressed at once', small.openAtOnce, large.openAtOnce, floor.openSection],
    ]
    console.log(`${''.padEnd(20)}${['200', '5,000', 'floor'].map((head) => head.padEnd(18)).join('')}`)
    for (const [name, ...times] of lines)
      console.log(`${name.padEnd(20)}${times.map((each) => show(each).padEnd(18)).join('')}`)
    console.log(`a window of it, floor${show(floor.openWindow).padStart(14)}`)
    for (const [name, frames] of [['scroll', scroll] as const, ['scroll, floor', floor.scroll] as const])
      console.log(
        `${name.padEnd(20)}${show(frames)}, worst ${frames.worst.toFixed(0)}, ${frames.long} of ${frames.runs} over 50`,
      )
    console.log(`heap                ${mib(heap.from)} to ${mib(heap.to)} over ${answers} answers\n`)
    for (const { name, measured, wanted, unit, met } of ratios)
      console.log(`${met ? 'met   ' : 'MISSED'} ${name}: ${measured.toFixed(2)} ${unit}, at most ${wanted}`)
    if (complaints.length > 0) console.log(`\nThe page complained:\n${complaints.slice(0, 5).join('\n')}`)
    const { ADIT_BENCH_DIR: out = join('dist', 'bench') } = process.env
    mkdirSync(out, { recursive: true })
    const file = join(out, 'walk.json')
    writeFileSync(file, `${JSON.stringify({ small, large, scroll, heap, floor, ratios }, null, 2)}\n`)
    console.log(`\n${file}`)
  } finally {
    await profile.remove()
    await folder.remove()
  }
}

/** Until the picture, and until the picture that says it is stored: both at the median and at p95. */
function ratiosOfAnswers(large: Answers, small: Answers, floor: Answers) {
  const names = { painted: 'answer to picture', whole: 'answer to picture and disk' } as const
  return (['painted', 'whole'] as const).flatMap((until) =>
    (['median', 'p95'] as const).flatMap((at) => [
      most(`${names[until]}, ${at}, 5,000 : 200`, large[until][at] / small[until][at], 1.2),
      most(`${names[until]}, ${at}, 5,000 : floor`, large[until][at] / floor[until][at], 1.5),
    ]),
  )
}

function most(name: string, measured: number, wanted: number, unit = 'times') {
  return { name, measured, wanted, unit, met: measured <= wanted }
}

function mib(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(1)} MiB`
}
