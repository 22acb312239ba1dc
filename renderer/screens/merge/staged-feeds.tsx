import { Button } from '@mantine/core'
import { useState } from 'react'
import type { StagedFeed } from '../../../shared/record/stage-feeds.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { useServices } from '../../services.ts'
import { CompareDialog } from '../../ui/compare-dialog.tsx'
import { formatFingerprint } from '../../ui/format.ts'
import look from '../../ui/staged.module.css'
import classes from './merge.module.css'
import type { Staged } from './use-merge.ts'

/** Whose parts of the log the bundle carries, and what becomes of each. */
export function StagedFeeds({ staged, onTrusted }: { readonly staged: Staged; onTrusted(): void }) {
  const { t } = useTranslation('merge')
  const { bridge } = useServices()
  const [asking, setAsking] = useState<StagedFeed | null>(null)
  const certificate = staged.source.opened.feeds.find(({ feed }) => feed === asking?.feed)?.head.certificate
  return (
    <section aria-labelledby="feeds">
      <h2 id="feeds" className={look.title}>
        {t('feeds.title')}
      </h2>
      <ul className={classes.feeds}>
        {staged.merge.feeds.map((feed) => (
          <li key={feed.feed} className={classes.feed} data-verdict={feed.verdict}>
            <div className={classes.grow}>
              <strong>{feed.opened?.signer.name ?? t('feeds.unreadable')}</strong>
              <div className={classes.dim}>
                {[feed.opened?.signer.title, feed.opened?.signer.org].filter(Boolean).join(' · ')}
                {feed.opened !== null && (
                  <>
                    {' · '}
                    <span className={classes.mono}>{formatFingerprint(feed.opened.key)}</span>
                  </>
                )}
              </div>
            </div>
            <div className={classes.grow}>
              <Verdict feed={feed} />
            </div>
            {feed.reason === 'unknown-signer' && (
              <Button variant="default" onClick={() => setAsking(feed)}>
                {t('feeds.accept')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {asking?.opened != null && certificate !== undefined && (
        <CompareDialog
          signer={asking.opened.signer}
          fingerprint={formatFingerprint(asking.opened.key)}
          onTrust={async () => {
            await bridge.call('trust.add', { card: certificate })
            setAsking(null)
            onTrusted()
          }}
          onClose={() => setAsking(null)}
        />
      )}
    </section>
  )
}

function Verdict({ feed }: { readonly feed: StagedFeed }) {
  const { t } = useTranslation('merge')
  const { verdict, reason, append, shared } = feed
  if (verdict === 'rejected') {
    return (
      <>
        <div className={classes.refused}>{t('feeds.rejected')}</div>
        <div className={classes.dim}>{t(`feeds.reason.${reason ?? 'broken'}`)}</div>
      </>
    )
  }
  if (verdict === 'fork') {
    return (
      <>
        <div className={classes.refused}>{t('feeds.fork')}</div>
        <div className={classes.dim}>{t('feeds.fork-text', { count: shared })}</div>
      </>
    )
  }
  return <div>{t(`feeds.${verdict}`, { count: append.length })}</div>
}
