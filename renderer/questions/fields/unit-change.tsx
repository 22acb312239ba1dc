import { Button, Group } from '@mantine/core'
import { convertUnit } from '../../../shared/checklist/units.ts'
import { useLanguage } from '../../messages/use-language.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { formatAmount } from '../../ui/format.ts'
import { type FieldProps, textOf } from './field.ts'

/** A number was given in another unit than the one that applies now: says how it can go on, besides being typed anew. */
export function UnitChange({
  view,
  given,
  onAnswer,
}: Pick<FieldProps, 'view' | 'onAnswer'> & {
  /** The unit in which the number was given. */
  readonly given: string
}) {
  const { t } = useTranslation('questions')
  const language = useLanguage()
  const value = textOf(view.value)
  const converted = convertUnit(value, given, view.unit)
  const inWords = (number: string) => formatAmount(number, view.unit, language)
  return (
    <Group gap="xs" mt="xs">
      {converted !== null && (
        <Button variant="default" onClick={() => onAnswer(converted, `${value} ${given}`)}>
          {t('number.convert', { value: inWords(converted) })}
        </Button>
      )}
      <Button variant="default" onClick={() => onAnswer(value)}>
        {t('number.itIs', { value: inWords(value) })}
      </Button>
    </Group>
  )
}
