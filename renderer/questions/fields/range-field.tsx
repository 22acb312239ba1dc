import { Slider } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useLanguage } from '../../messages/use-language.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { formatNumber } from '../../ui/format.ts'
import { type FieldProps, textOf } from './field.ts'
import { NumberField } from './number-field.tsx'
import { onScale, readScale } from './parameters.ts'
import classes from './range-field.module.css'

/** A number on a scale: a slider for the hand and a field for the exact value. Untouched, it is blank. */
export function RangeField(props: FieldProps) {
  const { view, labelId, onAnswer } = props
  const { t } = useTranslation('questions')
  const language = useLanguage()
  const scale = readScale(view.definition.parameters)
  const stored = textOf(view.value)
  const [sliding, setSliding] = useState<number | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new stored value ends the sliding.
  useEffect(() => setSliding(null), [stored])
  const shown = sliding ?? (stored === '' || !Number.isFinite(Number(stored)) ? scale.start : Number(stored))
  return (
    <div className={classes.range}>
      <NumberField {...props} />
      <div className={classes.slider} data-blank={stored === '' && sliding === null}>
        <Slider
          thumbProps={{ 'aria-labelledby': labelId }}
          min={scale.start}
          max={scale.end}
          step={scale.step}
          value={shown}
          disabled={view.readOnly}
          label={(value) => formatNumber(onScale(value, scale), language)}
          thumbSize={28}
          onChange={setSliding}
          onChangeEnd={(value) => onAnswer(onScale(value, scale))}
        />
        <div className={classes.ends}>
          <span>{formatNumber(scale.start, language)}</span>
          {stored === '' && sliding === null && <span>{t('range.blank')}</span>}
          <span>{formatNumber(scale.end, language)}</span>
        </div>
      </div>
    </div>
  )
}
