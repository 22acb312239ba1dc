import type { BundleSummary } from '../../shared/bundle/report.ts'
import { wordsIn } from '../../shared/bundle/value-text.ts'
import type { Words } from './words.ts'

/** What a bundle is about, how much is in it, and whether it is complete. */
export function summaryLines(summary: BundleSummary, { t, language }: Words): readonly string[] {
  const { kind, mine, checklist, revision, counts, complete, missing, conflicts } = summary
  const { answers, attachments, findings, events } = counts
  return [
    t('show.head', {
      mine: mine.name,
      title: wordsIn(checklist.title, language),
      version: checklist.version,
      revision,
    }),
    [
      t('count.answers', { count: answers }),
      t('count.attachments', { count: attachments }),
      t('count.findings', { count: findings }),
      t('count.events', { count: events }),
    ].join(t('verify.comma')),
    ...(kind === 'handover' ? [t('show.handover')] : []),
    ...(conflicts.length === 0 ? [] : [t('show.conflicts', { count: conflicts.length })]),
    complete ? t('show.complete') : t('show.incomplete', { count: missing.length }),
  ]
}
