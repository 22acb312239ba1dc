import { Modal, UnstyledButton } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconEyeOff } from '@tabler/icons-react'
import { useMemo } from 'react'
import type { TitledSection } from '../../../../shared/checklist/sections.ts'
import type { Path } from '../../../../shared/checklist/value.ts'
import { useAssessment } from '../../../assessment/assessment-context.tsx'
import { isAskedSection, titleOfSection, useSections } from '../../../assessment/use-sections.ts'
import { JumpContext, useJump } from '../../../explain/jump.ts'
import { useTranslation } from '../../../messages/use-translation.ts'
import { useText } from '../../../questions/text.ts'
import { useFollowed } from '../use-followed.ts'
import classes from './not-asked.module.css'
import { type NotAsked, notAskedBelow } from './not-asked.ts'
import { NotAskedList } from './not-asked-list.tsx'

/** How many questions of the open section are not asked; leads to them and their reasons. Nothing when all are. */
export function NotAskedButton({ section }: { readonly section: TitledSection }) {
  const { t } = useTranslation('explain')
  const text = useText()
  const checklist = useAssessment((state) => state.checklist)
  // All of them are looked at: behind the answer.
  const { views } = useFollowed()
  const sections = useSections()
  const here = useMemo(
    () =>
      notAskedBelow(
        views,
        section.rows.map((row) => row.name),
        text,
      ),
    [views, section, text],
  )
  const whole = useMemo(() => {
    const out = sections.filter((each) => !isAskedSection(each, views))
    return out.flatMap((each) =>
      notAskedBelow(
        views,
        each.rows.map((row) => row.name),
        text,
      ),
    )
  }, [sections, views, text])
  const [opened, window] = useDisclosure(false)
  const jump = useJump()
  const count = here.reduce((sum, { questions }) => sum + Math.max(questions, 1), 0)
  if (count === 0 && whole.length === 0) return null
  const leave = (to: Path) => {
    window.close()
    jump?.(to)
  }
  const label = text(titleOfSection(checklist, section, views.get(section.key)))
  return (
    <>
      <UnstyledButton className={classes.button} onClick={window.open}>
        <IconEyeOff size={16} aria-hidden />
        {count > 0 ? t('notAsked.button', { count }) : t('notAsked.sections', { count: whole.length })}
      </UnstyledButton>
      <Modal opened={opened} onClose={window.close} title={t('notAsked.title')} size="42rem">
        <p className={classes.words}>{t('notAsked.words')}</p>
        <JumpContext value={jump === null ? null : leave}>
          <Part title={t('notAsked.here', { label })} entries={here} />
          <Part title={t('notAsked.sectionTitle')} entries={whole} />
        </JumpContext>
      </Modal>
    </>
  )
}

function Part({ title, entries }: { readonly title: string; readonly entries: readonly NotAsked[] }) {
  if (entries.length === 0) return null
  return (
    <section>
      <h3 className={classes.title}>{title}</h3>
      <NotAskedList entries={entries} />
    </section>
  )
}
