// @ts-check
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { ScriptFailure } from '../failure.mjs'
import { capture } from '../processes.mjs'
import { npmCommand } from '../tools.mjs'

/**
 * Fetches one npm package as the archive the registry holds. npm does the fetching, so the person's
 * own registry and proxy settings apply; what arrives must match the pinned integrity all the same.
 *
 * @param {{ name: string, version: string, integrity: string, folder: string }} options `folder` must
 *   exist and hold no other archive
 * @returns {Promise<string>} path of the archive; rejects with a ScriptFailure when it cannot be
 *   fetched or has another content, and then leaves no archive behind
 */
export async function fetchPackage({ name, version, integrity, folder }) {
  const { program, args } = npmCommand()
  const outcome = await capture(
    program,
    [...args, 'pack', `${name}@${version}`, '--pack-destination', folder],
    {
      cwd: folder,
    },
  )
  const archive = (await readdir(folder)).find((file) => file.endsWith('.tgz'))
  if (outcome.status !== 0 || !archive) {
    throw new ScriptFailure(`npm could not fetch ${name} ${version}:\n${outcome.stderr.trim()}`)
  }
  const path = join(folder, archive)
  await requireIntegrity(path, integrity, `${name} ${version}`)
  return path
}

/**
 * Checks a file against a pinned hash and removes it when it differs.
 *
 * @param {string} path
 * @param {string} integrity a `sha512-` hash as package locks write it
 * @param {string} what named in the message
 * @returns {Promise<void>} rejects with a ScriptFailure when the file has another content
 */
export async function requireIntegrity(path, integrity, what) {
  const hash = createHash('sha512')
  await pipeline(createReadStream(path), hash)
  if (`sha512-${hash.digest('base64')}` === integrity) return
  await rm(path, { force: true })
  throw new ScriptFailure(
    `What was fetched as ${what} is not what Adit expects (its hash differs); it was thrown away.`,
  )
}
