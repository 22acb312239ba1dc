import { UnstyledButton } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import { useEffect, useId, useState } from 'react'
import type { ChecklistDefinition, RowDefinition } from '../../../shared/checklist/definition.ts'
import { isSeenSection, type TitledSection, titledSections } from '../../../shared/checklist/sections.ts'
import { countQuestions } from '../../library/count-questions.ts'
import { textIn, useLanguage } from '../../messages/use-language.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import classes from './checklists-screen.module.css'
import { QuestionRows, rowElementId } from './question-rows.tsx'

/** The sections of a checklist, to open and read; the one that holds the row `at` is open, and the row in sight. */
export function ChecklistPanel({
  checklist,
  at,
}: {
  readonly checklist: ChecklistDefinition
  readonly at?: string | undefined
}) {
  useEffect(() => {
    if (at === undefined) return
    // The page takes the focus to its title when it appears; the row comes after that.
    const arrival = requestAnimationFrame(() => {
      const row = document.getElementById(rowElementId(at))
      row?.scrollIntoView({ block: 'center' })
      row?.focus({ preventScroll: true })
    })
    return () => cancelAnimationFrame(arrival)
  }, [at])
  return (
    <div className={classes.panel}>
      {titledSections(checklist)
        .filter(isSeenSection)
        .map((section) => (
          <SectionRows key={section.key} section={section} at={at} />
        ))}
    </div>
  )
}

/** One section, closed at first; its questions are built when it is opened. */
function SectionRows({ section, at }: { readonly section: TitledSection; readonly at: string | undefined }) {
  const { t } = useTranslation('common')
  const language = useLanguage()
  const [open, setOpen] = useState(() => at !== undefined && holds(section.rows, at))
  const id = useId()
  const rows = section.group?.children ?? section.rows
  return (
    <section>
      <h2 className={classes.section}>
        <UnstyledButton aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
          <IconChevronRight size={18} className={classes.chevron} data-open={open} aria-hidden />
          <span className={classes.sectionName}>{textIn(section.title, language)}</span>
          <span className={classes.count}>{t('unit.questions', { count: countQuestions(rows) })}</span>
        </UnstyledButton>
      </h2>
      <div id={id} hidden={!open}>
        {open && <QuestionRows rows={rows} />}
      </div>
    </section>
  )
}

function holds(rows: readonly RowDefinition[], name: string): boolean {
  return rows.some((row) => row.name === name || ('children' in row && holds(row.children, name)))
}
