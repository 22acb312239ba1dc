// @ts-check
import { createHash } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { hasCode } from './failure.mjs'

/**
 * One hash over the names and contents of files. It says the same on every machine, whatever the
 * files' dates are.
 *
 * @param {string} root
 * @param {string[]} paths files and folders below `root`; a missing one counts as missing
 * @returns {Promise<string>} hexadecimal SHA-256
 */
export function contentFingerprint(root, paths) {
  return fingerprint(root, paths, (path) => readFile(path))
}

/**
 * One hash over the names, sizes and dates of files: enough to see that something wrote to them.
 *
 * @param {string} root
 * @param {string[]} paths files and folders below `root`; a missing one counts as missing
 * @returns {Promise<string>} hexadecimal SHA-256
 */
export function listingFingerprint(root, paths) {
  return fingerprint(root, paths, async (path) => {
    const { size, mtimeMs } = await stat(path)
    return `${size} ${mtimeMs}`
  })
}

/**
 * @param {string} root
 * @param {string[]} paths
 * @param {(path: string) => Promise<Buffer | string>} describe
 * @returns {Promise<string>}
 */
async function fingerprint(root, paths, describe) {
  const hash = createHash('sha256')
  for (const path of paths) {
    for (const file of await filesBelow(root, path)) {
      const description = await describe(join(root, file))
      // Lengths keep a name's end and a content's start apart.
      hash.update(`${file.length}:${file}${description.length}:`).update(description)
    }
    hash.update('|')
  }
  return hash.digest('hex')
}

/**
 * @param {string} root
 * @param {string} path
 * @returns {Promise<string[]>} files at or below the path, with forward slashes, in a fixed order
 */
async function filesBelow(root, path) {
  try {
    const entries = await readdir(join(root, path), { withFileTypes: true })
    const found = await Promise.all(
      entries.map((entry) => {
        const inside = `${path}/${entry.name}`
        return entry.isDirectory() ? filesBelow(root, inside) : [inside]
      }),
    )
    return found.flat().sort()
  } catch (error) {
    if (hasCode(error, 'ENOTDIR')) return [path]
    if (hasCode(error, 'ENOENT')) return []
    throw error
  }
}
