import { accessSync, constants, mkdirSync } from 'node:fs'
import { type DiskTrouble, diskTrouble } from '../shared/lib/disk-trouble.ts'
import { reasonOf } from './files/file-error.ts'

/**
 * Why the folder of the app's data cannot be written to; null when it can, as far as the system says so without a write.
 * Chromium says nothing at all on such a disk: it takes it for a second start and ends.
 */
export function whyNotWritable(
  folder: string,
  look: Pick<typeof system, 'access' | 'make'> = system,
): DiskTrouble | null {
  try {
    look.make(folder)
    look.access(folder)
    return null
  } catch (error) {
    return diskTrouble(reasonOf(error)) ?? 'gone'
  }
}

const system = {
  make: (folder: string): void => void mkdirSync(folder, { recursive: true, mode: 0o700 }),
  access: (folder: string): void => accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK),
}
