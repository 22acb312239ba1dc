import { type Pattern, readPattern } from './pattern-syntax.ts'

/** The largest automaton a pattern may make (ours): `{n,m}` is written out, so counts inside counts multiply. */
const MAX_STATES = 5_000

/** The most steps one match may take (ours): a few tenths of a second at worst. */
const MAX_STEPS = 20_000_000

/** How many patterns are kept ready. */
const MAX_KEPT = 200

/** A step of the automaton; `next` counts from the start of its program. */
type State =
  | { readonly kind: 'character'; readonly fits: (character: string) => boolean }
  | { readonly kind: 'edge'; readonly edge: 'start' | 'end' | 'word' | 'inside-word' }
  | { readonly kind: 'ahead'; readonly wanted: boolean; readonly program: readonly State[] }
  | { readonly kind: 'fork'; readonly next: readonly number[] }
  | { readonly kind: 'end' }

/** A pattern ready to be matched. */
type Program = readonly State[]

/** Whether a text is a pattern that `matchesPattern` can run. */
export function isPattern(pattern: string): boolean {
  return programOf(pattern) !== null
}

/**
 * Whether the whole text fits the pattern. Patterns come with checklists from anywhere, so they never run on a
 * backtracking engine: all ways are followed side by side, in time that grows with the text times the pattern. What
 * would still take too long, and a broken pattern, fits nothing.
 */
export function matchesPattern(text: string, pattern: string): boolean {
  const program = programOf(pattern)
  return program !== null && new Run([...text]).fits(program, 0, true)
}

const kept = new Map<string, Program | null>()

function programOf(text: string): Program | null {
  const known = kept.get(text)
  if (known !== undefined) return known
  const pattern = readPattern(text)
  const program = pattern === null || sizeOf(pattern) > MAX_STATES ? null : compile(pattern)
  if (kept.size >= MAX_KEPT) kept.clear()
  kept.set(text, program)
  return program
}

/** How many states a pattern makes, at most; found before any is made. */
function sizeOf(pattern: Pattern): number {
  switch (pattern.kind) {
    case 'character':
    case 'edge':
      return 1
    case 'ahead':
      return 2 + sizeOf(pattern.part)
    case 'sequence':
    case 'choice':
      return pattern.parts.reduce((sum, part) => sum + sizeOf(part) + 2, 0)
    case 'repeat': {
      const times = pattern.most === Infinity ? pattern.least + 1 : pattern.most
      return times * (sizeOf(pattern.part) + 2)
    }
  }
}

function compile(pattern: Pattern): Program {
  const states: State[] = []
  const fork = (): { next: number[] } => {
    const state = { kind: 'fork' as const, next: [] as number[] }
    states.push(state)
    return state
  }
  const add = (part: Pattern): void => {
    switch (part.kind) {
      case 'character':
      case 'edge':
        states.push(part)
        return
      case 'ahead':
        states.push({ kind: 'ahead', wanted: part.wanted, program: compile(part.part) })
        return
      case 'sequence':
        for (const each of part.parts) add(each)
        return
      case 'choice':
        addChoice(part.parts)
        return
      case 'repeat':
        addRepeat(part)
    }
  }
  const addChoice = (parts: readonly Pattern[]) => {
    const begin = parts.length > 1 ? fork() : null
    const ends: { next: number[] }[] = []
    for (const part of parts) {
      begin?.next.push(states.length)
      add(part)
      if (begin !== null) ends.push(fork())
    }
    for (const end of ends) end.next.push(states.length)
  }
  const addRepeat = ({ part, least, most }: Pattern & { readonly kind: 'repeat' }) => {
    for (let count = 0; count < least; count += 1) add(part)
    if (most === Infinity) {
      const at = states.length
      const begin = fork()
      begin.next.push(at + 1)
      add(part)
      fork().next.push(at)
      begin.next.push(states.length)
      return
    }
    const begins: { next: number[] }[] = []
    for (let count = least; count < most; count += 1) {
      const begin = fork()
      begin.next.push(states.length)
      begins.push(begin)
      add(part)
    }
    for (const begin of begins) begin.next.push(states.length)
  }
  add(pattern)
  states.push({ kind: 'end' })
  return states
}

/** One text being matched. */
class Run {
  readonly #characters: readonly string[]
  #steps = 0

  constructor(characters: readonly string[]) {
    this.#characters = characters
  }

  /** Whether the program fits from `start` on: up to the end of the text (`whole`), or up to anywhere. */
  fits(program: Program, start: number, whole: boolean): boolean {
    const seenAt = new Int32Array(program.length).fill(-1)
    let active: readonly number[] = [0]
    for (let at = start; at <= this.#characters.length; at += 1) {
      const character = this.#characters[at]
      const following: number[] = []
      const waiting = [...active]
      for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
        if (seenAt[index] === at) continue
        seenAt[index] = at
        this.#steps += 1
        if (this.#steps > MAX_STEPS) return false
        const state = program[index]
        if (state === undefined) continue
        if (state.kind === 'end') {
          if (!whole || character === undefined) return true
        } else if (state.kind === 'character') {
          if (character !== undefined && state.fits(character)) following.push(index + 1)
        } else if (state.kind === 'fork') waiting.push(...state.next)
        else if (this.#holds(state, at)) waiting.push(index + 1)
      }
      if (following.length === 0) return false
      active = following
    }
    return false
  }

  #holds(state: State & { readonly kind: 'edge' | 'ahead' }, at: number): boolean {
    if (state.kind === 'ahead') {
      const found = this.fits(state.program, at, false)
      return this.#steps <= MAX_STEPS && found === state.wanted
    }
    if (state.edge === 'start') return at === 0
    if (state.edge === 'end') return at === this.#characters.length
    const isEdge = this.#isWord(at - 1) !== this.#isWord(at)
    return isEdge === (state.edge === 'word')
  }

  #isWord(at: number): boolean {
    return /^\w$/.test(this.#characters[at] ?? '')
  }
}
