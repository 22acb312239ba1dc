import { Button } from '@mantine/core'
import { IconFolderOpen } from '@tabler/icons-react'
import type { BundleSummary, VerifyReport } from '../../../shared/bundle/report.ts'
import { textIn, useLanguage } from '../../messages/use-language.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { useServices } from '../../services.ts'
import { Fact, Facts } from '../../ui/facts.tsx'
import { formatBytes, formatFingerprint, formatList } from '../../ui/format.ts'
import { Panel } from '../../ui/panel.tsx'
import classes from './bundle-facts.module.css'
import { fileNameOf } from './file-name-of.ts'

/** What the bundle says it is. As reliable as the lights say, no more. */
export function BundleFacts({
  report,
  summary,
  path,
}: {
  readonly report: VerifyReport
  readonly summary: BundleSummary
  readonly path: string
}) {
  const { t } = useTranslation(['bundle', 'merge'])
  const language = useLanguage()
  const { bridge } = useServices()
  const { kind, mine, checklist, revision, supersedes, complete, missing, counts, conflicts } = summary
  const renamed = report.name !== null && report.name !== fileNameOf(path)
  return (
    <Panel
      title={t('facts.title')}
      lead={t('facts.unsure')}
      aside={
        <Button
          variant="default"
          leftSection={<IconFolderOpen size={18} aria-hidden />}
          onClick={() => void bridge.call('bundle.reveal', { path }).catch(() => undefined)}
        >
          {t('reveal')}
        </Button>
      }
    >
      <Facts>
        <Fact name={t('merge:bundle.kind')}>{t(`merge:bundle.kind-${kind}`)}</Fact>
        <Fact name={t('facts.mine')}>{mine.name}</Fact>
        <Fact name={t('facts.checklist')} note={t('facts.version', { version: checklist.version })}>
          {textIn(checklist.title, language) || checklist.form_id}
        </Fact>
        <Fact name={t('facts.revision')}>
          {supersedes === null
            ? t('facts.first', { revision })
            : t('facts.replaces', { revision, digest: formatFingerprint(supersedes) })}
        </Fact>
        <Fact name={t('facts.complete')}>
          {complete ? (
            t('facts.complete-yes')
          ) : (
            <>
              <span className={classes.warn}>{t('facts.complete-no', { count: missing.length })}</span>
              <details className={classes.missing}>
                <summary>{t('facts.missing')}</summary>
                <p>{formatList(missing, language)}</p>
              </details>
            </>
          )}
        </Fact>
        {conflicts.length > 0 && (
          <Fact name={t('merge:bundle.conflicts')}>
            <span className={classes.warn}>
              {t('merge:bundle.conflicts-value', { count: conflicts.length })}
            </span>
          </Fact>
        )}
        <Fact name={t('facts.contents')}>
          {[
            t('facts.answers', { count: counts.answers }),
            t('facts.findings', { count: counts.findings }),
            t('facts.attachments', {
              count: counts.attachments,
              size: formatBytes(counts.attachment_bytes, language),
            }),
            t('facts.events', { count: counts.events }),
          ].join(' · ')}
        </Fact>
        <Fact name={t('facts.size')}>
          {t('facts.size-value', { size: formatBytes(report.size, language), entries: report.entries })}
        </Fact>
        {report.digest !== null && (
          <>
            <Fact name={t('facts.fingerprint')} note={t('facts.fingerprint-note')}>
              <span className={classes.fingerprint}>{formatFingerprint(report.digest)}</span>
            </Fact>
            <Fact name={t('facts.digest')}>
              <code className={classes.digest}>{report.digest}</code>
            </Fact>
          </>
        )}
        {renamed && (
          <Fact name={t('facts.name')} note={t('facts.renamed', { actual: fileNameOf(path) })}>
            {report.name}
          </Fact>
        )}
      </Facts>
    </Panel>
  )
}
