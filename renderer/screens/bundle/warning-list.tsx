import type { Defect } from '../../../shared/bundle/report.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { Panel } from '../../ui/panel.tsx'
import { DefectLines } from './defect-lines.tsx'

/** What is worth knowing without being wrong. */
export function WarningList({ warnings }: { readonly warnings: readonly Defect[] }) {
  const { t } = useTranslation('bundle')
  return (
    <Panel title={t('warning.title', { count: warnings.length })}>
      <DefectLines defects={warnings} />
    </Panel>
  )
}
