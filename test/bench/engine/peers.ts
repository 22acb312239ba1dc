import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Spent, summarize, type Times } from './statistics.ts'
import {
  changingAnswers,
  expectedTotal,
  firstAnswers,
  makeWorkload,
  nameOf,
  type Workload,
} from './workload.ts'

/** What another engine needed for the same form and the same answers. */
export interface PeerResult {
  readonly name: string
  readonly size: number
  /** Reading the form for the first time in a fresh process, in milliseconds. */
  readonly load: Spent
  readonly answer: { readonly wall: Times; readonly processor: Times }
  readonly right: boolean
}

/** Adapters in `test/bench/peers`, each a program that takes a job file and prints `{ load, times, total }`. */
const PEERS = [
  { name: '@getodk/xforms-engine', adapter: 'xforms-engine.mjs' },
  { name: 'survey-core', adapter: 'survey-core.mjs' },
] as const

/** How many answers are measured by size: the peers take their time. */
const ANSWERS: Readonly<Record<number, number>> = { 200: 100, 1000: 60, 5000: 20 }

/** Runs every peer on the workload, in processes of their own. They must be installed. */
export async function measurePeers(quick: boolean): Promise<readonly PeerResult[]> {
  const folder = mkdtempSync(join(tmpdir(), 'adit-bench-'))
  try {
    return PEERS.flatMap(({ name, adapter }) =>
      Object.entries(ANSWERS)
        .filter(([size]) => !quick || Number(size) <= 1_000)
        .map(([size, count]) => measurePeer(name, adapter, Number(size), count, folder)),
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function measurePeer(name: string, adapter: string, size: number, count: number, folder: string): PeerResult {
  process.stderr.write(`adit: measuring ${name} ${size} ...\n`)
  const workload = makeWorkload(size)
  // Filling in every question one by one takes some peers hours, so they start from a form that was saved with answers.
  const before = firstAnswers(workload)
  const measured = changingAnswers(workload, count)
  const job = join(folder, 'job.json')
  writeFileSync(
    job,
    JSON.stringify({ ...describe(workload), before: before.map(named), answers: measured.map(named) }),
  )
  const program = join('test', 'bench', 'peers', adapter)
  const output = execFileSync(process.execPath, ['--max-old-space-size=6000', program, job], {
    encoding: 'utf8',
    maxBuffer: 1e8,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const { load, times, total } = JSON.parse(output.slice(output.lastIndexOf('\n{') + 1)) as PeerOutput
  const right = total === expectedTotal(workload, [...before, ...measured])
  const answer = {
    wall: summarize(times.map((spent) => spent.wall)),
    processor: summarize(times.map((spent) => spent.processor)),
  }
  return { name, size, load, answer, right }
}

interface PeerOutput {
  readonly load: Spent
  readonly times: readonly Spent[]
  readonly total: number
}

export function named({ question, value }: { readonly question: number; readonly value: number }) {
  return { name: nameOf.question(question), value }
}

/** The form in plain names, for adapters to write in their engine's own language. */
export function describe({ groups, conditions, threshold }: Workload) {
  return {
    threshold,
    total: nameOf.total,
    groups: groups.map((questions, group) => ({
      name: nameOf.group(group),
      score: nameOf.score(group),
      questions: questions.map((index) => {
        const decider = conditions.get(index)
        return {
          name: nameOf.question(index),
          label: `Question ${index + 1}`,
          decider: decider === undefined ? null : nameOf.question(decider),
        }
      }),
    })),
  }
}
