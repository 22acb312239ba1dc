import type { Explanation, Input } from '../../shared/engine/explanation.ts'
import { useLanguage } from '../messages/use-language.ts'
import { useTranslation } from '../messages/use-translation.ts'
import { sentenceGap } from '../ui/format.ts'
import { ConditionBlock } from './condition-block.tsx'
import classes from './explain.module.css'
import { conditionWords } from './expression-words.ts'
import { unfolded } from './meaning.ts'
import { PhraseText } from './phrase-text.tsx'
import { type Speaker, say } from './speaker.ts'
import { WorkingBlock } from './working-block.tsx'

/** What an answer has to keep: when it is required, its constraint, its unit, its limit, the choices that are left. */
export function RulesBlock({
  explanation: { required, constraint, choices, unit, limit },
  speakerOf,
}: {
  readonly explanation: Explanation
  readonly speakerOf: (inputs: readonly Input[]) => Speaker
}) {
  const { t } = useTranslation('explain')
  const language = useLanguage()
  const rules = { required, constraint }
  const ends = (['unit', 'max', 'min'] as const).flatMap((end) => {
    const working = end === 'unit' ? unit : (limit?.[end] ?? null)
    return working === null || working.value === '' ? [] : [{ end, working }]
  })
  return (
    <>
      {(['required', 'constraint'] as const).map((rule) => {
        const reason = rules[rule]
        if (reason === null) return null
        const speaker = speakerOf(reason.inputs)
        return (
          <ConditionBlock
            key={rule}
            test={reason.test}
            speaker={speaker}
            sentence={() => say(speaker, `rule.${rule}`, { a: conditionWords(reason.test.tree, speaker) })}
            heading={(kind) => t(`rule.${rule}Parts.${kind}`)}
          />
        )
      })}
      {choices !== null && (
        <p className={classes.line}>
          <span>
            {t('rule.choices', { count: choices.left, total: choices.total })}
            {sentenceGap(language)}
            <PhraseText
              phrase={say(speakerOf(choices.inputs), 'rule.choicesBy', {
                a: conditionWords(choices.tree, speakerOf(choices.inputs)),
              })}
            />
          </span>
        </p>
      )}
      {ends.map(({ end, working }) => {
        const speaker = speakerOf(working.inputs)
        return (
          <WorkingBlock
            key={end}
            working={unfolded(working, speaker)}
            speaker={speaker}
            sentence={(a) => say(speaker, `rule.${end}`, { a })}
          />
        )
      })}
    </>
  )
}
