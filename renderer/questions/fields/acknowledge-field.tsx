import { Checkbox } from '@mantine/core'
import { useTranslation } from '../../messages/use-translation.ts'
import type { FieldProps } from './field.ts'

/** What XLSForm stores when a statement was acknowledged. */
const ACKNOWLEDGED = 'OK'

/** A statement a person confirms to have read. */
export function AcknowledgeField({ view, describedBy, labelId, onAnswer }: FieldProps) {
  const { t } = useTranslation('questions')
  return (
    <Checkbox
      size="md"
      aria-describedby={`${labelId} ${describedBy}`.trim()}
      label={t('acknowledge.label')}
      checked={view.value === ACKNOWLEDGED}
      disabled={view.readOnly}
      onChange={(event) => onAnswer(event.currentTarget.checked ? ACKNOWLEDGED : null)}
      styles={{ body: { minHeight: 'var(--adit-target)', alignItems: 'center' } }}
    />
  )
}
