import type { EngineFigures } from './figures.ts'
import type { LoadTimes } from './load.ts'

/** One promise of speed or memory, and whether this run keeps it. */
export interface Ratio {
  readonly name: string
  readonly measured: number
  /** What the measured figure must not pass; for the peers, must reach. */
  readonly wanted: number
  readonly unit: 'times' | 'ms' | 'MB'
  readonly met: boolean
}

/** What a run comes to. */
export interface Verdict {
  /** Every engine arrived at every total: the only thing that fails a run. */
  readonly totalsRight: boolean
  readonly ratios: readonly Ratio[]
}

/** Holds the figures against what is promised. */
export function judge(figures: EngineFigures): Verdict {
  const at = (size: number) => {
    const found = figures.sizes.find((each) => each.size === size)
    if (found === undefined) throw new Error(`no figures for ${size}`)
    return found
  }
  const [small, big, biggest] = [at(200), at(5_000), at(20_000)]
  const { repeats, heap } = figures
  const ratios: Ratio[] = [
    most('load 5,000 questions, warm', big.load.warm.wall.median, 100, 'ms'),
    most('the same, processor time', big.load.warm.processor.median, 100, 'ms'),
    most('load 5,000 questions, first in a process', big.load.cold.wall, 100, 'ms'),
    most('load 20,000 : 5,000, processor time', processor(biggest.load) / processor(big.load), 5),
    most('the same, first in a process', biggest.load.cold.processor / big.load.cold.processor, 5),
    most('answer at 5,000, with views', big.answer.shown.median, 0.1, 'ms'),
    most('answer 5,000 : 200', big.answer.ours.median / small.answer.ours.median, 2),
    most('the same, with views', big.answer.shown.median / small.answer.shown.median, 2),
    ...figures.sizes.map(({ size, answer }) =>
      most(`answer : written by hand, at ${thousands(size)}`, answer.shown.median / answer.floor.median, 5),
    ),
    most('row 200 : row 2', repeats.last.median / repeats.second.median, 2),
    most('heap of 20,000 answers', heap.answered / 1e6, 100, 'MB'),
    most('heap of 20,000 answers, all viewed', heap.viewed / 1e6, 100, 'MB'),
  ]
  for (const { name, size, answer, load } of figures.peers) {
    if (size < 1_000) continue
    const ours = at(size)
    ratios.push(
      least(
        `${name} : ours, answer at ${thousands(size)}`,
        answer.processor.median / ours.answer.shown.median,
        50,
      ),
      least(`${name} : ours, first load of ${thousands(size)}`, load.processor / ours.load.cold.processor, 1),
    )
  }
  const totalsRight =
    figures.sizes.every(({ answer }) => answer.right) &&
    repeats.right &&
    figures.peers.every(({ right }) => right)
  return { totalsRight, ratios }
}

/** Prints the figures and what they come to. */
export function printTables(figures: EngineFigures, verdict: Verdict): void {
  const { machine, repeats, heap } = figures
  console.log(
    `\n${machine.cpu}, ${machine.cores} cores, Node ${machine.node}; times in ms, medians unless p95\n`,
  )
  table(
    [
      'questions',
      'first load',
      'load',
      '+ open',
      '= warm',
      'processor',
      'answer',
      'p95',
      '+ views',
      'p95',
      'by hand',
      'bare',
      'total',
    ],
    figures.sizes.map(({ size, load, answer }) => [
      thousands(size),
      ms(load.cold.wall),
      ms(load.load.median),
      ms(load.open.median),
      ms(load.warm.wall.median),
      ms(processor(load)),
      ms(answer.ours.median),
      ms(answer.ours.p95),
      ms(answer.shown.median),
      ms(answer.shown.p95),
      ms(answer.floor.median),
      ms(answer.bare.median),
      answer.right ? 'right' : 'WRONG',
    ]),
  )
  console.log('\nA repeat of 25 questions, 200 rows\n')
  table(
    ['row 2', 'row 200', 'answer in row 200', 'total'],
    [
      [
        ms(repeats.second.median),
        ms(repeats.last.median),
        ms(repeats.answer.median),
        repeats.right ? 'right' : 'WRONG',
      ],
    ],
  )
  console.log(
    `\nHeap of ${thousands(heap.size)} answered questions: ${(heap.answered / 1e6).toFixed(1)} MB, ` +
      `${(heap.viewed / 1e6).toFixed(1)} MB after every view was read\n`,
  )
  if (figures.peers.length > 0) {
    table(
      ['engine', 'questions', 'first load', 'processor', 'answer', 'processor', 'p95', 'answers', 'total'],
      figures.peers.map(({ name, size, load, answer, right }) => [
        name,
        thousands(size),
        ms(load.wall),
        ms(load.processor),
        ms(answer.wall.median),
        ms(answer.processor.median),
        ms(answer.processor.p95),
        String(answer.processor.runs),
        right ? 'right' : 'WRONG',
      ]),
    )
    console.log('')
  }
  table(
    ['promise', 'measured', 'wanted', ''],
    verdict.ratios.map(({ name, measured, wanted, unit, met }) => [
      name,
      shown(measured, unit),
      `${name.includes(' : ours') ? 'at least' : 'at most'} ${shown(wanted, unit)}`,
      met ? 'met' : 'MISSED',
    ]),
  )
}

function processor({ warm }: LoadTimes): number {
  return warm.processor.median
}

function most(name: string, measured: number, wanted: number, unit: Ratio['unit'] = 'times'): Ratio {
  return { name, measured, wanted, unit, met: measured <= wanted }
}

function least(name: string, measured: number, wanted: number): Ratio {
  return { name, measured, wanted, unit: 'times', met: measured >= wanted }
}

function shown(value: number, unit: Ratio['unit']): string {
  if (unit === 'times') return `${value >= 20 ? Math.round(value) : value.toFixed(2)} x`
  return `${unit === 'ms' ? ms(value) : value.toFixed(1)} ${unit}`
}

function ms(value: number): string {
  if (value >= 100) return value.toFixed(0)
  return value.toFixed(value >= 1 ? 1 : 4)
}

function thousands(value: number): string {
  return value.toLocaleString('en-US')
}

/** Aligned columns: the first to the left, the others to the right. */
function table(header: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = header.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => (row[column] ?? '').length)),
  )
  for (const row of [header, ...rows]) {
    const cells = row.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
    )
    console.log(cells.join('  ').trimEnd())
  }
}
