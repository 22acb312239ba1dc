import { IconAlertTriangle, IconCircleCheck, IconCircleDashed, IconCircleX } from '@tabler/icons-react'
import type { ChecklistDefinition } from '../../../shared/checklist/definition.ts'
import type { Path } from '../../../shared/checklist/value.ts'
import type { View } from '../../../shared/engine/form-view.ts'
import type { GreenMine } from '../../../shared/score/green-mine.ts'
import type { Standing } from '../../../shared/score/score.ts'
import { WhyButton } from '../../explain/why-button.tsx'
import { textIn, useLanguage } from '../../messages/use-language.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { answerInWords } from './answer-words.ts'
import classes from './finish.module.css'
import { FinishPanel } from './finish-panel.tsx'
import panel from './green-mine-panel.module.css'
import { JumpRow } from './jump-row.tsx'

const MARKS: Readonly<Partial<Record<Standing, typeof IconCircleX>>> = {
  met: IconCircleCheck,
  adverse: IconCircleX,
  partial: IconAlertTriangle,
}

/** The green-mine result beside the score: points, blocks, and the preconditions, each with what made it. */
export function GreenMinePanel({
  result,
  views,
  choices,
  onOpen,
}: {
  readonly result: GreenMine
  readonly views: ReadonlyMap<Path, View>
  readonly choices: ChecklistDefinition['choices']
  readonly onOpen: (path: Path) => void
}) {
  const { t } = useTranslation('finish')
  const language = useLanguage()
  const { verdict, held, points, enough, blocks, preconditions } = result
  const label = (view: View | undefined) => textIn(view?.label, language)
  const worked = [points, enough].filter((view) => view !== null)
  return (
    <FinishPanel
      id="green-mine"
      title={t('green-mine.title')}
      mark={
        <span className={panel.verdict} data-verdict={verdict}>
          {t(`green-mine.${verdict}`)}
        </span>
      }
      text={t(`green-mine.${verdict}-text`)}
    >
      <dl className={panel.facts}>
        {[...held, ...worked].map((view) => (
          <div key={view.path}>
            <dt>{label(view)}</dt>
            <dd>
              {answerInWords(view, choices, language)}
              {view.definition.calculation !== undefined && (
                <WhyButton path={view.path} label={label(view)} />
              )}
            </dd>
          </div>
        ))}
      </dl>
      {blocks.length > 0 && (
        <dl className={panel.facts} aria-label={t('green-mine.blocks')}>
          {blocks.map(({ name, share }) => {
            const words = name === null ? label(share) : answerInWords(name, choices, language)
            return (
              <div key={share.path}>
                <dt>{words}</dt>
                <dd>
                  {answerInWords(share, choices, language)}
                  <WhyButton path={share.path} label={words} />
                </dd>
              </div>
            )
          })}
        </dl>
      )}
      {preconditions.length > 0 && (
        <>
          <h3 className={panel.subtitle}>{t('green-mine.preconditions')}</h3>
          <ul className={classes.rows}>
            {preconditions.map(({ path, standing }) => {
              const Mark = MARKS[standing] ?? IconCircleDashed
              return (
                <JumpRow
                  key={path}
                  mark={<Mark className={panel[standing]} size={20} aria-hidden />}
                  label={label(views.get(path))}
                  note={t(`score.standing.${standing}`)}
                  onOpen={() => onOpen(path)}
                />
              )
            })}
          </ul>
          <p className={classes.panelText}>{t('green-mine.others')}</p>
        </>
      )}
    </FinishPanel>
  )
}
