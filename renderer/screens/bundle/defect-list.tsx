import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Defect } from '../../../shared/bundle/report.ts'
import classes from './bundle.module.css'
import { DefectLines } from './defect-lines.tsx'

/** Lines shown before the person asks for all of them. */
const FIRST = 200

/** Everything that is wrong, in the order of the checks. */
export function DefectList({
  defects,
  unlisted,
}: {
  readonly defects: readonly Defect[]
  readonly unlisted: number
}) {
  const { t } = useTranslation('bundle')
  const [whole, setWhole] = useState(false)
  const shown = whole ? defects : defects.slice(0, FIRST)
  return (
    <section className={classes.panel} aria-labelledby="defects">
      <h2 id="defects" className={classes.panelTitle}>
        {t('defect.title', { count: defects.length + unlisted })}
      </h2>
      <DefectLines defects={shown} />
      {shown.length < defects.length && (
        <Button variant="default" onClick={() => setWhole(true)}>
          {t('defect.show-all', { count: defects.length })}
        </Button>
      )}
      {unlisted > 0 && shown.length === defects.length && (
        <p className={classes.panelText}>{t('defect.unlisted', { count: unlisted })}</p>
      )}
    </section>
  )
}
