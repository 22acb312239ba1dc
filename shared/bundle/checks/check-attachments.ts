import type { z } from 'zod'
import type { attachmentsSchema } from '../attachments-file.ts'
import { DERIVED_PATHS } from '../layout.ts'
import type { OpenBag } from '../open-bag.ts'
import type { DefectList } from './defect-list.ts'

const FOLDER = 'data/attachments/'

/** Checks the index of attachments against the files that are there (codes A). */
export function checkAttachments(
  bag: OpenBag,
  index: z.infer<typeof attachmentsSchema>,
  defects: DefectList,
): void {
  const indexed = new Set<string>()
  for (const entry of index) {
    const { path } = entry
    if (path === undefined) {
      // Only a file that says why it is not there may be without one.
      if (entry.absent === undefined) defects.add('A01', DERIVED_PATHS.attachments, entry.sha256)
      continue
    }
    indexed.add(path)
    const found = bag.sha256(path)
    if (found === undefined) defects.add('A01', path)
    else if (found !== entry.sha256 || bag.size(path) !== entry.size) defects.add('A02', path)
  }
  for (const path of bag.paths) if (path.startsWith(FOLDER) && !indexed.has(path)) defects.add('A03', path)
}
