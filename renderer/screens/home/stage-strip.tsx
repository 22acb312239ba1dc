import { STAGES, type Stage } from '../../../shared/checklist/definition.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import type { StageState } from './mine-summary.ts'
import classes from './stage-strip.module.css'

/** The four stages as four cells: empty, half, full. What each says is heard and shown on hover. */
export function StageStrip({ stages }: { readonly stages: Readonly<Record<Stage, StageState>> }) {
  const { t } = useTranslation(['home', 'common'])
  return (
    <ol className={classes.strip}>
      {STAGES.map((stage) => {
        const words = t(`stageState.${stages[stage]}`, { stage: t(`common:stage.${stage}`) })
        return (
          <li key={stage} className={classes.cell} data-state={stages[stage]} title={words}>
            <span className={classes.heard}>{words}</span>
          </li>
        )
      })}
    </ol>
  )
}
