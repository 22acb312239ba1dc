import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { measureCommits } from './commit.ts'
import { type MergeTimes, measureMerge } from './merge.ts'
import { measureOpen, type OpenTimes } from './open.ts'

/** Events of the large record. */
const EVENTS = 100_000

const [task, ...args] = process.argv.slice(2)
const [first = 0, second = 0] = args.map(Number)
// Every measurement runs in a process of its own, so that none meets what another left behind.
if (task === 'open') process.stdout.write(JSON.stringify(measureOpen(first, second)))
else if (task === 'merge') process.stdout.write(JSON.stringify(measureMerge(first, second)))
else await runSuite(process.argv.slice(2).includes('--quick'))

async function runSuite(quick: boolean): Promise<void> {
  const runs = quick ? 3 : 9
  const commit = await measureCommits(quick ? 60 : 400)
  const open = inProcess<OpenTimes>('open', EVENTS, runs)
  const merges = [EVENTS / 10, EVENTS].map((count) => inProcess<MergeTimes>('merge', count, runs))
  const [small, large] = merges
  const ratios = [
    most(
      'answer on the disk in both copies : one forced write',
      (commit.onDisk?.median ?? Number.NaN) / commit.floor.median,
      3,
    ),
    most('answer to picture, kept : not kept', commit.painted.median / commit.paintedUnkept.median, 1.1),
    most(`open ${EVENTS} events : read and parse them`, open.ours.median / open.floor.median, 2),
    most(
      'merge of ten times the events, per event',
      (large?.stage.median ?? 0) / (small?.stage.median ?? 1) / 10,
      1.5,
    ),
    most('merge of two large records', (large?.stage.median ?? 0) / 1_000, 5, 's'),
  ]
  const right = commit.right && open.right && merges.every((merge) => merge.right)
  console.log(
    `\n${cpus()[0]?.model.trim()}, ${cpus().length} cores, Node ${process.version}; medians (p95), ms\n`,
  )
  const show = ({ median, p95 }: { median: number; p95: number }) =>
    `${median.toFixed(2)} (${p95.toFixed(2)})`
  console.log(`forced write         ${show(commit.floor)}`)
  if (commit.onDisk !== null && commit.inDatabase !== null && commit.inJournal !== null) {
    console.log(`on disk, both copies ${show(commit.onDisk)}`)
    console.log(`  the database       ${show(commit.inDatabase)}`)
    console.log(`  the journal        ${show(commit.inJournal)}`)
  }
  console.log(`heard by the page    ${show(commit.heard)}   behind the drawing of the answer`)
  console.log(`screen says saved    ${show(commit.saidSaved)}   from leaving the input`)
  console.log(`picture, kept        ${show(commit.painted)}`)
  console.log(`picture, not kept    ${show(commit.paintedUnkept)}`)
  console.log(`read and parse       ${show(open.floor)}   ${(open.bytes / 1e6).toFixed(1)} MB`)
  console.log(`open                 ${show(open.ours)}`)
  console.log(`check and open       ${show(open.checked)}`)
  for (const merge of merges)
    console.log(`merge 2 x ${merge.count}    ${show(merge.stage)}, checking before that ${show(merge.read)}`)
  console.log()
  for (const { name, measured, wanted, unit, met } of ratios)
    console.log(`${met ? 'met   ' : 'MISSED'} ${name}: ${measured.toFixed(2)} ${unit}, at most ${wanted}`)
  const { ADIT_BENCH_DIR: folder = join('dist', 'bench') } = process.env
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'record.json')
  writeFileSync(file, `${JSON.stringify({ commit, open, merges, ratios }, null, 2)}\n`)
  console.log(`\n${file}`)
  process.exitCode = right ? 0 : 1
}

function most(name: string, measured: number, wanted: number, unit = 'times') {
  return { name, measured, wanted, unit, met: measured <= wanted }
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
