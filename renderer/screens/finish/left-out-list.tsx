import { IconEyeOff } from '@tabler/icons-react'
import { useMemo } from 'react'
import type { Path } from '../../../shared/checklist/value.ts'
import type { QuestionView } from '../../../shared/engine/form-view.ts'
import { useAssessmentStore } from '../../assessment/assessment-context.tsx'
import { decidingQuestion } from '../../explain/deciding-question.ts'
import { notAskedWords } from '../../explain/gate-words.ts'
import { PhraseText } from '../../explain/phrase-text.tsx'
import { useExplanation } from '../../explain/use-explanation.ts'
import { useSpeaker } from '../../explain/use-speaker.ts'
import { textIn, useLanguage } from '../../messages/use-language.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { isShown } from '../../questions/is-shown.ts'
import { useValueWords } from '../../questions/value-words.ts'
import { formatNumber } from '../../ui/format.ts'
import classes from './finish.module.css'
import { FinishPanel } from './finish-panel.tsx'
import { JumpRow, PlainRow } from './jump-row.tsx'
import { ShortList } from './short-list.tsx'

/**
 * The answers that stay in the log and out of the result, because their questions are not asked any more; each with the
 * reason, and leading to the question that decides it.
 */
export function LeftOutList({
  questions,
  onOpen,
}: {
  readonly questions: readonly QuestionView[]
  readonly onOpen: (path: Path) => void
}) {
  const { t } = useTranslation('finish')
  const language = useLanguage()
  return (
    <FinishPanel
      id="left-out"
      title={t('left-out.title')}
      count={formatNumber(questions.length, language)}
      text={t('left-out.text')}
    >
      <ShortList entries={questions} limit={6} showAll={t('left-out.show-all', { count: questions.length })}>
        {(question) => <Row key={question.path} question={question} onOpen={onOpen} />}
      </ShortList>
    </FinishPanel>
  )
}

function Row({
  question,
  onOpen,
}: {
  readonly question: QuestionView
  readonly onOpen: (path: Path) => void
}) {
  const { t } = useTranslation('finish')
  const language = useLanguage()
  const words = useValueWords()
  const store = useAssessmentStore()
  const explanation = useExplanation(question.path)
  const speak = useSpeaker()
  // biome-ignore lint/correctness/useExhaustiveDependencies: another explanation is another state of the answers.
  const deciding = useMemo(
    () =>
      decidingQuestion(
        question.path,
        (at) => store.getState().explain(at),
        (view) => isShown(view) && textIn(view.label, language) !== '',
      ),
    [question.path, store, language, explanation],
  )
  const label = textIn(question.label, language) || question.definition.name
  const mark = <IconEyeOff size={20} aria-hidden />
  const note = (
    <>
      <span className={classes.reason}>{words(question, question.value)}</span>
      {explanation !== undefined && (
        <span className={classes.reason}>
          <PhraseText phrase={notAskedWords(explanation, speak([]))} sentence />
        </span>
      )}
      {deciding !== null && (
        <span className={classes.reason}>
          {t('left-out.jump', { question: textIn(deciding.label, language) })}
        </span>
      )}
    </>
  )
  if (deciding !== null)
    return <JumpRow mark={mark} label={label} note={note} onOpen={() => onOpen(deciding.path)} />
  return <PlainRow mark={mark} label={label} note={note} />
}
