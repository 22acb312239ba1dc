import type { Explanation, Gate } from '../../shared/engine/explanation.ts'
import { useTranslation } from '../messages/use-translation.ts'
import { ConditionBlock } from './condition-block.tsx'
import classes from './explain.module.css'
import { gateLabel, gateWords } from './gate-words.ts'
import { PhraseText } from './phrase-text.tsx'
import type { Speaker } from './speaker.ts'
import { TestMark } from './test-mark.tsx'

/** Why a row is asked or not: every condition that counts, or the one that fails. */
export function GatesBlock({
  explanation: { path, gates, asked },
  speakerOf,
}: {
  readonly explanation: Explanation
  readonly speakerOf: (inputs: Gate['reason']) => Speaker
}) {
  const { t } = useTranslation('explain')
  // What holds around is of no interest beside the one condition that does not.
  const shown = asked ? gates : gates.filter(({ holds }) => !holds)
  if (shown.length === 0) return <p className={classes.line}>{t('always')}</p>
  return shown.map((gate) => {
    const speaker = speakerOf(gate.reason)
    const around = gate.path === path ? 'own' : 'around'
    if (gate.reason === null) {
      return (
        <p key={gate.path} className={classes.line} data-fails>
          <TestMark holds={false} />
          <span>
            <PhraseText phrase={gateWords(gate, path, speaker)} sentence />
          </span>
        </p>
      )
    }
    return (
      <ConditionBlock
        key={gate.path}
        test={gate.reason.test}
        speaker={speaker}
        sentence={() => gateWords(gate, path, speaker)}
        heading={(kind) => t(`gate.${around}Parts.${kind}`, { label: gateLabel(gate, speaker) })}
      />
    )
  })
}
