import { Button } from '@mantine/core'
import { IconFolder } from '@tabler/icons-react'
import { useTranslation } from '../../messages/use-translation.ts'
import { useServices } from '../../services.ts'
import { ErrorNotice, Notice } from '../../ui/notice.tsx'
import classes from './report.module.css'
import { ReportView } from './report-view.tsx'
import type { Saving } from './use-save-form.ts'

/** Says where a workbook was saved and what other tools will not take of it, or why there is none. */
export function SaveNotice({ saving: { saved, error } }: { readonly saving: Saving }) {
  const { t } = useTranslation('checklists')
  const { bridge } = useServices()
  if (error !== null) return <ErrorNotice error={error} />
  if (saved === null) return null
  if (saved.kind === 'refused') {
    return (
      <div className={classes.report}>
        <Notice tone="danger" title={t('save.refused')}>
          {t('save.refusedNext')}
        </Notice>
        <ReportView remarks={saved.remarks} />
      </div>
    )
  }
  const [path = ''] = saved.paths
  return (
    <div className={classes.report}>
      <Notice
        title={t('save.done')}
        actions={
          <Button
            variant="default"
            leftSection={<IconFolder size={18} aria-hidden />}
            onClick={() => void bridge.call('bundle.reveal', { path })}
          >
            {t('save.reveal')}
          </Button>
        }
      >
        {saved.paths.map((one) => (
          <div key={one}>{one}</div>
        ))}
      </Notice>
      {saved.remarks.length > 0 && (
        <>
          <p className={classes.none}>{t('save.remarks')}</p>
          <ReportView remarks={saved.remarks} />
        </>
      )}
    </div>
  )
}
