import { Button } from '@mantine/core'
import { IconCheck, IconPencilQuestion, IconVersions } from '@tabler/icons-react'
import { useMemo } from 'react'
import { type ComparedQuestion, compareQuestions } from '../../../shared/checklist/compare-questions.ts'
import { choicesOfQuestion } from '../../../shared/checklist/question-choices.ts'
import type { QuestionView } from '../../../shared/engine/form-view.ts'
import { earlierVersionAt } from '../../../shared/record/answer-standing.ts'
import { checklistsUsed } from '../../../shared/record/checklist-in-force.ts'
import { useAssessment, useAssessmentStore } from '../../assessment/assessment-context.tsx'
import { changedIn } from '../../assessment/changed.ts'
import { useAnswerLock } from '../../assessment/use-locks.ts'
import { useLanguage } from '../../messages/use-language.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { useText } from '../text.ts'
import { useValueWords } from '../value-words.ts'
import { AskedThen } from './asked-then.tsx'
import { MarkDetail, MarkStrip } from './mark-strip.tsx'
import { questionThen } from './question-then.ts'

/**
 * Says of an answer from before an upgrade of the checklist under which version it was given, what was asked then, and
 * takes the confirmation; of one that cannot be taken, what it was.
 */
export function ChangedMark({ view }: { readonly view: QuestionView }) {
  const standing = useAssessment((state) => changedIn(state.record, state.checklist).get(view.path))
  return standing === undefined ? null : <Shown view={view} standing={standing} />
}

function Shown({ view, standing }: { readonly view: QuestionView; readonly standing: 'confirm' | 'anew' }) {
  const { t } = useTranslation('upgrade')
  const text = useText()
  const words = useValueWords()
  const store = useAssessmentStore()
  const language = useLanguage()
  const lock = useAnswerLock(view.path)
  const record = useAssessment((state) => state.record)
  const checklist = useAssessment((state) => state.checklist)
  const versions = useAssessment((state) => state.earlierVersions)
  const under = earlierVersionAt(record, checklist, view.path)
  const version = checklistsUsed(record).find(({ sha256 }) => sha256 === under)?.version ?? '?'
  const earlier = under === null ? undefined : versions.get(under)
  const { name } = view.definition
  const compared = useMemo(
    () =>
      earlier === undefined
        ? undefined
        : compareQuestions(earlier, checklist).find((question) => question.name === name),
    [earlier, checklist, name],
  )
  const before = compared?.before ?? null
  const value = record.answers.get(view.path)?.value ?? null
  const answer =
    before === null || earlier === undefined
      ? String(value ?? '')
      : words(
          {
            definition: before,
            choices: choicesOfQuestion(before, earlier),
            unit: before.adit?.unit ?? '',
            otherUnit: null,
          },
          value,
        )
  const then =
    before === null
      ? null
      : (questionThen(text(before.label), text(view.definition.label), language) ??
        questionThen(text(before.hint), text(view.definition.hint), language))
  return (
    <MarkStrip
      icon={standing === 'anew' ? IconPencilQuestion : IconVersions}
      tone="asks"
      role="status"
      data-changed={standing}
      button={
        standing === 'confirm' &&
        lock === null && (
          <Button
            variant="default"
            leftSection={<IconCheck size={18} aria-hidden />}
            aria-label={t('mark.confirmOf', { question: text(view.label) })}
            onClick={() => void store.getState().confirm([view.path])}
          >
            {t('mark.confirmButton')}
          </Button>
        )
      }
    >
      <strong>{t(`mark.${standing}`, { version, answer })}</strong>
      {then !== null && <AskedThen lead={t('mark.then')} parts={then} />}
      {then === null && compared?.fate === 'changed' && (
        <MarkDetail>{t(`mark.${changeOf(compared)}`)}</MarkDetail>
      )}
    </MarkStrip>
  )
}

/** In what a question differs that is put in the same words. */
function changeOf({ changes, choices }: ComparedQuestion): 'type' | 'choices' | 'rules' {
  if (changes.some(({ field }) => field === 'type' || field.startsWith('adit.unit'))) return 'type'
  return choices === null ? 'rules' : 'choices'
}
