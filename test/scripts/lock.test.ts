import { spawnSync } from 'node:child_process'
import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { withLock } from '../../scripts/lib/lock.mjs'
import { temporaryFolder } from './temporary-folder.ts'

const quick = { poll: 5, patience: 200 }

async function heldBy(owner: { pid: number; host: string }): Promise<{ parent: string; folder: string }> {
  const parent = await temporaryFolder()
  const folder = join(parent, 'lock')
  await mkdir(folder)
  await writeFile(join(folder, 'owner.json'), JSON.stringify(owner))
  return { parent, folder }
}

/** The id of a process that has just ended. */
function endedProcess(): number {
  return spawnSync(process.execPath, ['-e', '']).pid
}

test('tasks under one lock run one after the other', async () => {
  const folder = join(await temporaryFolder(), 'locks', 'lock')
  let running = 0
  let most = 0
  const task = async () => {
    running += 1
    most = Math.max(most, running)
    await sleep(10)
    running -= 1
  }
  await Promise.all(Array.from({ length: 5 }, () => withLock(folder, task, { poll: 2 })))
  expect(most).toBe(1)
})

test('the lock is gone after the task, also when it failed', async () => {
  const parent = await temporaryFolder()
  const folder = join(parent, 'lock')
  expect(await withLock(folder, async () => 'result')).toBe('result')
  const failing = async () => {
    throw new Error('failed')
  }
  await expect(withLock(folder, failing)).rejects.toThrow('failed')
  expect(await readdir(parent)).toEqual([])
})

test('the lock of a process that has ended is taken over', async () => {
  const { parent, folder } = await heldBy({ pid: endedProcess(), host: hostname() })
  expect(await withLock(folder, async () => 'result', quick)).toBe('result')
  expect(await readdir(parent)).toEqual([])
})

test('several waiting for the lock of an ended process still run one after the other', async () => {
  const { folder } = await heldBy({ pid: endedProcess(), host: hostname() })
  let running = 0
  const task = async () => {
    running += 1
    expect(running).toBe(1)
    await sleep(5)
    running -= 1
  }
  await Promise.all(Array.from({ length: 5 }, () => withLock(folder, task, { poll: 2 })))
})

test('the lock of a running process is waited for, and the wait has an end', async () => {
  const { folder } = await heldBy({ pid: process.pid, host: hostname() })
  let waits = 0
  const attempt = withLock(folder, async () => expect.unreachable(), {
    ...quick,
    onWait: () => {
      waits += 1
    },
  })
  await expect(attempt).rejects.toMatchObject({
    name: 'ScriptFailure',
    message: expect.stringContaining(folder),
  })
  expect(waits).toBe(1)
})

test('the lock of another computer is taken over once it shows no life', async () => {
  const { folder } = await heldBy({ pid: endedProcess(), host: 'elsewhere' })
  await expect(withLock(folder, async () => {}, quick)).rejects.toThrow(folder)
  const longAgo = new Date(Date.now() - 120_000)
  await utimes(join(folder, 'owner.json'), longAgo, longAgo)
  expect(await withLock(folder, async () => 'result', quick)).toBe('result')
})
