import { useTranslation } from 'react-i18next'
import { WhyButton } from '../explain/why-button.tsx'
import classes from './calculated-field.module.css'
import type { FieldProps } from './field.ts'
import { LimitMark } from './limit-mark.tsx'
import { useText } from './text.ts'
import { useValueWords } from './value-words.ts'

/** A value that follows from other answers: shown, never typed. */
export function CalculatedField({ view, labelId }: FieldProps) {
  const { t } = useTranslation('questions')
  const words = useValueWords()
  const text = useText()
  const shown = words(view, view.value)
  return (
    <div>
      <output className={classes.value} aria-labelledby={labelId}>
        {shown === '' ? <span className={classes.open}>{t('calculated.open')}</span> : shown}
      </output>
      {view.definition.calculation !== undefined && <WhyButton path={view.path} label={text(view.label)} />}
      {view.limit !== null && typeof view.value === 'string' && (
        <LimitMark value={view.value} limit={view.limit} unit={view.unit} />
      )}
    </div>
  )
}
