import { Button, Stack } from '@mantine/core'
import { IconCircleCheck, IconFolderOpen, IconShieldSearch } from '@tabler/icons-react'
import { useState } from 'react'
import type { Receipt } from '../../../shared/bundle/report.ts'
import { useNavigation } from '../../app/route.ts'
import { useLanguage } from '../../messages/use-language.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { useServices } from '../../services.ts'
import { Fact, Facts } from '../../ui/facts.tsx'
import { formatBytes } from '../../ui/format.ts'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Panel } from '../../ui/panel.tsx'
import { ReceiptLights } from './receipt-lights.tsx'
import classes from './receipt-view.module.css'
import { VerifyByHand } from './verify-by-hand.tsx'

/** Confirms an export: where the bundle is, what is in it, who signed it, and how to tell it from any other. */
export function ReceiptView({
  receipt,
  revision,
  noted,
  onNote,
  mine,
}: {
  readonly receipt: Receipt
  readonly revision: number
  /** The export is noted on this device, so that the next one gets the next number. */
  readonly noted: boolean
  readonly onNote: () => Promise<void>
  readonly mine: string
}) {
  const { t } = useTranslation(['sign', 'merge'])
  const { bridge } = useServices()
  const go = useNavigation((state) => state.go)
  const [unrevealed, setUnrevealed] = useState(false)
  const { path, report } = receipt
  const complete = report.summary?.complete ?? true
  const isHandOver = report.summary?.kind === 'handover'
  const title = isHandOver ? 'merge:receipt.title' : complete ? 'receipt.title' : 'receipt.title-incomplete'

  return (
    <Page
      title={t(title)}
      lead={t(isHandOver ? 'merge:receipt.intro' : 'receipt.intro')}
      eyebrow={<IconCircleCheck className={classes.bigMark} size={40} stroke={1.5} aria-hidden />}
      width="text"
    >
      <Stack gap="1.25rem">
        <section className={classes.fingerprint} aria-labelledby="fingerprint">
          <h2 id="fingerprint" className={classes.title}>
            {t('receipt.fingerprint')}
          </h2>
          <p className={classes.groups}>
            {receipt.fingerprint.split(' ').map((group, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the groups never move, and two can be equal.
              <span key={index}>{group}</span>
            ))}
          </p>
          <p className={classes.words}>{t('receipt.fingerprint-note')}</p>
        </section>
        {!noted && (
          <Notice
            tone="warn"
            title={t('receipt.not-noted-title')}
            actions={
              // Failing again leaves the notice where it is.
              <Button variant="default" onClick={() => void onNote().catch(() => undefined)}>
                {t('receipt.note-again')}
              </Button>
            }
          >
            {t('receipt.not-noted-text')}
          </Notice>
        )}
        <ReceiptFacts receipt={receipt} revision={revision} />
        <div className={classes.actions}>
          <Button onClick={() => go({ screen: 'mine', mine })}>{t('receipt.mine')}</Button>
          <Button
            variant="default"
            leftSection={<IconFolderOpen size={18} aria-hidden />}
            onClick={() =>
              bridge.call('bundle.reveal', { path }).then(
                () => setUnrevealed(false),
                () => setUnrevealed(true),
              )
            }
          >
            {t('receipt.reveal')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconShieldSearch size={18} aria-hidden />}
            onClick={() => go({ screen: 'bundle', path })}
          >
            {t('receipt.verify')}
          </Button>
        </div>
        {unrevealed && <Notice tone="warn" title={t('receipt.reveal-failed')} />}
        <VerifyByHand receipt={receipt} />
      </Stack>
    </Page>
  )
}

function ReceiptFacts({ receipt, revision }: { readonly receipt: Receipt; readonly revision: number }) {
  const { t } = useTranslation('sign')
  const language = useLanguage()
  const { report, path, name, size } = receipt
  const counts = report.summary?.counts
  const missing = report.summary?.missing.length ?? 0
  const witnessed = report.signatures.some(({ role }) => role === 'witness')
  return (
    <Panel>
      <Facts>
        <Fact name={t('receipt.file')} note={formatBytes(size, language)}>
          <span className={classes.fileName}>{fileName(path) || name}</span>
        </Fact>
        <Fact name={t('receipt.folder')}>
          <span className={classes.path}>{folder(path)}</span>
        </Fact>
        {report.summary?.kind !== 'handover' && <Fact name={t('receipt.revision')}>{revision}</Fact>}
        {counts !== undefined && (
          <Fact name={t('receipt.counts')}>
            {[
              t('receipt.answers', { count: counts.answers }),
              t('receipt.attachments', { count: counts.attachments }),
              t('receipt.findings', { count: counts.findings }),
              t('receipt.events', { count: counts.events }),
            ].join(' · ')}
            {missing > 0 && (
              <span className={classes.missing}>{t('receipt.missing', { count: missing })}</span>
            )}
          </Fact>
        )}
        <Fact name={t('receipt.signers')}>
          <ul className={classes.signers}>
            {report.signatures.map(({ file, role, signer }) => (
              <li key={file}>
                {signer.name}{' '}
                <span className={classes.place}>
                  {[t(`receipt.role-${role}`), signer.title, signer.org].filter(Boolean).join(' · ')}
                </span>
              </li>
            ))}
            {!witnessed && report.summary?.kind !== 'handover' && (
              <li className={classes.place}>{t('receipt.no-witness')}</li>
            )}
          </ul>
        </Fact>
        <Fact name={t('receipt.checks')}>
          <ReceiptLights lights={report.lights} />
        </Fact>
      </Facts>
    </Panel>
  )
}

/** The last part of a path of either kind of system. */
function fileName(path: string): string {
  return path.slice(separator(path) + 1)
}

function folder(path: string): string {
  return path.slice(0, Math.max(1, separator(path)))
}

function separator(path: string): number {
  return Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'))
}
