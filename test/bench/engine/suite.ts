import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { type AnswerTimes, measureAnswers } from './answer.ts'
import type { EngineFigures } from './figures.ts'
import { type LoadTimes, measureLoad } from './load.ts'
import { type HeapUse, measureHeap } from './memory.ts'
import { measurePeers } from './peers.ts'
import { measureRepeats, type RepeatTimes } from './repeats.ts'
import { judge, printTables } from './report.ts'
import { summarize } from './statistics.ts'

/** Sizes of forms, in questions. */
const SIZES = [200, 1_000, 5_000, 20_000] as const

/** Fresh processes for the first load, which can only be measured once in each. */
const COLD_STARTS = 5

const [task, ...args] = process.argv.slice(2)
const numbers = args.map(Number)
const [first = 0, second = 0, third = 0] = numbers
// Every measurement runs in a process of its own, so that none meets what another left behind.
switch (task) {
  case 'load':
    answer(measureLoad(first, second))
    break
  case 'answers':
    answer(measureAnswers(first, second))
    break
  case 'repeats':
    answer(measureRepeats(first, second, third))
    break
  case 'heap':
    answer(measureHeap(first))
    break
  default:
    await runSuite(process.argv.slice(2))
}

function answer(figures: unknown): void {
  process.stdout.write(JSON.stringify(figures))
}

async function runSuite(options: readonly string[]): Promise<void> {
  const quick = options.includes('--quick')
  const sizes = SIZES.map((size) => {
    const starts = Array.from({ length: quick ? 1 : COLD_STARTS }, (_, index) => {
      const runs = index > 0 ? 1 : quick ? 8 : size > 5_000 ? 16 : 40
      return inProcess<LoadTimes>('load', size, runs)
    })
    const [load] = starts
    if (load === undefined) throw new Error('nothing was measured')
    const cold = {
      wall: summarize(starts.map((start) => start.cold.wall)).median,
      processor: summarize(starts.map((start) => start.cold.processor)).median,
    }
    return {
      size,
      load: { ...load, cold },
      answer: inProcess<AnswerTimes>('answers', size, quick ? 500 : 3_000),
    }
  })
  const figures: EngineFigures = {
    machine: { node: process.version, cpu: cpus()[0]?.model.trim() ?? '', cores: cpus().length },
    sizes,
    repeats: inProcess<RepeatTimes>('repeats', 200, 25, quick ? 8 : 30),
    heap: { size: 20_000, ...inProcess<HeapUse>('heap', 20_000) },
    peers: options.includes('--peers') ? await measurePeers(quick) : [],
  }
  const verdict = judge(figures)
  printTables(figures, verdict)
  const { ADIT_BENCH_DIR: folder = join('dist', 'bench') } = process.env
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'engine.json')
  writeFileSync(file, `${JSON.stringify({ ...figures, verdict }, null, 2)}\n`)
  console.log(`\n${file}`)
  process.exitCode = verdict.totalsRight ? 0 : 1
}

function inProcess<Figures>(name: string, ...values: readonly number[]): Figures {
  process.stderr.write(`adit: measuring ${name} ${values.join(' ')} ...\n`)
  const script = process.argv[1] ?? ''
  const output = execFileSync(process.execPath, ['--expose-gc', script, name, ...values.map(String)], {
    encoding: 'utf8',
    maxBuffer: 1e8,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return JSON.parse(output) as Figures
}
