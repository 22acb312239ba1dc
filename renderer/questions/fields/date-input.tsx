import { ActionIcon, Popover, TextInput } from '@mantine/core'
import { IconCalendar } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from '../../messages/use-translation.ts'
import { useServices } from '../../services.ts'
import { useDraft } from '../use-draft.ts'
import { Calendar } from './calendar.tsx'
import { readDate } from './read-date.ts'
import { toldOf } from './told-of.tsx'

/** The input of a day. What cannot be read as one is passed on as typed, for the engine to refuse. */
export function DateInput({
  labelId,
  describedBy,
  readOnly,
  stored,
  onDate,
}: {
  readonly labelId: string
  readonly describedBy: string
  readonly readOnly: boolean
  readonly stored: string
  onDate(text: string): void
}) {
  const { t } = useTranslation('questions')
  const { environment } = useServices()
  const [picking, setPicking] = useState(false)
  const read = (text: string) => readDate(text) ?? text.trim()
  const draft = useDraft({ stored, restate: read, commit: (text) => onDate(read(text)) })
  return (
    <Popover
      opened={picking}
      onChange={setPicking}
      trapFocus
      returnFocus
      position="bottom-start"
      // Where there is no room below or above it stands beside the box; what was typed is seen as long as there is any.
      middlewares={{
        flip: { crossAxis: false, fallbackPlacements: ['top-start', 'right-start', 'left-start'] },
        shift: { crossAxis: true, padding: 4 },
      }}
      withinPortal
      // What opens it is the button, not the field.
      withRoles={false}
    >
      <Popover.Target>
        <TextInput
          {...toldOf({ labelId, describedBy })}
          readOnly={readOnly}
          placeholder={t('date.placeholder')}
          autoComplete="off"
          maw="14rem"
          {...draft.box}
          rightSectionWidth="var(--adit-target)"
          rightSection={
            readOnly ? undefined : (
              <ActionIcon
                aria-label={t('date.open')}
                aria-expanded={picking}
                onClick={() => setPicking(!picking)}
              >
                <IconCalendar size={20} />
              </ActionIcon>
            )
          }
        />
      </Popover.Target>
      <Popover.Dropdown
        role="dialog"
        aria-label={t('date.open')}
        mah="calc(100vh - 0.5rem)"
        style={{ overflow: 'auto' }}
      >
        <Calendar
          chosen={readDate(stored)}
          today={environment.now().slice(0, 10)}
          onChoose={(date) => {
            onDate(date)
            setPicking(false)
          }}
        />
      </Popover.Dropdown>
    </Popover>
  )
}
