import type { Explanation, Input } from '../../shared/engine/explanation.ts'
import type { QuestionView } from '../../shared/engine/form-view.ts'
import { useTranslation } from '../messages/use-translation.ts'
import classes from './explain.module.css'
import type { Phrase } from './phrase.ts'
import { type Speaker, say } from './speaker.ts'
import { WorkingBlock } from './working-block.tsx'

/** Where a value comes from that people did not enter, or not alone. */
export function OriginBlock({
  origin,
  view,
  speakerOf,
}: {
  readonly origin: NonNullable<Explanation['origin']>
  readonly view: QuestionView
  readonly speakerOf: (inputs: readonly Input[]) => Speaker
}) {
  const { t } = useTranslation('explain')
  const plain = (words: string) => <p className={classes.line}>{words}</p>
  const working = 'working' in origin ? origin.working : null
  if (working === null) {
    if (origin.kind === 'triggered') return plain(t('value.cleared'))
    return plain(t(origin.kind === 'noted' ? 'value.noted' : 'value.defaultFixed'))
  }
  const speaker = speakerOf(working.inputs)
  const key = { calculated: 'formula', triggered: 'triggered', default: 'default', noted: 'noted' }[
    origin.kind
  ]
  const sentence = (a: Phrase) => say(speaker, `value.${key}`, { a })
  return <WorkingBlock working={working} view={view} speaker={speaker} sentence={sentence} />
}
