import { Button, Group, Popover, Switch, UnstyledButton } from '@mantine/core'
import { IconUser, IconUserPlus } from '@tabler/icons-react'
import { type FormEvent, useId, useState } from 'react'
import type { Path } from '../../../../shared/checklist/value.ts'
import type { SignerName } from '../../../../shared/record/event.ts'
import { isOpenToAll } from '../../../../shared/record/permission.ts'
import { isSamePerson } from '../../../../shared/record/same-person.ts'
import { useAssessment, useAssessmentStore } from '../../../assessment/assessment-context.tsx'
import { assigneeOf, peopleOf, personNamed } from '../../../assessment/team.ts'
import { useLead } from '../../../assessment/use-locks.ts'
import { useTranslation } from '../../../messages/use-translation.ts'
import { PersonField } from '../person-field.tsx'
import classes from './section-assignee.module.css'

/** Who is to answer a section, and the way to give it to somebody. */
export function SectionAssignee({
  section,
  frozen,
}: {
  /** Key of the section. */
  readonly section: Path
  /** Nothing can be entered. */
  readonly frozen: boolean
}) {
  const { t } = useTranslation('team')
  const assignee = useAssessment(({ record }) => assigneeOf(record, section)?.name ?? null)
  const self = useAssessment((state) => state.signer.name)
  const lead = useLead()
  const [open, setOpen] = useState(false)
  const isMine = assignee !== null && isSamePerson(assignee, self)
  const Icon = assignee === null ? IconUserPlus : IconUser
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      width={320}
      position="bottom-end"
      shadow="md"
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <UnstyledButton
          className={classes.assignee}
          data-mine={isMine}
          data-assignee={assignee ?? ''}
          disabled={frozen}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          <Icon size={16} aria-hidden />
          <span className={classes.name}>
            {assignee === null ? t('section.nobody') : isMine ? t('section.mine') : assignee}
          </span>
          <span className={classes.unseen}>{t('section.open')}</span>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('section.open')}>
        {lead.isLead ? (
          <Choice section={section} assignee={assignee} isMine={isMine} onDone={() => setOpen(false)} />
        ) : (
          // The focus comes here, so that the words are read out.
          <div className={classes.choice} tabIndex={-1} data-autofocus>
            <p className={classes.title}>
              {assignee === null
                ? t('section.open')
                : isMine
                  ? t('section.mine')
                  : t('section.to', { name: assignee })}
            </p>
            <p className={classes.hint}>{t('section.leadOnly', { lead: lead.name })}</p>
          </div>
        )}
      </Popover.Dropdown>
    </Popover>
  )
}

function Choice({
  section,
  assignee,
  isMine,
  onDone,
}: {
  readonly section: Path
  readonly assignee: string | null
  readonly isMine: boolean
  onDone(): void
}) {
  const { t } = useTranslation('team')
  const store = useAssessmentStore()
  const hintId = useId()
  const isOpen = useAssessment(({ record }) => isOpenToAll(record))
  const [name, setName] = useState('')
  const give = (to: SignerName | null) => {
    void store.getState().assign(section, to)
    onDone()
  }
  const save = (event: FormEvent) => {
    event.preventDefault()
    const { record, signer } = store.getState()
    if (name.trim() !== '') give(personNamed(name, peopleOf(record, signer)))
  }
  return (
    <form className={classes.choice} onSubmit={save}>
      <p className={classes.title}>{t('section.open')}</p>
      <PersonField label={t('person')} placeholder={assignee ?? ''} value={name} onChange={setName} />
      <p className={classes.hint}>{t('section.hint')}</p>
      <Group gap="xs">
        <Button type="submit" disabled={name.trim() === ''}>
          {t('section.save')}
        </Button>
        {!isMine && (
          <Button variant="default" onClick={() => give(store.getState().signer)}>
            {t('section.me')}
          </Button>
        )}
        {assignee !== null && (
          <Button variant="default" onClick={() => give(null)}>
            {t('section.clear')}
          </Button>
        )}
      </Group>
      <div className={classes.all}>
        <Switch
          label={t('open.label')}
          aria-describedby={hintId}
          checked={isOpen}
          onChange={(event) => void store.getState().openAnswers(event.currentTarget.checked)}
        />
        <p className={classes.hint} id={hintId}>
          {t('open.hint')}
        </p>
      </div>
    </form>
  )
}
