// @ts-check
import { readFileSync } from 'node:fs'

/**
 * The form to build and the answers to give, as `test/bench/engine/peers.ts` writes them.
 *
 * @typedef {{ name: string, label: string, decider: string | null }} Question
 * @typedef {{ name: string, value: number }} Answer
 * @typedef {object} Job
 * @property {number} threshold a question is asked when its decider holds more than this
 * @property {string} total name of the grand total
 * @property {{ name: string, score: string, questions: Question[] }[]} groups
 * @property {Answer[]} before the form is filled in with these before anything is measured
 * @property {Answer[]} answers
 */

/** @returns {Job} the job named on the command line */
export function readJob() {
  return JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'))
}

/**
 * Milliseconds by the clock, and what the processor worked in them.
 *
 * @typedef {{ wall: number, processor: number }} Spent
 */

/** @returns {() => Spent} gives the time since the call of `startClock` */
export function startClock() {
  const before = process.cpuUsage()
  const start = performance.now()
  return () => {
    const wall = performance.now() - start
    const { user, system } = process.cpuUsage(before)
    return { wall, processor: (user + system) / 1_000 }
  }
}

/**
 * Gives every answer and prints what was measured.
 *
 * @param {Job} job
 * @param {{ load: Spent, answer: (name: string, value: number) => void, total: () => number }} engine
 */
export function runJob({ answers }, { load, answer, total }) {
  const times = answers.map(({ name, value }) => {
    const stop = startClock()
    answer(name, value)
    // The total is read each time: an engine that puts work off until somebody looks does it here.
    total()
    return stop()
  })
  console.log(`\n${JSON.stringify({ load, times, total: total() })}`)
}
