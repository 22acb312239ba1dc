import type { BundleWriter } from '../bundle/bundle-writer.ts'
import { partOf } from '../bundle/part-file.ts'
import type { Unfinished } from '../files/unfinished.ts'

/**
 * Opens a writer for a bundle at `path` and keeps note of its half-written file until that has its name or is removed.
 * Throws as `open` does.
 */
export async function openNotedWriter(
  unfinished: Pick<Unfinished, 'begin' | 'end'>,
  path: string,
  open: () => Promise<BundleWriter>,
): Promise<BundleWriter> {
  const part = partOf(path)
  unfinished.begin(part)
  const end = () => unfinished.end(part)
  const writer = await open().catch((error: unknown) => {
    end()
    throw error
  })
  return {
    writeAttachment: writer.writeAttachment,
    async finish(signal) {
      const receipt = await writer.finish(signal)
      end()
      return receipt
    },
    async abort() {
      // When it cannot be removed, as from a stick that was pulled out, the next start tries again.
      await writer.abort()
      end()
    },
  }
}
