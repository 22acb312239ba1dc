import { Button, UnstyledButton } from '@mantine/core'
import { IconCircleCheck, IconFolderOpen, IconPencilBolt, IconProgress } from '@tabler/icons-react'
import { useState } from 'react'
import { useNavigation } from '../../app/route.ts'
import { useLanguage } from '../../messages/use-language.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { useServices } from '../../services.ts'
import type { Assessment, ExportNote } from '../../storage/storage.ts'
import { formatDate, formatDateTime, formatFingerprint, formatNumber } from '../../ui/format.ts'
import { ErrorNotice } from '../../ui/notice.tsx'
import classes from './assessment-card.module.css'
import type { AssessmentSummary } from './assessment-summary.ts'
import { VersionNotice } from './version-notice.tsx'

const ICONS = { open: IconProgress, exported: IconCircleCheck, changed: IconPencilBolt }

/** One assessment: where it stands, the ways into it, and the bundles written from it. */
export function AssessmentCard({
  assessment,
  summary,
}: {
  readonly assessment: Assessment
  readonly summary: AssessmentSummary
}) {
  const { t } = useTranslation(['mine', 'merge'])
  const language = useLanguage()
  const go = useNavigation((state) => state.go)
  const Icon = ICONS[summary.state]
  return (
    <article
      className={classes.card}
      aria-label={t('assessment', { date: formatDate(assessment.created, language) })}
    >
      <div className={classes.state} data-state={summary.state}>
        <Icon size={18} aria-hidden />
        {t(`state.${summary.state}`)}
      </div>
      {summary.handedOver !== null && (
        <p className={classes.given}>
          {t('merge:given.card', {
            to: summary.handedOver.to,
            at: formatDate(summary.handedOver.at, language),
          })}
        </p>
      )}
      <dl className={classes.counts}>
        <dt>{t('started')}</dt>
        <dd>{formatDate(assessment.created, language)}</dd>
        <dt>{t('answers')}</dt>
        <dd>{formatNumber(summary.answers, language)}</dd>
        <dt>{t('files')}</dt>
        <dd>{formatNumber(summary.attachments, language)}</dd>
        <dt>{t('changed')}</dt>
        <dd>{formatDateTime(summary.changed, language)}</dd>
      </dl>
      {summary.state !== 'exported' && summary.handedOver === null && (
        <VersionNotice assessment={assessment.id} used={summary.checklist} />
      )}
      {/* Only what is still open asks to be worked on. */}
      <div className={classes.ways}>
        <Button
          variant={summary.state === 'exported' ? 'default' : 'filled'}
          onClick={() => go({ screen: 'walk', assessment: assessment.id })}
        >
          {t(summary.state === 'exported' ? 'open' : 'continue')}
        </Button>
        <Button variant="default" onClick={() => go({ screen: 'finish', assessment: assessment.id })}>
          {t('finish')}
        </Button>
        <Button variant="default" onClick={() => go({ screen: 'hand-over', assessment: assessment.id })}>
          {t('merge:give.open')}
        </Button>
      </div>
      {assessment.exports.length + summary.elsewhere.length > 0 && (
        <ul className={classes.exports} aria-label={t('bundles')}>
          {[...summary.elsewhere].reverse().map(({ digest, revision, at, by }) => (
            <li key={digest} className={classes.elsewhere}>
              {t('bundle-elsewhere', { revision, date: formatDate(at, language), name: by })}
              <span className={classes.digest}>{formatFingerprint(digest)}</span>
            </li>
          ))}
          {[...assessment.exports].reverse().map((note) => (
            <Bundle key={note.digest} note={note} />
          ))}
        </ul>
      )}
    </article>
  )
}

/** One bundle that was written: revision, day, fingerprint; a press shows the file. */
function Bundle({ note }: { readonly note: ExportNote }) {
  const { t } = useTranslation('mine')
  const { bridge } = useServices()
  const language = useLanguage()
  const [failure, setFailure] = useState<unknown>(null)
  const reveal = () =>
    bridge.call('bundle.reveal', { path: note.path }).then(() => setFailure(null), setFailure)
  return (
    <li>
      <UnstyledButton className={classes.bundle} title={note.path} onClick={() => void reveal()}>
        <IconFolderOpen size={18} aria-hidden />
        <span>
          {t('bundle', { revision: note.revision, date: formatDate(note.at, language) })}
          <span className={classes.digest}>{formatFingerprint(note.digest)}</span>
        </span>
      </UnstyledButton>
      {failure !== null && <ErrorNotice error={failure} />}
    </li>
  )
}
