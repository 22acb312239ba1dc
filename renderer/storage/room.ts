import type { DiskSpace } from '../../shared/ipc/journal-calls.ts'
import { AppError } from '../../shared/lib/app-error.ts'

/** Left free beside every file, for the answers that come with it; bytes. */
const MARGIN = 16 * 1024 * 1024

/** Rejects with `disk-full` when the database may not grow by so many bytes. */
export async function checkQuota(bytes: number): Promise<void> {
  const { quota, usage } = (await globalThis.navigator?.storage?.estimate?.()) ?? {}
  if (quota !== undefined && usage !== undefined && quota - usage < bytes + MARGIN)
    throw new AppError('disk-full', { needed: bytes + MARGIN })
}

/** Throws `disk-full` when the disk has no room for a file in both copies, which lie on the same disk. */
export function checkSpace({ free }: DiskSpace, bytes: number): void {
  const needed = 2 * bytes + MARGIN
  if (free < needed) throw new AppError('disk-full', { needed })
}
