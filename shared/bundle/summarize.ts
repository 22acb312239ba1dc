import { z } from 'zod'
import type { assessmentSchema } from './assessment-file.ts'
import type { BagTags } from './bag-info.ts'
import type { BundleSummary } from './report.ts'

const titled = z.object({ form_title: z.record(z.string(), z.string()) })

/** What a bundle says it is, from its assessment file, the checklist's title and the bag's tags. */
export function summarize(
  file: z.infer<typeof assessmentSchema>,
  definition: unknown,
  tags: BagTags,
): BundleSummary {
  const title = titled.safeParse(definition)
  const supersedes = tags.get('Adit-Supersedes')
  return {
    kind: file.kind,
    assessment: file.assessment,
    revision: file.revision,
    supersedes: supersedes === undefined || supersedes === 'none' ? null : supersedes,
    mine: { id: file.mine.id, name: file.mine.name },
    checklist: {
      form_id: file.checklist.form_id,
      version: file.checklist.version,
      title: title.success ? title.data.form_title : {},
    },
    complete: file.complete,
    missing: file.missing,
    conflicts: file.conflicts ?? [],
    counts: {
      answers: file.counts.answers,
      attachments: file.counts.attachments,
      attachment_bytes: file.counts.attachment_bytes,
      findings: file.counts.findings,
      events: file.counts.events,
    },
    heads: file.heads,
  }
}
