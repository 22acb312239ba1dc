import { Button } from '@mantine/core'
import { useMemo, useState } from 'react'
import { QUESTION_FATES, type QuestionFate } from '../../../shared/checklist/compare-questions.ts'
import type { ChecklistDefinition } from '../../../shared/checklist/definition.ts'
import type { UpgradePlan } from '../../../shared/record/plan-upgrade.ts'
import look from '../../library/difference.module.css'
import { useTranslation } from '../../messages/use-translation.ts'
import { FilterChips } from '../../ui/filter-chips.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PlanQuestion } from './plan-question.tsx'

/** So many questions are shown at first: a new edition can change hundreds. */
const SHOWN = 60

/** Every question that differs with what happens to its answers; one kind alone, or those that do not differ, on request. */
export function PlanQuestions({
  plan,
  before,
  after,
}: {
  readonly plan: UpgradePlan
  readonly before: ChecklistDefinition
  readonly after: ChecklistDefinition
}) {
  const { t } = useTranslation('upgrade')
  const [only, setOnly] = useState<QuestionFate | null>(null)
  const [all, setAll] = useState(false)
  const found = useMemo(
    () => plan.questions.filter(({ fate }) => (only === null ? fate !== 'unchanged' : fate === only)),
    [plan, only],
  )
  const differing = plan.questions.length - plan.counts.unchanged
  const choose = (fate: QuestionFate | null) => {
    setOnly(fate)
    setAll(false)
  }
  return (
    <>
      <FilterChips<QuestionFate>
        label={t('filter')}
        all={t('differing', { count: differing })}
        options={QUESTION_FATES.map((fate) => ({
          value: fate,
          label: t(`fate.${fate}`),
          count: plan.counts[fate],
        }))}
        value={only}
        onChange={choose}
      />
      {found.length === 0 ? (
        <Notice title={t('same.title')}>{t('same.next')}</Notice>
      ) : (
        <section className={look.block} aria-label={t('questions')}>
          {(all ? found : found.slice(0, SHOWN)).map((question) => (
            <PlanQuestion key={question.name} question={question} before={before} after={after} />
          ))}
        </section>
      )}
      {!all && found.length > SHOWN && (
        <div>
          <Button variant="default" onClick={() => setAll(true)}>
            {t('rest', { count: found.length - SHOWN })}
          </Button>
        </div>
      )}
    </>
  )
}
