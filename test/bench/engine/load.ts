import type { Checklist } from '../../../shared/checklist/checklist.ts'
import { loadChecklist } from '../../../shared/checklist/load-checklist.ts'
import { openForm } from '../../../shared/engine/form.ts'
import type { Form } from '../../../shared/engine/form-view.ts'
import { ENVIRONMENT } from './environment.ts'
import { summarize, type Times, time } from './statistics.ts'
import { makeWorkload, toDefinition } from './workload.ts'

/** Loading a definition and opening a form over it, in milliseconds. */
export interface LoadTimes {
  /** The very first load of a fresh process. */
  readonly cold: number
  readonly load: Times
  readonly open: Times
  readonly both: Times
}

/** Loads what must be sound and opens an empty form over it. */
export function loadAndOpen(definition: unknown): { readonly checklist: Checklist; readonly form: Form } {
  const checklist = load(definition)
  return { checklist, form: openForm(checklist, { values: {}, rows: {}, profile: {} }, ENVIRONMENT) }
}

/** Measures loading in this process, which must not have loaded anything yet. */
export function measureLoad(size: number, runs: number): LoadTimes {
  const text = JSON.stringify(toDefinition(makeWorkload(size)))
  const first: unknown = JSON.parse(text)
  const cold = time(() => loadAndOpen(first))
  const [loads, opens]: [number[], number[]] = [[], []]
  for (let run = 0; run < runs; run += 1) {
    // Parsed anew, so that no run meets an object it has seen. Garbage is left to be collected as it is in the app:
    // asking for it between the runs also throws compiled code away.
    const definition: unknown = JSON.parse(text)
    let checklist: Checklist | undefined
    loads.push(
      time(() => {
        checklist = load(definition)
      }),
    )
    opens.push(
      time(() => {
        if (checklist !== undefined) openForm(checklist, { values: {}, rows: {}, profile: {} }, ENVIRONMENT)
      }),
    )
  }
  // The first runs are still being compiled.
  const warm = (times: readonly number[]) => times.slice(Math.floor(runs / 4))
  const both = loads.map((spent, run) => spent + (opens[run] ?? 0))
  return { cold, load: summarize(warm(loads)), open: summarize(warm(opens)), both: summarize(warm(both)) }
}

function load(definition: unknown): Checklist {
  const result = loadChecklist(definition)
  if ('problems' in result) throw new Error(JSON.stringify(result.problems.slice(0, 5), null, 2))
  return result.checklist
}
