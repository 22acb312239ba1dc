import { UnstyledButton } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChecklistDefinition } from '../../../shared/checklist/definition.ts'
import { isSeenSection, type TitledSection, titledSections } from '../../../shared/checklist/sections.ts'
import { countQuestions } from '../../library/count-questions.ts'
import { textIn, useLanguage } from '../../messages/use-language.ts'
import classes from './checklists-screen.module.css'
import { QuestionRows } from './question-rows.tsx'

/** The sections of a checklist, to open and read. */
export function ChecklistPanel({ checklist }: { readonly checklist: ChecklistDefinition }) {
  return (
    <div className={classes.panel}>
      {titledSections(checklist)
        .filter(isSeenSection)
        .map((section) => (
          <SectionRows key={section.key} section={section} />
        ))}
    </div>
  )
}

/** One section, closed at first; its questions are built when it is opened. */
function SectionRows({ section }: { readonly section: TitledSection }) {
  const { t } = useTranslation('common')
  const language = useLanguage()
  const [open, setOpen] = useState(false)
  const id = useId()
  const rows = section.group?.children ?? section.rows
  return (
    <section>
      <h3 className={classes.section}>
        <UnstyledButton aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
          <IconChevronRight size={18} className={classes.chevron} data-open={open} aria-hidden />
          <span className={classes.sectionName}>{textIn(section.title, language)}</span>
          <span className={classes.count}>{t('unit.questions', { count: countQuestions(rows) })}</span>
        </UnstyledButton>
      </h3>
      <div id={id} hidden={!open}>
        {open && <QuestionRows rows={rows} />}
      </div>
    </section>
  )
}
