import { TextInput } from '@mantine/core'
import { useTranslation } from '../../messages/use-translation.ts'
import { GrowingText } from '../../ui/growing-text.tsx'
import { useDraft } from '../use-draft.ts'
import { type FieldProps, hasAppearance, textOf } from './field.ts'
import { MAX_TEXT } from './text-limit.ts'
import { toldOf } from './told-of.tsx'

/** Text of one line or, with appearance `multiline`, of many. Barcodes are typed or scanned into the same field. */
export function TextField({ view, labelId, describedBy, onAnswer }: FieldProps) {
  const { t } = useTranslation('questions')
  const draft = useDraft({
    stored: textOf(view.value),
    restate: (text) => tidy(text),
    commit: (text) => onAnswer(tidy(text) === '' ? null : tidy(text)),
  })
  const shared = {
    ...toldOf({ labelId, describedBy }),
    readOnly: view.readOnly,
    maxLength: MAX_TEXT,
    ...draft.box,
  }
  if (hasAppearance(view, 'multiline')) {
    return <GrowingText {...shared} least={3} most={16} />
  }
  return (
    <TextInput
      {...shared}
      placeholder={view.definition.type === 'barcode' ? t('barcode.placeholder') : undefined}
    />
  )
}

/** Spaces at the end are never meant, and composed Unicode is what the record holds. */
function tidy(text: string): string {
  return text.normalize('NFC').trimEnd()
}
