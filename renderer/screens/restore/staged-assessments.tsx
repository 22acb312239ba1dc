import type { StagedFeed } from '../../../shared/record/stage-feeds.ts'
import type { StagedAssessment } from '../../backup/staged-backup.ts'
import { useLanguage } from '../../messages/use-language.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { pickText } from '../../questions/text.ts'
import entry from '../../ui/entry.module.css'
import { formatFingerprint } from '../../ui/format.ts'
import look from '../../ui/staged.module.css'
import classes from './restore.module.css'

/** Every assessment in the backup, and what becomes of each person's part of its log. */
export function StagedAssessments({ assessments }: { readonly assessments: readonly StagedAssessment[] }) {
  const { t } = useTranslation('backup')
  if (assessments.length === 0) return null
  return (
    <section aria-labelledby="staged-assessments">
      <h2 id="staged-assessments" className={look.title}>
        {t('assessments.title')}
      </h2>
      <ul className={classes.list}>
        {assessments.map((one) => (
          <AssessmentItem key={one.id} one={one} />
        ))}
      </ul>
    </section>
  )
}

function AssessmentItem({ one }: { readonly one: StagedAssessment }) {
  const { t } = useTranslation(['backup', 'common'])
  const language = useLanguage()
  const { checklist, feeds, strangers, isNew } = one
  const changes = feeds.some(({ append }) => append.length > 0)
  return (
    <li
      className={look.item}
      data-tone={changes ? 'brings' : undefined}
      data-changes={changes}
      data-assessment={one.id}
    >
      <div className={entry.head}>
        <span className={entry.label}>{one.mine.name || t('assessments.unknownMine')}</span>
        <span className={look.badge}>
          {t(!changes ? 'assessments.same' : isNew ? 'assessments.new' : 'assessments.grows')}
        </span>
      </div>
      <div className={classes.dim}>
        {checklist === null
          ? t('assessments.noChecklist')
          : [
              t(`common:stage.${checklist.stage}`),
              pickText(checklist.form_title, [language, checklist.default_language]),
              checklist.version,
            ]
              .filter(Boolean)
              .join(' · ')}
      </div>
      {feeds.length === 0 && <div>{t('assessments.noLog')}</div>}
      <ul className={classes.feeds}>
        {feeds.map((feed) => (
          <li key={feed.feed} data-verdict={feed.verdict}>
            <span className={classes.who}>
              {feed.opened?.signer.name ?? t('feed.unreadable')}
              {strangers.has(feed.feed) && feed.opened !== null && (
                <span className={classes.dim}>
                  {' '}
                  {t('feed.stranger', { fingerprint: formatFingerprint(feed.opened.key) })}
                </span>
              )}
            </span>
            <Verdict feed={feed} />
          </li>
        ))}
      </ul>
    </li>
  )
}

function Verdict({ feed: { verdict, reason, append, shared, here, there } }: { readonly feed: StagedFeed }) {
  const { t } = useTranslation('backup')
  if (verdict === 'fork')
    return (
      <span className={classes.grow}>
        <strong>{t('feed.fork')}</strong>
        <span className={classes.dim}> {t('feed.forkText', { count: shared })}</span>
      </span>
    )
  if (verdict === 'rejected')
    return (
      <span className={classes.grow}>
        <strong>{t('feed.rejected')}</strong>
        <span className={classes.dim}> {t(`feed.reason.${reason ?? 'broken'}`)}</span>
      </span>
    )
  const count = verdict === 'shorter' ? here - there : verdict === 'same' ? here : append.length
  return <span className={classes.grow}>{t(`feed.${verdict}`, { count })}</span>
}
