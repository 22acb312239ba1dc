import { useTranslation } from 'react-i18next'
import { STAGES } from '../../../shared/checklist/definition.ts'
import { useServices } from '../../services.ts'
import { ErrorNotice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { useCall } from '../../ui/use-call.ts'
import { ChecklistPanel } from './checklist-panel.tsx'
import classes from './checklists-screen.module.css'

/** The checklists that came with the app, to be read. */
export function ChecklistsScreen() {
  const { t } = useTranslation('checklists')
  const { bridge } = useServices()
  const checklists = useCall(() => bridge.call('checklists.list', undefined), [bridge])
  const inOrder = [...(checklists.value ?? [])].sort(
    (a, b) => STAGES.indexOf(a.stage) - STAGES.indexOf(b.stage),
  )
  return (
    <Page title={t('title')} lead={t('lead')}>
      {checklists.error !== null && <ErrorNotice error={checklists.error} onRetry={checklists.retry} />}
      {checklists.value?.length === 0 && <p>{t('none')}</p>}
      <div className={classes.list}>
        {inOrder.map((checklist) => (
          <ChecklistPanel key={checklist.form_id} checklist={checklist} />
        ))}
      </div>
    </Page>
  )
}
