import { Stack } from '@mantine/core'
import type { VerifyReport } from '../../../shared/bundle/report.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { Notice } from '../../ui/notice.tsx'
import { BundleFacts } from './bundle-facts.tsx'
import { DefectList } from './defect-list.tsx'
import { chooseUnreadable } from './light-words.ts'
import { Lights } from './lights.tsx'
import { NotChecked } from './not-checked.tsx'
import { SignatureCards } from './signature-cards.tsx'
import { WarningList } from './warning-list.tsx'

/** A whole verification: the four lights first, then what is wrong, then what the bundle says it is. */
export function ReportView({ report, path }: { readonly report: VerifyReport; readonly path: string }) {
  const { t } = useTranslation(['bundle', 'merge'])
  const unreadable = chooseUnreadable(report)
  // Whether a file that is no bundle is intact or signed is no question at all.
  const isNoBundle = unreadable === 'file' || unreadable === 'foreign' || unreadable === 'sealed'
  return (
    <Stack gap="1.25rem">
      {unreadable !== null && (
        <Notice tone="danger" title={t(`unreadable.${unreadable}-title`)}>
          {t(`unreadable.${unreadable}-next`)}
        </Notice>
      )}
      {unreadable === null && report.lights.intact === 'no' && (
        <Notice tone="danger" title={t('damaged.title')}>
          {t('damaged.text')}
        </Notice>
      )}
      {report.summary?.kind === 'handover' && report.lights.intact === 'yes' && (
        <Notice tone="warn" title={t('merge:bundle.handover')}>
          {t('merge:bundle.handover-text')}
        </Notice>
      )}
      {!isNoBundle && <Lights report={report} />}
      {report.defects.length > 0 && <DefectList defects={report.defects} unlisted={report.unlisted} />}
      {report.summary !== null && <BundleFacts report={report} summary={report.summary} path={path} />}
      {!isNoBundle && (report.summary !== null || report.signatures.length > 0) && (
        <SignatureCards signatures={report.signatures} />
      )}
      {!isNoBundle && report.notChecked.length > 0 && <NotChecked groups={report.notChecked} />}
      {report.warnings.length > 0 && <WarningList warnings={report.warnings} />}
    </Stack>
  )
}
