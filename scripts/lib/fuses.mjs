// @ts-check
import { readFile } from 'node:fs/promises'

/** Fuses newer than the tool that sets them, by their place in the program: left as Electron ships them. */
const LATER_FUSES = new Map([[8, { name: 'wasmTrapHandlers', on: true }]])

/**
 * Compares the fuses of a packed program with the configuration they should come from.
 *
 * @param {string} program the executable; on macOS the `.app` folder
 * @param {string} configuration path of `electron-builder.yml`
 * @returns {Promise<string[]>} one sentence for each difference; rejects when the program holds no fuses
 */
export async function fuseDifferences(program, configuration) {
  const { parse } = await import('yaml')
  const { FuseV1Options, getCurrentFuseWire } = await import('@electron/fuses')
  const { electronFuses = {} } = parse(await readFile(configuration, 'utf8'))
  const wire = await getCurrentFuseWire(program)
  return Object.entries(wire).flatMap(([place, state]) => {
    if (place === 'version') return []
    const known = FuseV1Options[Number(place)]
    const wanted = known ? configured(known, electronFuses) : LATER_FUSES.get(Number(place))
    return difference(wanted ?? { name: known ?? `number ${place}`, on: undefined }, Number(state))
  })
}

/**
 * @param {string} fuse as `@electron/fuses` names it
 * @param {Record<string, boolean>} electronFuses
 */
function configured(fuse, electronFuses) {
  const name = fuse.charAt(0).toLowerCase() + fuse.slice(1)
  return { name, on: electronFuses[name] }
}

/**
 * @param {{ name: string, on: boolean | undefined }} wanted
 * @param {number} state the fuse as the program holds it: an ASCII character
 * @returns {string[]}
 */
function difference({ name, on }, state) {
  const found = { 0: 'off', 1: 'on', r: 'removed' }[String.fromCharCode(state)] ?? 'unset'
  if (found === 'removed') return []
  if (on === undefined) return [`The fuse ${name} is ${found}, and nothing says what it should be.`]
  return found === (on ? 'on' : 'off')
    ? []
    : [`The fuse ${name} is ${found} and should be ${on ? 'on' : 'off'}.`]
}
