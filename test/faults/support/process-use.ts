import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** What the app takes of the machine, over all of its processes. */
export interface MachineUse {
  /** Resident memory, in MB. Pages that processes share count in each of them. */
  readonly memory: number
  /** Open files, sockets and the like. */
  readonly handles: number
}

/** What a process and everything it started use now (Linux's /proc). */
export async function measureUse(root: number): Promise<MachineUse> {
  const parents = new Map<number, number>()
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const status = await readFile(join('/proc', name, 'stat'), 'utf8').catch(() => '')
    // The program's name stands in brackets and may hold anything.
    const parent = Number(status.slice(status.lastIndexOf(')') + 2).split(' ')[1])
    if (Number.isInteger(parent)) parents.set(Number(name), parent)
  }
  const family = [root]
  for (const one of family) for (const [id, parent] of parents) if (parent === one) family.push(id)
  let memory = 0
  let handles = 0
  for (const id of family) {
    const status = await readFile(join('/proc', String(id), 'status'), 'utf8').catch(() => '')
    memory += Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) / 1024
    handles += (await readdir(join('/proc', String(id), 'fd')).catch(() => [])).length
  }
  return { memory: Math.round(memory), handles }
}

/** Bytes in all files below a folder, by its first level. */
export async function bytesBelow(folder: string): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>()
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const top = path.slice(folder.length + 1).split('/')[0] ?? ''
    const { size } = await stat(path).catch(() => ({ size: 0 }))
    found.set(top, (found.get(top) ?? 0) + size)
  }
  return found
}
