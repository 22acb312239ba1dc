import { below, type Problem } from './problem.ts'

/**
 * What data may look like: looks at a value and reports every fault. Written by hand for speed: a checklist of thousands
 * of rows is checked each time it is opened.
 */
export type Shape = (value: unknown, at: Place) => void

/** Where a check stands, and the faults it found so far. Paths are written out only for faults. */
export class Place {
  readonly problems: Problem[] = []
  readonly #keys: (string | number)[] = []

  /** Checks a member or an element of the value here. */
  inside(key: string | number, value: unknown, shape: Shape): void {
    this.#keys.push(key)
    shape(value, this)
    this.#keys.pop()
  }

  report(code: Problem['code'], detail?: Problem['detail']): void {
    const path = this.#keys.reduce<string>(below, '')
    this.problems.push(detail === undefined ? { path, code } : { path, code, detail })
  }

  /** Reports a value of the wrong kind, or none at all. */
  reportKind(value: unknown, expected: string): void {
    if (value === undefined) this.report('missing')
    else this.report('wrong-kind', { expected })
  }
}

/** A text, of a length and a form. */
export function string({ min = 0, max = Infinity, form }: StringRules = {}): Shape {
  return (value, at) => {
    if (typeof value !== 'string') {
      at.reportKind(value, 'string')
      return
    }
    if (value.length < min) at.report('too-short', { least: min })
    if (value.length > max) at.report('too-long', { most: max })
    if (form !== undefined && !form.test(value)) at.report('wrong-form')
  }
}

interface StringRules {
  readonly min?: number
  readonly max?: number
  readonly form?: RegExp
}

/** A whole number within bounds. */
export function integer(min: number, max: number): Shape {
  return (value, at) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) at.reportKind(value, 'number')
    else if (!Number.isInteger(value)) at.report('wrong-kind', { expected: 'int' })
    else if (value < min) at.report('too-short', { least: min })
    else if (value > max) at.report('too-long', { most: max })
  }
}

/** Yes or no. */
export const boolean: Shape = (value, at) => {
  if (typeof value !== 'boolean') at.reportKind(value, 'boolean')
}

/** One of a few words. */
export function oneOf(words: readonly string[]): Shape {
  const known = new Set<unknown>(words)
  return (value, at) => {
    if (!known.has(value)) at.report('unknown-value', { known: words.join(' ') })
  }
}

/** Any number of things of one shape, at least `min`. */
export function list(item: Shape, min = 0): Shape {
  return (value, at) => {
    if (!Array.isArray(value)) {
      at.reportKind(value, 'array')
      return
    }
    if (value.length < min) at.report('too-short', { least: min })
    // By index, so that holes count as elements that are missing.
    for (let index = 0; index < value.length; index += 1) at.inside(index, value[index], item)
  }
}

/** Any keys, with values of one shape. */
export function record(member: Shape): Shape {
  return (value, at) => {
    if (!isRecord(value)) {
      at.reportKind(value, 'record')
      return
    }
    for (const key of Object.keys(value)) at.inside(key, value[key], member)
  }
}

/** Members that may be left out, for `object`. */
export interface Optional {
  readonly optional: Shape
}

/** May be left out. */
export function optional(shape: Shape): Optional {
  return { optional: shape }
}

/** These members and no others. */
export function object(members: Readonly<Record<string, Shape | Optional>>): Shape {
  const shapes = new Map(
    Object.entries(members).map(([key, shape]) =>
      typeof shape === 'function'
        ? [key, { shape, needed: true }]
        : [key, { shape: shape.optional, needed: false }],
    ),
  )
  const needed = [...shapes].filter(([, member]) => member.needed)
  return (value, at) => {
    if (!isObject(value)) {
      at.reportKind(value, 'object')
      return
    }
    for (const key of Object.keys(value)) {
      const member = shapes.get(key)
      const inner = value[key]
      if (member === undefined) at.inside(key, undefined, unknownKey)
      else if (inner !== undefined) at.inside(key, inner, member.shape)
    }
    for (const [key, { shape }] of needed) if (value[key] === undefined) at.inside(key, undefined, shape)
  }
}

/** One of several objects, told apart by the word in `key`. */
export function taggedBy(key: string, shapes: ReadonlyMap<string, Shape>): Shape {
  return (value, at) => {
    if (!isObject(value)) {
      at.reportKind(value, 'object')
      return
    }
    const tag = value[key]
    const shape = typeof tag === 'string' ? shapes.get(tag) : undefined
    if (shape === undefined) at.inside(key, tag, unknownTag)
    else shape(value, at)
  }
}

const unknownKey: Shape = (_, at) => at.report('unknown-key')

const unknownTag: Shape = (_, at) => at.report('unknown-type')

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  if (!isObject(value)) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
