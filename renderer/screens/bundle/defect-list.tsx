import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Defect } from '../../../shared/bundle/report.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { Panel, PanelWords } from '../../ui/panel.tsx'
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
    <Panel title={t('defect.title', { count: defects.length + unlisted })}>
      <DefectLines defects={shown} />
      {shown.length < defects.length && (
        <Button variant="default" onClick={() => setWhole(true)}>
          {t('defect.show-all', { count: defects.length })}
        </Button>
      )}
      {unlisted > 0 && shown.length === defects.length && (
        <PanelWords>{t('defect.unlisted', { count: unlisted })}</PanelWords>
      )}
    </Panel>
  )
}
