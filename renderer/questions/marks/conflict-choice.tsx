import { Button, TextInput } from '@mantine/core'
import { IconArrowsSplit2 } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import type { QuestionView } from '../../../shared/engine/form-view.ts'
import { canonicalJson } from '../../../shared/lib/canonical-json.ts'
import { commonAnswer } from '../../../shared/record/common-answer.ts'
import type { AnswerState, GivenAnswer } from '../../../shared/record/record-state.ts'
import { useAssessment, useAssessmentStore } from '../../assessment/assessment-context.tsx'
import { useAnswerLock, useLead } from '../../assessment/use-locks.ts'
import { useLanguage } from '../../messages/use-language.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { formatDateTime } from '../../ui/format.ts'
import { ErrorNotice } from '../../ui/notice.tsx'
import { useValueWords } from '../value-words.ts'
import classes from './conflict-choice.module.css'

/** The rival answers of a question, with who gave each and when, to be decided by a person; nothing without rivals. */
export function ConflictChoice({ view }: { readonly view: QuestionView }) {
  const answer = useAssessment((state) => state.record.answers.get(view.path))
  if (answer === undefined || answer.others.length === 0) return null
  return <Choice view={view} answer={answer} />
}

function Choice({ view, answer }: { readonly view: QuestionView; readonly answer: AnswerState }) {
  const { t } = useTranslation(['merge', 'team'])
  const language = useLanguage()
  const words = useValueWords()
  const store = useAssessmentStore()
  const events = useAssessment((state) => state.events)
  const lock = useAnswerLock(view.path)
  const lead = useLead()
  const [reason, setReason] = useState('')
  const [failure, setFailure] = useState<unknown>(null)
  const before = useMemo(() => commonAnswer(events, view.path, answer), [events, view.path, answer])
  const keep = (chosen: GivenAnswer) => {
    const why = reason.trim()
    store
      .getState()
      .decide(view.path, chosen, why === '' ? undefined : why)
      .catch(setFailure)
  }
  return (
    <div className={classes.conflict}>
      <div className={classes.title}>
        <IconArrowsSplit2 size={18} aria-hidden />
        {t('decide.title', { count: rivals(answer).length })}
      </div>
      <p className={classes.note}>
        {before === null
          ? t('decide.no-before')
          : t('decide.before', {
              value: words(view, before.value) || t('decide.blank'),
              at: formatDateTime(before.at, language),
            })}
      </p>
      <ul className={classes.rivals}>
        {rivals(answer).map((given) => (
          <li key={given.event} className={classes.rival}>
            <div className={classes.said}>
              <strong>{words(inUnitOf(view, given), given.value) || t('decide.blank')}</strong>
              {given.reason !== undefined && <div className={classes.reason}>{given.reason}</div>}
              <div className={classes.by}>
                {[given.signer.name, given.signer.org].filter(Boolean).join(' · ')} ·{' '}
                {t('decide.claimed', { at: formatDateTime(given.at, language) })}
              </div>
            </div>
            {lock === null && (
              <Button
                variant="default"
                aria-label={t('decide.keep-whose', { name: given.signer.name })}
                onClick={() => keep(given)}
              >
                {t('decide.keep')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {lock === null ? (
        <>
          <TextInput
            label={t('decide.reason')}
            value={reason}
            maxLength={1000}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <p className={classes.note}>{t('decide.or')}</p>
        </>
      ) : (
        <p className={classes.note}>{t('team:lock.decide', { lead: lead.name })}</p>
      )}
      {failure !== null && <ErrorNotice error={failure} />}
    </div>
  )
}

/** Every answer that says something of its own, the newest last; two who say the same count once. */
function rivals(answer: AnswerState): readonly GivenAnswer[] {
  const said = new Map<string, GivenAnswer>()
  for (const given of answer.live) said.set(canonicalJson([given.value, given.reason ?? null]), given)
  return [...said.values()]
}

/** The question as it was when a number was given in another unit. */
function inUnitOf(view: QuestionView, { unit }: GivenAnswer): QuestionView {
  return unit === undefined ? view : { ...view, unit, otherUnit: null }
}
