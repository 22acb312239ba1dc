import { UnstyledButton } from '@mantine/core'
import { IconArrowRight } from '@tabler/icons-react'
import type { Path } from '../../shared/checklist/value.ts'
import type { Input } from '../../shared/engine/explanation.ts'
import { useTranslation } from '../messages/use-translation.ts'
import { useValueWords } from '../questions/value-words.ts'
import classes from './explain.module.css'
import { inputWords } from './input-words.ts'
import { useJump } from './jump.ts'
import type { Speaker } from './speaker.ts'

/** What was read, with the answers: each leads to its question, or to its own explanation. */
export function InputList({
  inputs,
  of,
  speaker,
  onWhy,
}: {
  readonly inputs: readonly Input[]
  /** The row that read them. */
  readonly of: Path
  readonly speaker: Speaker
  onWhy(path: Path): void
}) {
  const { t } = useTranslation('explain')
  const valueWords = useValueWords()
  const jump = useJump()
  const lines = inputs.map((input) => inputWords(input, of, speaker, valueWords))
  if (lines.length === 0) return null
  return (
    <dl className={classes.inputs} aria-label={t('inputs.title')}>
      {lines.map(({ label, value, place, why }) => (
        <div key={`${label} ${place ?? why ?? value}`} className={classes.input}>
          <dt>
            {place !== null && jump !== null ? (
              <UnstyledButton
                className={classes.link}
                aria-label={t('inputs.goTo', { label })}
                onClick={() => jump(place)}
              >
                {label}
                <IconArrowRight className={classes.arrow} size={14} aria-hidden />
              </UnstyledButton>
            ) : (
              label
            )}
          </dt>
          <dd>
            {value}
            {why !== null && (
              <UnstyledButton
                className={classes.why}
                aria-label={t('ask.shortOf', { label })}
                onClick={() => onWhy(why)}
              >
                {t('ask.short')}
              </UnstyledButton>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}
