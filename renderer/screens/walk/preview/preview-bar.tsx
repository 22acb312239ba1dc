import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconAdjustments, IconEye, IconX } from '@tabler/icons-react'
import type { ChecklistDefinition } from '../../../../shared/checklist/definition.ts'
import { useNavigation } from '../../../app/route.ts'
import type { PreviewChoices } from '../../../assessment/open-preview.ts'
import { useTranslation } from '../../../messages/use-translation.ts'
import classes from './preview-bar.module.css'
import { PreviewDialog } from './preview-dialog.tsx'

/** Says all the time that nothing is kept, and leads to the mine's profile and out. */
export function PreviewBar({
  definition,
  choices,
  onChoose,
}: {
  readonly definition: ChecklistDefinition
  readonly choices: PreviewChoices
  onChoose(choices: PreviewChoices): void
}) {
  const { t } = useTranslation('checklists')
  const go = useNavigation((state) => state.go)
  const [open, dialog] = useDisclosure(false)
  const { form_id: form, version } = definition
  return (
    <div className={classes.bar} role="note" data-preview>
      <IconEye className={classes.icon} size={20} aria-hidden />
      <div className={classes.words}>
        <strong>{t('preview.title')}</strong> <span>{t('preview.words')}</span>
      </div>
      <Button variant="default" leftSection={<IconAdjustments size={18} aria-hidden />} onClick={dialog.open}>
        {t('preview.choose')}
      </Button>
      <Button
        variant="default"
        leftSection={<IconX size={18} aria-hidden />}
        onClick={() => go({ screen: 'checklist', form, version })}
      >
        {t('preview.leave')}
      </Button>
      {open && (
        <PreviewDialog
          definition={definition}
          choices={choices}
          onClose={dialog.close}
          onChoose={(chosen) => {
            dialog.close()
            onChoose(chosen)
          }}
        />
      )}
    </div>
  )
}
