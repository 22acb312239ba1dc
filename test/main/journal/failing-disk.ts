import type { FileHandle } from 'node:fs/promises'
import { type Disk, systemDisk } from '../../../main/journal/disk.ts'

/** One call of the file system: its name, and the file it is about. */
export interface DiskCall {
  readonly name: string
  readonly path: string
}

/** An error as the system makes it. */
export function systemError(code: string): Error {
  return Object.assign(new Error(code), { code })
}

/**
 * The real disk, of which each call fails with the code that `failure` answers. A write that fails has written half of
 * its bytes, as on a full disk.
 */
export function failingDisk(failure: (call: DiskCall) => string | null): Disk {
  const guarded = (target: object, path: string | null): object =>
    new Proxy(target, {
      get(object, property) {
        const member: unknown = Reflect.get(object, property)
        if (typeof member !== 'function') return member
        return async (...given: unknown[]) => {
          const name = String(property)
          const place = path ?? String(given[0])
          const code = failure({ name, path: place })
          if (code === null) {
            const result: unknown = await member.apply(object, given)
            return name === 'open' ? guarded(result as object, place) : result
          }
          if (name === 'write') await writeHalf(object as FileHandle, given)
          // As the system does: the file is closed all the same.
          if (name === 'close') await (object as FileHandle).close()
          throw systemError(code)
        }
      },
    })
  return guarded(systemDisk, null) as Disk
}

async function writeHalf(file: FileHandle, given: unknown[]): Promise<void> {
  const [bytes, from, length, position] = given as [Uint8Array, number, number, number]
  await file.write(bytes, from, Math.floor(length / 2), position)
}
