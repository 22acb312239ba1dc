import { UnstyledButton } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import type { Path } from '../../shared/checklist/value.ts'
import type { Explanation, Input } from '../../shared/engine/explanation.ts'
import { useTranslation } from '../messages/use-translation.ts'
import { useValueWords } from '../questions/value-words.ts'
import classes from './explain.module.css'
import { GatesBlock } from './gates-block.tsx'
import { InputList } from './input-list.tsx'
import { answerWords } from './input-words.ts'
import { labelOf } from './meaning.ts'
import { OriginBlock } from './origin-block.tsx'
import { aspectOf, hasRules, inputsOf } from './parts-of.ts'
import { RulesBlock } from './rules-block.tsx'
import { say } from './speaker.ts'
import { useExplanation } from './use-explanation.ts'
import { useSpeaker } from './use-speaker.ts'
import { WorkingBlock } from './working-block.tsx'

/** Why one row stands as it does. What it read can be asked about in turn, and the way back is kept. */
export function ExplanationView({ path }: { readonly path: Path }) {
  const { t } = useTranslation('explain')
  const [trail, setTrail] = useState<readonly Path[]>([path])
  const at = trail.at(-1) ?? path
  const explanation = useExplanation(at)
  const whole = useRef<HTMLDivElement>(null)
  const show = (next: readonly Path[]) => {
    setTrail(next)
    // The button that was pressed is gone: the focus stays here instead of falling to the page.
    whole.current?.focus({ preventScroll: true })
  }
  const before = useExplanation(trail.at(-2) ?? path)
  const speak = useSpeaker()
  const name = (of: Explanation) =>
    labelOf({ label: of.view.label, name: of.view.definition.name }, speak([]))
  if (explanation === undefined) return null
  return (
    <div ref={whole} className={classes.explanation} tabIndex={-1}>
      {trail.length > 1 && before !== undefined && (
        <>
          <UnstyledButton className={classes.back} onClick={() => show(trail.slice(0, -1))}>
            <IconArrowLeft size={14} aria-hidden />
            {t('back', { label: name(before) })}
          </UnstyledButton>
          <Now explanation={explanation} label={name(explanation)} />
        </>
      )}
      <Because explanation={explanation} onWhy={(why) => show([...trail, why])} />
    </div>
  )
}

/** What an explanation on the way is about, and its value. */
function Now({ explanation, label }: { readonly explanation: Explanation; readonly label: string }) {
  const { t } = useTranslation('explain')
  const speak = useSpeaker()
  const valueWords = useValueWords()
  const { view } = explanation
  const value = view.kind === 'question' ? answerWords(view, speak([]), valueWords) : ''
  return (
    <div className={classes.subject}>
      <div className={classes.name}>{label}</div>
      {explanation.asked && value !== '' && <div>{t('value.now', { value })}</div>}
    </div>
  )
}

function Because({ explanation, onWhy }: { readonly explanation: Explanation; onWhy(path: Path): void }) {
  const speak = useSpeaker()
  const { path, view, asked, origin, count } = explanation
  const aspect = aspectOf(explanation)
  // Labels of everything that was read are at hand in every sentence.
  const inputs: readonly Input[] = inputsOf(explanation)
  const counted = count === null ? null : speak(count.inputs)
  return (
    <>
      {(aspect === 'asked' || aspect === 'notAsked') && (
        <GatesBlock explanation={explanation} speakerOf={(reason) => speak(reason?.inputs ?? [])} />
      )}
      {asked && origin !== null && view.kind === 'question' && (
        <OriginBlock origin={origin} view={view} speakerOf={speak} />
      )}
      {asked && count !== null && counted !== null && (
        <WorkingBlock working={count} speaker={counted} sentence={(a) => say(counted, 'value.rows', { a })} />
      )}
      {asked && hasRules(explanation) && <RulesBlock explanation={explanation} speakerOf={speak} />}
      <InputList inputs={inputs} of={path} speaker={speak(inputs)} onWhy={onWhy} />
    </>
  )
}
