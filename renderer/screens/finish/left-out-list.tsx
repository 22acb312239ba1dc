import { IconEyeOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ChecklistDefinition } from '../../../shared/checklist/definition.ts'
import type { Path } from '../../../shared/checklist/value.ts'
import type { QuestionView } from '../../../shared/engine/form-view.ts'
import { notAskedWords } from '../../explain/gate-words.ts'
import { PhraseText } from '../../explain/phrase-text.tsx'
import { useExplanation } from '../../explain/use-explanation.ts'
import { useSpeaker } from '../../explain/use-speaker.ts'
import { textIn, useLanguage } from '../../messages/use-language.ts'
import { answerInWords } from './answer-words.ts'
import classes from './finish.module.css'
import { ShortList } from './short-list.tsx'

/** The answers that stay in the log and out of the result, because their questions are not asked any more. */
export function LeftOutList({
  questions,
  choices,
}: {
  readonly questions: readonly QuestionView[]
  readonly choices: ChecklistDefinition['choices']
}) {
  const { t } = useTranslation('finish')
  const language = useLanguage()
  return (
    <section className={classes.panel} aria-labelledby="left-out">
      <h2 id="left-out" className={classes.panelTitle}>
        {t('left-out.title')}
        <span className={classes.partCount}>{questions.length}</span>
      </h2>
      <p className={classes.panelText}>{t('left-out.text')}</p>
      <ShortList entries={questions} limit={6} showAll={t('left-out.show-all', { count: questions.length })}>
        {(question) => (
          <li key={question.path} className={classes.plainRow}>
            <IconEyeOff className={classes.mark} size={20} aria-hidden />
            <span className={classes.rowWords}>
              <span className={classes.rowLabel}>{textIn(question.label, language)}</span>
              <span className={classes.rowNote}>{answerInWords(question, choices, language)}</span>
              <Reason path={question.path} />
            </span>
          </li>
        )}
      </ShortList>
    </section>
  )
}

/** Why the question is not asked any more. */
function Reason({ path }: { readonly path: Path }) {
  const explanation = useExplanation(path)
  const speak = useSpeaker()
  if (explanation === undefined) return null
  return (
    <span className={classes.rowNote}>
      <PhraseText phrase={notAskedWords(explanation, speak([]))} sentence />
    </span>
  )
}
