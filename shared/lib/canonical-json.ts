/**
 * The one JSON form that is hashed, signed and stored: RFC 8785, restricted by bundle format 1.0 §4.
 *
 * Members sorted by UTF-16 code units, no spaces, shortest escapes; numbers are safe integers only; strings are well
 * formed and in NFC; keys match `[A-Za-z0-9_.:-]{1,64}` and are never `__proto__`, `constructor` or `prototype`; at
 * most 64 levels deep. Two equal values have one form, and one form has one reading.
 */

/** Why a value or a text has no canonical form; `place` is a path such as `answers[3].value`. */
export interface CanonicalProblem {
  readonly code: 'syntax' | 'key' | 'number' | 'string' | 'nfc' | 'depth' | 'type' | 'form'
  readonly place: string
}

/** Thrown when a program tries to write what has no canonical form. */
export class CanonicalJsonError extends Error {
  readonly problem: CanonicalProblem

  constructor(problem: CanonicalProblem) {
    super(`no canonical JSON: ${problem.code} at ${problem.place || 'the top'}`)
    this.name = 'CanonicalJsonError'
    this.problem = problem
  }
}

const KEY = /^[A-Za-z0-9_.:-]{1,64}$/
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype'])

/** Bundle format 1.0 §4. */
const MAX_JSON_DEPTH = 64

/**
 * The canonical form of a value, without line feed. Members that are `undefined` are left out.
 * Throws `CanonicalJsonError` for anything that has no such form.
 */
export function canonicalJson(value: unknown): string {
  return write(value, '', 0)
}

/** What `parseCanonical` gives: the value, or the first reason against it. */
export type Parsed = { readonly value: unknown } | { readonly problem: CanonicalProblem }

/**
 * Reads a text that must be canonical JSON to the byte, without a final line feed. The value holds only plain objects,
 * arrays, strings, safe integers, booleans and null. Never throws.
 */
export function parseCanonical(text: string): Parsed {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { problem: { code: 'syntax', place: '' } }
  }
  try {
    // Duplicate keys, spaces, escapes and number forms all show as a difference here.
    return canonicalJson(value) === text ? { value } : { problem: { code: 'form', place: '' } }
  } catch (error) {
    if (error instanceof CanonicalJsonError) return { problem: error.problem }
    throw error
  }
}

function write(value: unknown, place: string, depth: number): string {
  switch (typeof value) {
    case 'string':
      return writeString(value, place)
    case 'number':
      if (!Number.isSafeInteger(value)) throw new CanonicalJsonError({ code: 'number', place })
      return String(value)
    case 'boolean':
      return value ? 'true' : 'false'
    case 'object':
      if (value === null) return 'null'
      if (depth >= MAX_JSON_DEPTH) throw new CanonicalJsonError({ code: 'depth', place })
      return Array.isArray(value) ? writeArray(value, place, depth) : writeObject(value, place, depth)
    default:
      throw new CanonicalJsonError({ code: 'type', place })
  }
}

function writeString(text: string, place: string): string {
  if (!text.isWellFormed()) throw new CanonicalJsonError({ code: 'string', place })
  if (text.normalize('NFC') !== text) throw new CanonicalJsonError({ code: 'nfc', place })
  // For well-formed strings JSON.stringify escapes exactly as RFC 8785 §3.2.2.2 asks.
  return JSON.stringify(text)
}

function writeArray(list: readonly unknown[], place: string, depth: number): string {
  let text = '['
  for (let i = 0; i < list.length; i++) {
    if (i > 0) text += ','
    text += write(list[i], `${place}[${i}]`, depth + 1)
  }
  return `${text}]`
}

function writeObject(object: object, place: string, depth: number): string {
  const prototype: unknown = Object.getPrototypeOf(object)
  if (prototype !== Object.prototype && prototype !== null) {
    throw new CanonicalJsonError({ code: 'type', place })
  }
  const members: string[] = []
  for (const key of Object.keys(object).sort()) {
    const here = place === '' ? key : `${place}.${key}`
    if (!KEY.test(key) || FORBIDDEN.has(key)) throw new CanonicalJsonError({ code: 'key', place: here })
    const member: unknown = (object as Record<string, unknown>)[key]
    if (member !== undefined) members.push(`"${key}":${write(member, here, depth + 1)}`)
  }
  return `{${members.join(',')}}`
}
