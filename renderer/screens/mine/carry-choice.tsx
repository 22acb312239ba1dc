import { Switch, Text } from '@mantine/core'
import type { CarryPlan, EarlierAssessments } from '../../assessment/earlier-assessments.ts'
import { textIn, useLanguage } from '../../messages/use-language.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { formatDate } from '../../ui/format.ts'
import classes from './start-dialog.module.css'

/** How much a new assessment takes over from which earlier ones, and whether it does. */
export function CarryChoice({
  plan,
  earlier,
  checked,
  onChange,
}: {
  readonly plan: CarryPlan
  readonly earlier: EarlierAssessments
  readonly checked: boolean
  onChange(checked: boolean): void
}) {
  const { t } = useTranslation('checklists')
  const language = useLanguage()
  const { sources, unreadable } = earlier
  return (
    <>
      {plan.answers > 0 && (
        <div className={classes.carry}>
          <Switch
            checked={checked}
            label={t('start.carry', { count: plan.answers })}
            description={t('start.carryWords')}
            onChange={(event) => onChange(event.currentTarget.checked)}
          />
          <ul className={classes.shares} data-off={!checked}>
            {plan.shares.map(({ source, answers }) => (
              <li key={source.record.assessment}>
                {t('start.carryFrom', {
                  count: answers,
                  checklist: textIn(source.checklist.definition.form_title, language),
                  date: formatDate(source.at, language),
                })}
              </li>
            ))}
          </ul>
        </div>
      )}
      {plan.answers === 0 && sources.length > 0 && (
        <Text size="sm" c="dimmed" mt="lg">
          {t('start.carryNothing')}
        </Text>
      )}
      {unreadable.length > 0 && (
        <Text size="sm" mt="xs">
          {t('start.carryUnreadable', { count: unreadable.length })}
        </Text>
      )}
    </>
  )
}
