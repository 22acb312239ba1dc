import { Select, UnstyledButton } from '@mantine/core'
import { IconAlertOctagon, IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import { memo, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { TitledSection } from '../../../shared/checklist/sections.ts'
import type { Path } from '../../../shared/checklist/value.ts'
import { useAssessment } from '../../assessment/assessment-context.tsx'
import { isAskedSection, titleOfSection, useSections } from '../../assessment/use-sections.ts'
import { useText } from '../../questions/text.ts'
import classes from './section-rail.module.css'
import { tallyOfAll } from './section-tally.ts'

interface RailProps {
  readonly open: Path
  onOpen(section: Path): void
}

/** Every section that is asked, with how far it is and what it raised. */
export function SectionRail({ open, onOpen }: RailProps) {
  const sections = useAskedSections()
  return (
    <ol className={classes.rail}>
      {sections.map((section) => (
        <li key={section.key}>
          <RailItem section={section} current={section.key === open} onOpen={onOpen} />
        </li>
      ))}
    </ol>
  )
}

const RailItem = memo(function RailItem({
  section,
  current,
  onOpen,
}: {
  readonly section: TitledSection
  readonly current: boolean
  onOpen(section: Path): void
}) {
  const { t } = useTranslation('walk')
  const text = useText()
  const views = useAssessment((state) => state.views)
  const findings = useAssessment((state) => state.findings)
  const checklist = useAssessment((state) => state.checklist)
  const record = useAssessment((state) => state.record)
  const tally = useMemo(
    () =>
      tallyOfAll(
        { views, findings, record, checklist },
        section.rows.map((row) => row.name),
      ),
    [views, findings, record, checklist, section],
  )
  const label = text(titleOfSection(checklist, section, views.get(section.key)))
  const share = tally.asked === 0 ? 0 : tally.answered / tally.asked
  const Icon = tally.worst === 'critical' ? IconAlertOctagon : IconAlertTriangle
  return (
    <UnstyledButton
      className={classes.item}
      aria-current={current ? 'step' : undefined}
      onClick={() => onOpen(section.key)}
    >
      <span className={classes.label}>{label}</span>
      <span className={classes.facts}>
        <span className={classes.count}>
          {tally.asked > 0 && tally.answered === tally.asked && (
            <IconCheck size={14} stroke={2.5} aria-hidden />
          )}
          <span aria-hidden>
            {tally.answered}/{tally.asked}
          </span>
          <span className={classes.unseen}>
            {t('answered', { answered: tally.answered, asked: tally.asked })}
          </span>
        </span>
        {tally.carried > 0 && <span>{t('carriedShort', { count: tally.carried })}</span>}
        {tally.open > 0 && <span className={classes.open}>{t('openShort', { count: tally.open })}</span>}
        {tally.findings > 0 && (
          <span className={classes.findings} data-severity={tally.worst}>
            <Icon size={15} aria-hidden />
            <span aria-hidden>{tally.findings}</span>
            <span className={classes.unseen}>{t('findings', { count: tally.findings })}</span>
          </span>
        )}
      </span>
      <span className={classes.track} aria-hidden>
        <span className={classes.done} style={{ width: `${share * 100}%` }} />
      </span>
    </UnstyledButton>
  )
})

/** The same choice where there is no room for a rail. */
export function SectionSelect({ open, onOpen }: RailProps) {
  const { t } = useTranslation('walk')
  const text = useText()
  const views = useAssessment((state) => state.views)
  const findings = useAssessment((state) => state.findings)
  const checklist = useAssessment((state) => state.checklist)
  const record = useAssessment((state) => state.record)
  const sections = useAskedSections()
  return (
    <Select
      aria-label={t('sections')}
      value={open}
      allowDeselect={false}
      data={sections.map((section) => {
        const paths = section.rows.map((row) => row.name)
        const { answered, asked } = tallyOfAll({ views, findings, record, checklist }, paths)
        return {
          value: section.key,
          label: `${text(titleOfSection(checklist, section, views.get(section.key)))} · ${answered}/${asked}`,
        }
      })}
      onChange={(section) => section !== null && onOpen(section)}
    />
  )
}

function useAskedSections(): readonly TitledSection[] {
  const sections = useSections()
  const views = useAssessment((state) => state.views)
  return useMemo(() => sections.filter((section) => isAskedSection(section, views)), [sections, views])
}
