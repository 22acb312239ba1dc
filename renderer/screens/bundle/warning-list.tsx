import { useTranslation } from 'react-i18next'
import type { Defect } from '../../../shared/bundle/report.ts'
import classes from './bundle.module.css'
import { DefectLines } from './defect-lines.tsx'

/** What is worth knowing without being wrong. */
export function WarningList({ warnings }: { readonly warnings: readonly Defect[] }) {
  const { t } = useTranslation('bundle')
  return (
    <section className={classes.panel} aria-labelledby="warnings">
      <h2 id="warnings" className={classes.panelTitle}>
        {t('warning.title', { count: warnings.length })}
      </h2>
      <DefectLines defects={warnings} />
    </section>
  )
}
