import { IconArrowNarrowRight } from '@tabler/icons-react'
import type { Working } from '../../shared/engine/explanation.ts'
import type { QuestionView } from '../../shared/engine/form-view.ts'
import { useTranslation } from '../messages/use-translation.ts'
import { ConditionBlock } from './condition-block.tsx'
import classes from './explain.module.css'
import { conditionWords, valueWords } from './expression-words.ts'
import type { Phrase } from './phrase.ts'
import { PhraseText } from './phrase-text.tsx'
import { type Speaker, say } from './speaker.ts'
import { TestList } from './test-list.tsx'

/** How a value was worked out: the cases on the way to it, and what it was taken from. */
export function WorkingBlock({
  working: { way, from },
  view,
  speaker,
  sentence,
}: {
  readonly working: Working
  /** The question that takes the value; absent when it is a limit, or a number of rows. */
  readonly view?: QuestionView
  readonly speaker: Speaker
  /** The sentence around the value when there are no cases. */
  readonly sentence: (value: Phrase) => Phrase
}) {
  const { t } = useTranslation('explain')
  const as =
    view === undefined ? null : { label: view.label, name: view.definition.name, question: view.definition }
  const value = valueWords(from, speaker, as)
  if (way.length === 0) {
    return (
      <p className={classes.line}>
        <span>
          <PhraseText phrase={sentence(value)} sentence />
        </span>
      </p>
    )
  }
  const held = way.filter(({ holds }) => holds === true)
  const failed = way.filter(({ holds }) => holds !== true)
  return (
    <>
      {held.map((test) => (
        <ConditionBlock
          key={test.tree.at.start}
          test={test}
          speaker={speaker}
          sentence={() => say(speaker, 'value.because', { a: conditionWords(test.tree, speaker) })}
          heading={(kind) => t(kind === 'all' ? 'value.becauseAll' : 'value.becauseAny')}
        />
      ))}
      {held.length === 0 && <p className={classes.line}>{t('value.otherwise')}</p>}
      <p className={classes.result}>
        <IconArrowNarrowRight size={16} aria-hidden />
        <span>
          <PhraseText phrase={value} />
        </span>
      </p>
      {failed.length > 0 && (
        <details className={classes.cases}>
          <summary className={classes.casesHead}>{t('value.cases', { count: failed.length })}</summary>
          <TestList tests={failed} speaker={speaker} />
        </details>
      )}
    </>
  )
}
