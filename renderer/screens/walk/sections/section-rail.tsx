import { Select, UnstyledButton } from '@mantine/core'
import { IconAlertOctagon, IconAlertTriangle, IconCheck, IconFlag, IconUser } from '@tabler/icons-react'
import { memo, useEffect, useMemo, useRef } from 'react'
import type { TitledSection } from '../../../../shared/checklist/sections.ts'
import type { Path } from '../../../../shared/checklist/value.ts'
import { isSamePerson } from '../../../../shared/record/same-person.ts'
import { useAssessment } from '../../../assessment/assessment-context.tsx'
import { assigneeOf } from '../../../assessment/team.ts'
import { isAskedSection, titleOfSection, useSections } from '../../../assessment/use-sections.ts'
import { useLanguage } from '../../../messages/use-language.ts'
import { useTranslation } from '../../../messages/use-translation.ts'
import { useText } from '../../../questions/text.ts'
import { formatNumber } from '../../../ui/format.ts'
import { useFollowed } from '../use-followed.ts'
import classes from './section-rail.module.css'
import { NOTHING, type Tally } from './section-tally.ts'
import { useTallies } from './use-tallies.ts'

interface RailProps {
  readonly open: Path
  /** How many questions a filter leaves of each section; null without one. */
  readonly left: ReadonlyMap<Path, number> | null
  onOpen(section: Path): void
}

/** Every section that is asked, with how far it is and what it raised. */
export function SectionRail({ open, left, onOpen }: RailProps) {
  const sections = useAskedSections()
  const tallies = useTallies()
  return (
    <ol className={classes.rail}>
      {sections.map((section) => (
        <li key={section.key}>
          <RailItem
            section={section}
            tally={tallies.bySection.get(section.key) ?? NOTHING}
            left={left === null ? null : (left.get(section.key) ?? 0)}
            current={section.key === open}
            onOpen={onOpen}
          />
        </li>
      ))}
    </ol>
  )
}

const RailItem = memo(function RailItem({
  section,
  tally,
  left,
  current,
  onOpen,
}: {
  readonly section: TitledSection
  readonly tally: Tally
  readonly left: number | null
  readonly current: boolean
  onOpen(section: Path): void
}) {
  const { t } = useTranslation(['walk', 'find', 'team'])
  const text = useText()
  const language = useLanguage()
  const assignee = useAssessment(({ record }) => assigneeOf(record, section.key)?.name ?? null)
  const self = useAssessment((state) => state.signer.name)
  const checklist = useAssessment((state) => state.checklist)
  const first = useAssessment((state) => state.views.get(section.key))
  const item = useRef<HTMLButtonElement>(null)
  // Whoever comes to it by another way than this list sees where they are.
  useEffect(() => {
    if (current) item.current?.scrollIntoView({ block: 'nearest' })
  }, [current])
  const share = tally.asked === 0 ? 0 : tally.answered / tally.asked
  const Icon = tally.worst === 'critical' ? IconAlertOctagon : IconAlertTriangle
  return (
    <UnstyledButton
      ref={item}
      className={classes.item}
      aria-current={current ? 'step' : undefined}
      data-left={left ?? undefined}
      onClick={() => onOpen(section.key)}
    >
      <span className={classes.label}>{text(titleOfSection(checklist, section, first))}</span>
      <span className={classes.facts}>
        <span className={classes.count}>
          <span aria-hidden>
            {formatNumber(tally.answered, language)}/{formatNumber(tally.asked, language)}
          </span>
          <span className={classes.unseen}>
            {t('answered', { answered: tally.answered, asked: tally.asked })}
          </span>
        </span>
        {tally.carried > 0 && <span>{t('carriedShort', { count: tally.carried })}</span>}
        {tally.open > 0 && <span className={classes.open}>{t('openShort', { count: tally.open })}</span>}
        {isDone(tally) && (
          <span className={classes.finished}>
            <IconCheck size={14} stroke={2.5} aria-hidden />
            {t(tally.answered === tally.asked ? 'allDone' : 'requiredDone')}
          </span>
        )}
        {tally.flags > 0 && (
          <span className={classes.count}>
            <IconFlag size={14} aria-hidden />
            <span aria-hidden>{formatNumber(tally.flags, language)}</span>
            <span className={classes.unseen}>{t('find:flags', { count: tally.flags })}</span>
          </span>
        )}
        {tally.findings > 0 && (
          <span className={classes.findings} data-severity={tally.worst}>
            <Icon size={15} aria-hidden />
            <span aria-hidden>{formatNumber(tally.findings, language)}</span>
            <span className={classes.unseen}>{t('findings', { count: tally.findings })}</span>
          </span>
        )}
      </span>
      {assignee !== null && (
        <span className={classes.who} data-mine={isSamePerson(assignee, self)}>
          <IconUser size={14} aria-hidden />
          <span className={classes.name} aria-hidden>
            {isSamePerson(assignee, self) ? t('team:section.mine') : assignee}
          </span>
          <span className={classes.unseen}>{t('team:section.to', { name: assignee })}</span>
        </span>
      )}
      {left !== null && <span className={classes.left}>{t('find:filter.left', { count: left })}</span>}
      <span className={classes.track} aria-hidden>
        <span className={classes.done} style={{ width: `${share * 100}%` }} />
      </span>
    </UnstyledButton>
  )
})

/** The same choice where there is no room for a rail. */
export function SectionSelect({ open, onOpen }: Omit<RailProps, 'left'>) {
  const { t } = useTranslation('walk')
  const text = useText()
  const language = useLanguage()
  const checklist = useAssessment((state) => state.checklist)
  const { views } = useFollowed()
  const sections = useAskedSections()
  const tallies = useTallies()
  const figures = ({ answered, asked }: Tally) =>
    `${formatNumber(answered, language)}/${formatNumber(asked, language)}`
  return (
    <Select
      aria-label={t('sections')}
      value={open}
      allowDeselect={false}
      data={sections.map((section) => {
        const title = text(titleOfSection(checklist, section, views.get(section.key)))
        const tally = tallies.bySection.get(section.key) ?? NOTHING
        return { value: section.key, label: `${title} · ${figures(tally)}` }
      })}
      onChange={(section) => section !== null && onOpen(section)}
    />
  )
}

function useAskedSections(): readonly TitledSection[] {
  const { views } = useFollowed()
  const sections = useSections()
  return useMemo(() => sections.filter((section) => isAskedSection(section, views)), [sections, views])
}

/** Whether nothing that must be answered is left, by work that was done: what may stay empty keeps nobody from the end. */
function isDone({ asked, answered, carried, open }: Tally): boolean {
  return asked > 0 && answered > 0 && open === 0 && carried === 0
}
