import { Button, Modal, SegmentedControl, Select, Switch, TextInput } from '@mantine/core'
import { useId, useState } from 'react'
import type { ChecklistDefinition } from '../../../../shared/checklist/definition.ts'
import { tidyText } from '../../../../shared/lib/tidy-text.ts'
import type { PreviewChoices } from '../../../assessment/open-preview.ts'
import { countExtended } from '../../../library/count-questions.ts'
import { useTranslation } from '../../../messages/use-translation.ts'
import classes from './preview-bar.module.css'
import { type PreviewField, previewFields } from './preview-profile.ts'

/** As what mine, and how thoroughly, the checklist is tried. What was answered stays when this changes. */
export function PreviewDialog({
  definition,
  choices,
  onChoose,
  onClose,
}: {
  readonly definition: ChecklistDefinition
  readonly choices: PreviewChoices
  onChoose(choices: PreviewChoices): void
  onClose(): void
}) {
  const { t } = useTranslation(['checklists', 'common'])
  const [profile, setProfile] = useState(choices.profile)
  const [quick, setQuick] = useState(choices.quick)
  const extended = countExtended(definition.survey)
  const fields = previewFields(definition)
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('preview.dialog')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <div className={classes.fields}>
        {extended > 0 && (
          <Switch
            checked={quick}
            label={t('start.quick')}
            description={t('start.quickWords', { count: extended })}
            onChange={(event) => setQuick(event.currentTarget.checked)}
          />
        )}
        {fields.length === 0 && <p>{t('preview.noProfile')}</p>}
        {fields.map((field) => (
          <Field
            key={field.name}
            field={field}
            value={profile[field.name] ?? ''}
            onChange={(value) => setProfile({ ...profile, [field.name]: value })}
          />
        ))}
      </div>
      <div className={classes.foot}>
        <Button variant="default" onClick={onClose}>
          {t('common:cancel')}
        </Button>
        <Button onClick={() => onChoose({ profile: withoutBlanks(profile), quick })}>
          {t('preview.apply')}
        </Button>
      </div>
    </Modal>
  )
}

function Field({
  field,
  value,
  onChange,
}: {
  readonly field: PreviewField
  readonly value: string
  onChange(value: string): void
}) {
  const { t, i18n } = useTranslation(['profile', 'common'])
  const id = useId()
  const { name } = field
  if (field.kind === 'flag') {
    return (
      <div className={classes.flag}>
        <span id={id} className={classes.question}>
          {t(`flag.${name}`)}
        </span>
        <SegmentedControl
          aria-labelledby={id}
          value={value}
          onChange={onChange}
          data={[
            { value: 'yes', label: t('common:yes') },
            { value: 'no', label: t('common:no') },
          ]}
        />
      </div>
    )
  }
  const label = i18n.exists(`profile:field.${name}`) ? t(`field.${name}`) : name
  if (field.kind === 'choice') {
    return (
      <Select
        label={label}
        value={value === '' ? null : value}
        onChange={(chosen) => onChange(chosen ?? '')}
        data={field.options.map((option) => ({ value: option, label: t(`${name}.${option}`) }))}
        clearable
        searchable
      />
    )
  }
  return <TextInput label={label} value={value} onChange={(event) => onChange(event.currentTarget.value)} />
}

function withoutBlanks(profile: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(profile)
      .map(([name, value]) => [name, tidyText(value)] as const)
      .filter(([, value]) => value !== ''),
  )
}
