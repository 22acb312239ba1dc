import { CanonicalJsonError, canonicalJson } from '../lib/canonical-json.ts'

/**
 * A copy of plain data that nobody can change, members that are `undefined` left out. Throws `CanonicalJsonError` for
 * what has no canonical JSON form: the copy can be written, hashed and signed.
 */
export function frozenCopy<Data>(data: Data): Data {
  try {
    return new Copier().copy(data, 0) as Data
  } catch (error) {
    // The fault is told by the one that knows the rules; if it finds none, the shortcut here was wrong.
    if (error === NOT_CANONICAL) canonicalJson(data)
    throw error
  }
}

const NOT_CANONICAL = new CanonicalJsonError({ code: 'form', place: '' })

/** As in `canonicalJson`. */
const KEY = /^[A-Za-z0-9_.:-]{1,64}$/
const FORBIDDEN: readonly string[] = ['__proto__', 'constructor', 'prototype']
const MAX_DEPTH = 64

/** Text of plain ASCII is well formed and normalized. */
const BEYOND_ASCII = /[^\0-\x7f]/

class Copier {
  /** Keys that were found sound: there are few different ones. */
  readonly #keys = new Set<string>()

  copy(value: unknown, depth: number): unknown {
    switch (typeof value) {
      case 'string':
        if (BEYOND_ASCII.test(value) && !isNormal(value)) throw NOT_CANONICAL
        return value
      case 'number':
        if (!Number.isSafeInteger(value)) throw NOT_CANONICAL
        return value
      case 'boolean':
        return value
      case 'object':
        if (value === null) return null
        if (depth >= MAX_DEPTH) throw NOT_CANONICAL
        return Object.freeze(Array.isArray(value) ? this.#list(value, depth) : this.#object(value, depth))
      default:
        throw NOT_CANONICAL
    }
  }

  #list(list: readonly unknown[], depth: number): readonly unknown[] {
    const copies: unknown[] = []
    for (let index = 0; index < list.length; index += 1) copies.push(this.copy(list[index], depth + 1))
    return copies
  }

  #object(object: object, depth: number): object {
    const prototype: unknown = Object.getPrototypeOf(object)
    if (prototype !== Object.prototype && prototype !== null) throw NOT_CANONICAL
    const copy: Record<string, unknown> = {}
    for (const key of Object.keys(object)) {
      if (!this.#keys.has(key)) {
        if (!KEY.test(key) || FORBIDDEN.includes(key)) throw NOT_CANONICAL
        this.#keys.add(key)
      }
      const member = (object as Readonly<Record<string, unknown>>)[key]
      if (member !== undefined) copy[key] = this.copy(member, depth + 1)
    }
    return copy
  }
}

function isNormal(text: string): boolean {
  return text.isWellFormed() && text.normalize('NFC') === text
}
