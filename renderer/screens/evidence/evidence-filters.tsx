import { Select } from '@mantine/core'
import { useMemo } from 'react'
import { EVIDENCE_WARNINGS } from '../../../shared/record/evidence-warnings.ts'
import { useAssessment } from '../../assessment/assessment-context.tsx'
import { titleOfSection, useSections } from '../../assessment/use-sections.ts'
import type { EvidenceEntry, EvidenceFilter } from '../../evidence/entries.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { usePlaceLabel } from '../../questions/place-label.ts'
import { useText } from '../../questions/text.ts'

/** Narrows the evidence to a section, to a question, to what is worth a second look. Only what there is can be chosen. */
export function EvidenceFilters({
  entries,
  filter,
  onChange,
}: {
  readonly entries: readonly EvidenceEntry[]
  readonly filter: EvidenceFilter
  onChange(filter: EvidenceFilter): void
}) {
  const { t } = useTranslation('evidence')
  const text = useText()
  const label = usePlaceLabel()
  const sections = useSections()
  const checklist = useAssessment((state) => state.checklist)
  const views = useAssessment((state) => state.views)

  const sectionChoices = useMemo(() => {
    const there = new Set(entries.map((entry) => entry.section))
    return sections
      .filter(({ key }) => there.has(key))
      .map((section) => ({
        value: section.key,
        label: text(titleOfSection(checklist, section, views.get(section.key))),
      }))
  }, [entries, sections, checklist, views, text])
  const questionChoices = useMemo(() => {
    const paths = new Set(
      entries
        .filter(({ section }) => filter.section === null || section === filter.section)
        .map(({ path }) => path),
    )
    return [...paths].map((path) => ({ value: path, label: label(path) }))
  }, [entries, filter.section, label])
  const warningChoices = useMemo(() => {
    const there = new Set(entries.flatMap(({ warnings }) => warnings.map(({ kind }) => kind)))
    const kinds = EVIDENCE_WARNINGS.filter((kind) => there.has(kind))
    return [
      { value: 'any', label: t('screen.any') },
      ...kinds.map((kind) => ({ value: kind, label: t(`screen.kind.${kind}`) })),
    ]
  }, [entries, t])

  return (
    <>
      <Select
        aria-label={t('screen.section')}
        placeholder={t('screen.allSections')}
        data={sectionChoices}
        value={filter.section}
        clearable
        onChange={(section) => onChange({ ...filter, section, path: null })}
      />
      <Select
        aria-label={t('screen.question')}
        placeholder={t('screen.allQuestions')}
        data={questionChoices}
        value={filter.path}
        searchable
        clearable
        onChange={(path) => onChange({ ...filter, path })}
      />
      <Select
        aria-label={t('screen.warnings')}
        placeholder={t('screen.warnings')}
        data={warningChoices}
        disabled={warningChoices.length === 1}
        value={filter.warning}
        clearable
        onChange={(warning) => onChange({ ...filter, warning: warning as EvidenceFilter['warning'] })}
      />
    </>
  )
}
