// @ts-check
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Absolute path of the repository's top folder. */
export const repositoryRoot = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/**
 * Reads a JSON file.
 *
 * @param {string} path
 * @returns {Promise<any>} the parsed value; rejects when the file is missing or is not JSON
 */
export async function readJson(path) {
  return JSON.parse(await readFile(path, 'utf8'))
}

/**
 * The version of an installed package.
 *
 * @param {string} root the folder that holds `node_modules`
 * @param {string} name
 * @returns {Promise<string>} rejects when the package is not installed
 */
export async function installedVersion(root, name) {
  return (await readJson(join(root, 'node_modules', name, 'package.json'))).version
}
