import type { Checklist } from '../../../shared/checklist/checklist.ts'
import { loadChecklist } from '../../../shared/checklist/load-checklist.ts'
import { openForm } from '../../../shared/engine/form.ts'
import type { Form } from '../../../shared/engine/form-view.ts'
import { ENVIRONMENT } from './environment.ts'
import { type Spent, summarize, type Times, timeBoth } from './statistics.ts'
import { makeWorkload, toDefinition } from './workload.ts'

/** Loading a definition and opening a form over it, in milliseconds. */
export interface LoadTimes {
  /** The very first load of a fresh process. */
  readonly cold: Spent
  readonly load: Times
  readonly open: Times
  /** Both together, once the code is compiled. */
  readonly warm: { readonly wall: Times; readonly processor: Times }
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
  const cold = timeBoth(() => loadAndOpen(first))
  const [loads, opens]: [Spent[], Spent[]] = [[], []]
  for (let run = 0; run < runs; run += 1) {
    // Parsed anew, so that no run meets an object it has seen. Garbage is left to be collected as it is in the app:
    // asking for it between the runs also throws compiled code away.
    const definition: unknown = JSON.parse(text)
    let checklist: Checklist | undefined
    loads.push(
      timeBoth(() => {
        checklist = load(definition)
      }),
    )
    opens.push(
      timeBoth(() => {
        if (checklist !== undefined) openForm(checklist, { values: {}, rows: {}, profile: {} }, ENVIRONMENT)
      }),
    )
  }
  // The first runs are still being compiled.
  const warm = (times: readonly number[]) => summarize(times.slice(Math.floor(runs / 4)))
  const sum = (key: keyof Spent) => loads.map((spent, run) => spent[key] + (opens[run]?.[key] ?? 0))
  return {
    cold,
    load: warm(loads.map(({ wall }) => wall)),
    open: warm(opens.map(({ wall }) => wall)),
    warm: { wall: warm(sum('wall')), processor: warm(sum('processor')) },
  }
}

function load(definition: unknown): Checklist {
  const result = loadChecklist(definition)
  if ('problems' in result) throw new Error(JSON.stringify(result.problems.slice(0, 5), null, 2))
  return result.checklist
}
