import { UnstyledButton } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChecklistDefinition, RowDefinition } from '../../../shared/checklist/definition.ts'
import { textIn, useLanguage } from '../../messages/use-language.ts'
import classes from './checklists-screen.module.css'
import { countQuestions } from './count-rows.ts'
import { QuestionRows } from './question-rows.tsx'

/** One checklist: its title page, and its sections to open. */
export function ChecklistPanel({ checklist }: { readonly checklist: ChecklistDefinition }) {
  const { t } = useTranslation(['checklists', 'common'])
  const language = useLanguage()
  const sections = checklist.survey.filter((row) => row.type === 'group')
  const title = textIn(checklist.form_title, language)
  const others = checklist.languages
    .map((tag) => checklist.form_title[tag])
    .filter((text): text is string => text !== undefined && text !== title)
  return (
    <article className={classes.panel}>
      <header className={classes.head}>
        <div className={classes.stage}>{t(`common:stage.${checklist.stage}`)}</div>
        <h2 className={classes.title}>{title}</h2>
        <div className={classes.other}>{others.join(' · ')}</div>
        {checklist.description !== undefined && (
          <p className={classes.description}>{textIn(checklist.description, language)}</p>
        )}
        <dl className={classes.facts}>
          <dt>{t('fact.sections')}</dt>
          <dd>{sections.length}</dd>
          <dt>{t('fact.questions')}</dt>
          <dd>{countQuestions(checklist.survey)}</dd>
          <dt>{t('fact.version')}</dt>
          <dd>{checklist.version}</dd>
          <dt>{t('fact.id')}</dt>
          <dd className={classes.code}>{checklist.form_id}</dd>
        </dl>
      </header>
      {checklist.survey.map((row) => (
        <SectionRows key={row.name} row={row} />
      ))}
    </article>
  )
}

/** One section, closed at first; its questions are built when it is opened. */
function SectionRows({ row }: { readonly row: RowDefinition }) {
  const { t } = useTranslation('common')
  const language = useLanguage()
  const [open, setOpen] = useState(false)
  const id = useId()
  if (row.type !== 'group') return null
  return (
    <section>
      <h3 className={classes.section}>
        <UnstyledButton aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
          <IconChevronRight size={18} className={classes.chevron} data-open={open} aria-hidden />
          <span className={classes.sectionName}>{textIn(row.label, language) || row.name}</span>
          <span className={classes.count}>
            {t('unit.questions', { count: countQuestions(row.children) })}
          </span>
        </UnstyledButton>
      </h3>
      <div id={id} hidden={!open}>
        {open && <QuestionRows rows={row.children} />}
      </div>
    </section>
  )
}
