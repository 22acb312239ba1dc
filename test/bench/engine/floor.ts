import { type Answer, nameOf, type Workload } from './workload.ts'

/**
 * The least that has to be done: the same form written by hand as one program. Answers and scores are kept as text by
 * name, as a record keeps them; an answer works out the relevance that hangs on it, the group's score from its questions
 * and the grand total from all scores.
 */
export class HandWrittenForm {
  readonly #values = new Map<string, string>()
  readonly #hidden = new Set<string>()
  readonly #names: readonly (readonly string[])[]
  readonly #scores: readonly string[]
  readonly #groupOf = new Map<string, number>()
  readonly #dependents = new Map<string, string[]>()
  readonly #threshold: number

  constructor({ groups, conditions, threshold }: Workload) {
    this.#threshold = threshold
    this.#names = groups.map((questions) => questions.map(nameOf.question))
    this.#scores = groups.map((_, group) => nameOf.score(group))
    for (const [group, names] of this.#names.entries())
      for (const name of names) this.#groupOf.set(name, group)
    for (const [question, decider] of conditions) {
      const name = nameOf.question(decider)
      this.#dependents.set(name, [...(this.#dependents.get(name) ?? []), nameOf.question(question)])
      this.#hidden.add(nameOf.question(question))
    }
    for (const score of this.#scores) this.#values.set(score, '0')
  }

  /** Enters an answer; gives the names of what changed. */
  answer(name: string, value: string): readonly string[] {
    const changed = [name]
    const touched = new Set([this.#groupOf.get(name) ?? 0])
    this.#values.set(name, value)
    for (const dependent of this.#dependents.get(name) ?? []) {
      const isHidden = !(Number(value) > this.#threshold)
      if (isHidden === this.#hidden.has(dependent)) continue
      if (isHidden) this.#hidden.add(dependent)
      else this.#hidden.delete(dependent)
      changed.push(dependent)
      touched.add(this.#groupOf.get(dependent) ?? 0)
    }
    for (const group of touched)
      this.#set(this.#scores[group] ?? '', this.#sum(this.#names[group] ?? []), changed)
    this.#set(nameOf.total, this.#sum(this.#scores), changed)
    return changed
  }

  /** The grand total. */
  total(): number {
    return Number(this.#values.get(nameOf.total))
  }

  #sum(names: readonly string[]): string {
    let sum = 0
    for (const name of names) if (!this.#hidden.has(name)) sum += Number(this.#values.get(name) ?? '')
    return String(sum)
  }

  #set(name: string, value: string, changed: string[]): void {
    if (this.#values.get(name) === value) return
    this.#values.set(name, value)
    changed.push(name)
  }
}

/**
 * The same with everything known in advance and kept as bare numbers in arrays: no names, no texts, no list of changes
 * to show. No program that keeps answers does this; it shows where the machine's own limit lies.
 */
export class BareForm {
  readonly #values: Float64Array
  readonly #asked: Uint8Array
  readonly #scores: Float64Array
  readonly #workload: Workload
  readonly #dependents: readonly (readonly number[])[]
  readonly #groupOf: Uint32Array
  #total = 0

  constructor(workload: Workload) {
    const { size, groups, conditions } = workload
    this.#workload = workload
    this.#values = new Float64Array(size)
    this.#asked = new Uint8Array(size).fill(1)
    this.#scores = new Float64Array(groups.length)
    this.#groupOf = new Uint32Array(size)
    for (const [group, questions] of groups.entries())
      for (const question of questions) this.#groupOf[question] = group
    const dependents: number[][] = Array.from({ length: size }, () => [])
    for (const [question, decider] of conditions) {
      dependents[decider]?.push(question)
      this.#asked[question] = 0
    }
    this.#dependents = dependents
  }

  answer({ question, value }: Answer): void {
    this.#values[question] = value
    for (const dependent of this.#dependents[question] ?? []) {
      this.#asked[dependent] = value > this.#workload.threshold ? 1 : 0
      this.#score(this.#groupOf[dependent] ?? 0)
    }
    this.#score(this.#groupOf[question] ?? 0)
    let total = 0
    for (let group = 0; group < this.#scores.length; group += 1) total += this.#scores[group] ?? 0
    this.#total = total
  }

  /** The grand total. */
  total(): number {
    return this.#total
  }

  #score(group: number): void {
    let sum = 0
    for (const question of this.#workload.groups[group] ?? []) {
      if (this.#asked[question] === 1) sum += this.#values[question] ?? 0
    }
    this.#scores[group] = sum
  }
}
