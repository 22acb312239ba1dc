import { UnstyledButton } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useState } from 'react'
import type { Coverage, CoveringRow } from '../../../shared/checklist/coverage.ts'
import type { ChecklistDefinition } from '../../../shared/checklist/definition.ts'
import { useNavigation } from '../../app/route.ts'
import { textIn, useLanguage } from '../../messages/use-language.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import classes from './coverage.module.css'
import type { Source } from './filter-coverage.ts'

/** So many questions of a row are shown before the rest is asked for. */
const SHOWN = 4

/** The rows of one source document; nothing when there are none. */
export function CoverageList({
  source,
  rows,
  checklists,
}: {
  readonly source: Source
  readonly rows: readonly Coverage[]
  /** Those the questions are in. */
  readonly checklists: readonly ChecklistDefinition[]
}) {
  const { t } = useTranslation('checklists')
  if (rows.length === 0) return null
  return (
    <section className={classes.source} aria-labelledby={`source-${source}`}>
      <h2 id={`source-${source}`} className={classes.title}>
        {source} · {t(`coverage.sources.${source}`)}
        <span className={classes.count}>{t('coverage.rows', { count: rows.length })}</span>
      </h2>
      <ul className={classes.rows}>
        {rows.map((row) => (
          <Row key={row.id} row={row} checklists={checklists} />
        ))}
      </ul>
    </section>
  )
}

function Row({
  row: { id, text, stages, phases, covered, uncovered },
  checklists,
}: {
  readonly row: Coverage
  readonly checklists: readonly ChecklistDefinition[]
}) {
  const { t } = useTranslation(['checklists', 'common'])
  const language = useLanguage()
  const [whole, setWhole] = useState(false)
  const shown = whole || covered.length <= SHOWN + 1 ? covered : covered.slice(0, SHOWN)
  const list = (words: readonly string[]) =>
    new Intl.ListFormat(language, { type: 'unit', style: 'narrow' }).format(words)
  return (
    <li className={classes.row} data-row={id}>
      <div className={classes.asked}>
        <span className={classes.code}>{id}</span>
        <div>
          <div>{textIn(text, language)}</div>
          <div className={classes.meta}>
            <span>{stages.map((stage) => t(`common:stage.${stage}`)).join(' · ')}</span>
            <span>{phases.map((phase) => t(`coverage.phases.${phase}`)).join(' · ')}</span>
          </div>
          {uncovered.length > 0 && (
            <div className={classes.open}>
              <IconAlertTriangle size={16} aria-hidden />
              {t('coverage.openIn', { stages: list(uncovered.map((stage) => t(`common:stage.${stage}`))) })}
            </div>
          )}
        </div>
      </div>
      <ul className={classes.questions}>
        {shown.map((question) => (
          <Question
            key={`${question.form_id} ${question.name}`}
            question={question}
            checklists={checklists}
          />
        ))}
        {shown.length < covered.length && (
          <li>
            <UnstyledButton className={classes.more} onClick={() => setWhole(true)}>
              {t('coverage.more', { count: covered.length - shown.length })}
            </UnstyledButton>
          </li>
        )}
      </ul>
    </li>
  )
}

/** One question; a press opens its checklist where it stands. */
function Question({
  question: { form_id, name, label },
  checklists,
}: {
  readonly question: CoveringRow
  readonly checklists: readonly ChecklistDefinition[]
}) {
  const language = useLanguage()
  const go = useNavigation((state) => state.go)
  const version = checklists.find((one) => one.form_id === form_id)?.version ?? ''
  return (
    <li>
      <UnstyledButton
        className={classes.question}
        onClick={() => go({ screen: 'checklist', form: form_id, version, at: name })}
      >
        <span className={classes.code}>{name}</span>
        <span>{textIn(label, language)}</span>
      </UnstyledButton>
    </li>
  )
}
