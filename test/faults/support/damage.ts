import { open, readdir, rm, stat, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import type { Profile } from './prepare.ts'

/** The files below a folder of a profile, with their sizes. Empty when there is no such folder. */
export async function filesBelow(
  { path }: Profile,
  folder: string,
  wanted: (name: string) => boolean = () => true,
): Promise<readonly { readonly path: string; readonly size: number }[]> {
  const entries = await readdir(join(path, folder), { recursive: true, withFileTypes: true }).catch(() => [])
  const files = entries
    .filter((entry) => entry.isFile() && wanted(join(entry.parentPath, entry.name)))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
  return Promise.all(files.map(async (file) => ({ path: file, size: (await stat(file)).size })))
}

/** One of them, by chance; only files that hold something. */
export function pick<File extends { readonly size: number }>(
  files: readonly File[],
  chance: () => number,
): File {
  const full = files.filter(({ size }) => size > 0)
  const found = full[Math.floor(chance() * full.length)]
  if (found === undefined) throw new Error('there is no file to damage')
  return found
}

/** Cuts a file somewhere. Says where. */
export async function cutSomewhere(
  { path, size }: { readonly path: string; readonly size: number },
  chance: () => number,
): Promise<string> {
  const at = Math.floor(chance() * size)
  await truncate(path, at)
  return `${path} cut at ${at} of ${size}`
}

/** Turns one bit of a file over. Says which. */
export async function flipSomewhere(
  { path, size }: { readonly path: string; readonly size: number },
  chance: () => number,
): Promise<string> {
  const at = Math.floor(chance() * size)
  const bit = Math.floor(chance() * 8)
  const file = await open(path, 'r+')
  try {
    const byte = Buffer.alloc(1)
    await file.read(byte, 0, 1, at)
    byte[0] = (byte[0] ?? 0) ^ (1 << bit)
    await file.write(byte, 0, 1, at)
    await file.sync()
  } finally {
    await file.close()
  }
  return `${path} bit ${bit} of byte ${at} of ${size}`
}

/** Takes a folder of a profile away. */
export async function takeAway({ path }: Profile, folder: string): Promise<void> {
  await rm(join(path, folder), { recursive: true, force: true })
}
