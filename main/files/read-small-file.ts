import { open } from 'node:fs/promises'
import { AppError } from '../../shared/lib/app-error.ts'
import { readError } from './file-error.ts'

/**
 * Reads a file that a person picked and that should be small, without taking a huge one into memory.
 *
 * @param largest bytes
 * @throws AppError `cannot-read`, with the reason `EFBIG` for a larger file
 */
export async function readSmallFile(path: string, largest = 64 * 1024): Promise<Buffer> {
  try {
    const file = await open(path, 'r')
    try {
      const { size } = await file.stat()
      if (size > largest) throw new AppError('cannot-read', { path, reason: 'EFBIG' })
      return await file.readFile()
    } finally {
      await file.close()
    }
  } catch (error) {
    throw readError(path, error)
  }
}
