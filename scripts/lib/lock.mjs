// @ts-check
import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { hasCode, ScriptFailure } from './failure.mjs'

const HEARTBEAT = 5_000
/** A holder that has not shown life for this long is gone, even where its process id says nothing. */
const SILENCE = 60_000

/**
 * Runs a task while no other process runs one under the same lock. The lock is a folder; a folder
 * left behind by a process that has ended is taken over.
 *
 * @template T
 * @param {string} folder where the lock is kept; its parent is created
 * @param {() => Promise<T>} task
 * @param {{ onWait?: () => void, patience?: number, poll?: number }} [options] `onWait` is called
 *   once when somebody else holds the lock; after `patience` milliseconds the wait ends in an error
 * @returns {Promise<T>} what the task returns; rejects with the task's error, or with a
 *   {@link ScriptFailure} when the wait was too long
 */
export async function withLock(folder, task, { onWait, patience = 30 * 60_000, poll = 200 } = {}) {
  await mkdir(dirname(folder), { recursive: true })
  const deadline = Date.now() + patience
  let waited = false
  while (!(await claim(folder))) {
    if (await removeIfAbandoned(folder)) continue
    if (!waited) onWait?.()
    waited = true
    if (Date.now() > deadline) {
      throw new ScriptFailure(
        `Another run still holds ${folder}; end it, or remove that folder if there is none.`,
      )
    }
    await sleep(poll)
  }
  const heartbeat = setInterval(() => {
    const now = new Date()
    utimes(ownerFile(folder), now, now).catch(() => {})
  }, HEARTBEAT)
  try {
    return await task()
  } finally {
    clearInterval(heartbeat)
    await remove(folder)
  }
}

/**
 * Renaming a prepared folder into place takes the lock and names its owner in one step; it fails
 * when a lock, which is never an empty folder, is there already.
 *
 * @param {string} folder
 * @returns {Promise<boolean>}
 */
async function claim(folder) {
  if (await exists(folder)) return false
  const prepared = asideOf(folder)
  await mkdir(prepared)
  await writeFile(ownerFile(prepared), JSON.stringify({ pid: process.pid, host: hostname() }))
  try {
    await rename(prepared, folder)
    return true
  } catch (error) {
    await rm(prepared, { recursive: true, force: true })
    if (hasCode(error, 'ENOTEMPTY', 'EEXIST', 'EPERM', 'EACCES')) return false
    throw error
  }
}

/**
 * @param {string} folder
 * @returns {Promise<boolean>} whether the lock may be tried for again at once
 */
async function removeIfAbandoned(folder) {
  const seen = await ownerOf(folder)
  if (seen === undefined) return !(await exists(folder))
  if (!isGone(seen)) return false
  const aside = asideOf(folder)
  try {
    await rename(folder, aside)
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return true
    throw error
  }
  // Another process may have taken over between the look and the rename: then this is its lock.
  const taken = await ownerOf(aside)
  if (taken && !isGone(taken)) {
    await rename(aside, folder).catch(() => {})
    return false
  }
  await rm(aside, { recursive: true, force: true })
  return true
}

/**
 * @param {string} folder
 * @returns {Promise<void>}
 */
async function remove(folder) {
  const aside = asideOf(folder)
  try {
    await rename(folder, aside)
    await rm(aside, { recursive: true, force: true })
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error
  }
}

/**
 * @param {string} folder
 * @returns {Promise<{ pid: number, host: string, seen: number } | undefined>}
 */
async function ownerOf(folder) {
  try {
    const { pid, host } = JSON.parse(await readFile(ownerFile(folder), 'utf8'))
    return { pid, host, seen: (await stat(ownerFile(folder))).mtimeMs }
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined
    throw error
  }
}

/** @param {{ pid: number, host: string, seen: number }} owner */
function isGone({ pid, host, seen }) {
  if (Date.now() - seen > SILENCE) return true
  if (host !== hostname()) return false
  try {
    process.kill(pid, 0)
    return false
  } catch (error) {
    return hasCode(error, 'ESRCH')
  }
}

/** @param {string} folder */
function ownerFile(folder) {
  return join(folder, 'owner.json')
}

/** @param {string} folder */
function asideOf(folder) {
  return `${folder}.${process.pid}-${randomUUID()}`
}

/** @param {string} path */
async function exists(path) {
  return stat(path).then(
    () => true,
    () => false,
  )
}
