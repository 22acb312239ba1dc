import { resolve } from 'node:path'

/** Files that this process wrote or verified: only these are shown in the system's file manager. */
export interface ShownFiles {
  note(path: string): void
  has(path: string): boolean
}

/** An empty list, kept for the life of the process. */
export function createShownFiles(): ShownFiles {
  const paths = new Set<string>()
  return {
    note: (path) => void paths.add(resolve(path)),
    has: (path) => paths.has(resolve(path)),
  }
}
