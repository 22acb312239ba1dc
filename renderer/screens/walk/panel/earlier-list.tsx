import type { QuestionView } from '../../../../shared/engine/form-view.ts'
import { useLanguage } from '../../../messages/use-language.ts'
import { useTranslation } from '../../../messages/use-translation.ts'
import { questionThen } from '../../../questions/marks/question-then.ts'
import { useText } from '../../../questions/text.ts'
import { useValueWords } from '../../../questions/value-words.ts'
import { formatDate } from '../../../ui/format.ts'
import classes from './earlier-list.module.css'
import type { EarlierOfQuestion } from './use-earlier-answers.ts'

/** What was answered to a question before, side by side: value, stage, when, by whom, and the words it was asked in if others. */
export function EarlierList({
  answers,
  unreadable,
  view,
}: EarlierOfQuestion & { readonly view: QuestionView }) {
  const { t } = useTranslation(['team', 'common', 'questions'])
  const text = useText()
  const language = useLanguage()
  const words = useValueWords()
  return (
    <>
      <ol className={classes.list}>
        {answers.map((answer) => {
          const asked = text(answer.asked.label)
          const isOther = questionThen(asked, text(view.label), language) !== null
          return (
            <li key={`${answer.assessment} ${answer.asked.definition.name}`} className={classes.answer}>
              <div className={classes.value} data-earlier={answer.assessment}>
                {words(answer.asked, answer.value)}
              </div>
              {answer.reason !== undefined && <div className={classes.reason}>{answer.reason}</div>}
              <div className={classes.by}>
                {t(`common:stage.${answer.stage}`)} ·{' '}
                <time dateTime={answer.at}>{formatDate(answer.at, language)}</time> · {answer.by}
              </div>
              {isOther && (
                <div className={classes.by}>
                  {t('questions:carried.then')} {asked}
                </div>
              )}
            </li>
          )
        })}
      </ol>
      {unreadable > 0 && <p className={classes.by}>{t('earlier.unreadable', { count: unreadable })}</p>}
    </>
  )
}
