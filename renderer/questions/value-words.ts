import { useCallback } from 'react'
import type { GeoPoint, Value } from '../../shared/checklist/value.ts'
import type { QuestionView } from '../../shared/engine/form-view.ts'
import { useLanguage } from '../messages/use-language.ts'
import { useTranslation } from '../messages/use-translation.ts'
import { amountWords } from './amount-words.ts'
import { describePosition } from './fields/position-words.ts'
import { useText } from './text.ts'

/** Puts a value in words for reading: labels of choices, number with unit, position, count of files. Blank is empty. */
export type ValueWords = (
  view: Pick<QuestionView, 'definition' | 'choices' | 'unit' | 'otherUnit'>,
  value: Value | null,
) => string

/** Values in words, in the language of the screen. */
export function useValueWords(): ValueWords {
  const { t } = useTranslation('questions')
  const text = useText()
  const language = useLanguage()
  return useCallback(
    (view, value) => {
      if (value === null) return ''
      const { definition, choices } = view
      const labelOf = (name: string) => text(choices.find((choice) => choice.name === name)?.label) || name
      if (typeof value === 'string') {
        if (definition.type === 'select_one') return labelOf(value)
        if (definition.type === 'acknowledge') return t('acknowledge.done')
        return amountWords(definition, value, view.otherUnit ?? view.unit, language)
      }
      if (isPoint(value)) return describePosition(value, t)
      if (isNames(value)) {
        const files = ['image', 'audio', 'video', 'file'].includes(definition.type)
        return files
          ? t('files.count', { count: value.length })
          : value.map(labelOf).join(t('list.separator'))
      }
      return t('position.points', { count: value.length })
    },
    [t, text, language],
  )
}

function isPoint(value: Value): value is GeoPoint {
  return typeof value === 'object' && 'lat' in value
}

function isNames(value: readonly string[] | readonly GeoPoint[] | GeoPoint): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
}
