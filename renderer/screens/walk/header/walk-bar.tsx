import { Button, Kbd, Tooltip, UnstyledButton } from '@mantine/core'
import {
  IconAlertTriangle,
  IconArrowBack,
  IconAsterisk,
  IconFilter,
  IconListCheck,
  IconListDetails,
  IconRectangle,
  IconSearch,
} from '@tabler/icons-react'
import { memo, type ReactNode } from 'react'
import { useTranslation } from '../../../messages/use-translation.ts'
import { usePlaceLabel } from '../../../questions/place-label.ts'
import { WordedButton } from '../../../ui/worded-button.tsx'
import { FilterBar } from '../filter/filter-bar.tsx'
import type { Filtering } from '../filter/use-filter.ts'
import type { Problems } from '../problems/problems.ts'
import { useProblems } from '../problems/use-problems.ts'
import { type Tallies, useTallies } from '../sections/use-tallies.ts'
import type { Tour } from '../tour/use-tour.ts'
import type { WalkMode } from '../use-walk-mode.ts'
import classes from './walk-bar.module.css'

/** Finding one's way: search, filters, what comes next, what is wrong, and back to where one was. */
export function WalkBar({
  tour,
  filtering,
  filters,
  problems,
  mode,
  onSearch,
  onMode,
}: {
  readonly tour: Tour
  readonly filtering: Filtering
  /** Whether the filters are laid out. */
  readonly filters: { readonly shown: boolean; toggle(): void }
  /** Whether the list of problems is shown. */
  readonly problems: { readonly shown: boolean; toggle(): void }
  readonly mode: WalkMode
  onSearch(): void
  onMode(mode: WalkMode): void
}) {
  const { t } = useTranslation('find')
  return (
    <div className={classes.bar}>
      <search className={classes.line} aria-label={t('bar')}>
        <Back tour={tour} />
        <UnstyledButton className={classes.search} aria-keyshortcuts="Control+K Meta+K" onClick={onSearch}>
          <IconSearch size={18} aria-hidden />
          <span className={classes.searchWords}>{t('search.open')}</span>
          <Kbd className={classes.key} aria-hidden>
            {isMac() ? '⌘ K' : 'Ctrl K'}
          </Kbd>
        </UnstyledButton>
        <Figure
          label={t('filter.open')}
          count={filtering.on.length}
          pressed={filters.shown}
          expands
          onClick={filters.toggle}
        >
          <IconFilter size={18} aria-hidden />
        </Figure>
        <CountedFigure
          label={t('next.required')}
          keys="r"
          of={OPEN_REQUIRED}
          onClick={() => tour.toNext('required')}
        >
          <IconAsterisk size={18} aria-hidden />
        </CountedFigure>
        <CountedFigure
          label={t('next.finding')}
          keys="f"
          of={FINDINGS}
          onClick={() => tour.toNext('finding')}
        >
          <IconAlertTriangle size={18} aria-hidden />
        </CountedFigure>
        <CountedFigure
          className={classes.beside ?? ''}
          label={t('problems.open')}
          keys="p"
          of={PROBLEMS}
          pressed={problems.shown}
          onClick={problems.toggle}
        >
          <IconListCheck size={18} aria-hidden />
        </CountedFigure>
        <Tooltip label={t(mode === 'list' ? 'mode.toPages' : 'mode.toList')}>
          <WordedButton
            icon={
              mode === 'list' ? (
                <IconRectangle size={20} aria-hidden />
              ) : (
                <IconListDetails size={20} aria-hidden />
              )
            }
            word={t(mode === 'list' ? 'mode.pages' : 'mode.list')}
            aria-label={t(mode === 'list' ? 'mode.toPages' : 'mode.toList')}
            onClick={() => onMode(mode === 'list' ? 'pages' : 'list')}
          />
        </Tooltip>
      </search>
      {(filters.shown || filtering.on.length > 0) && <FilterBar filtering={filtering} />}
    </div>
  )
}

/** Leads back to where the last jump began. It keeps its place, so that nothing moves when it gets something to do. */
function Back({ tour }: { readonly tour: Tour }) {
  const { t } = useTranslation('find')
  const placeLabel = usePlaceLabel()
  const { last } = tour
  const label =
    last === null ? t('back.nowhere') : t('back.to', { place: placeLabel(last.at ?? last.section) })
  return (
    <Tooltip label={label} multiline maw="24rem">
      <WordedButton
        icon={<IconArrowBack size={20} aria-hidden />}
        word={t('back.short')}
        aria-label={label}
        aria-keyshortcuts="Alt+ArrowLeft"
        disabled={last === null}
        onClick={tour.back}
      />
    </Tooltip>
  )
}

/** What a figure counts. */
type CountOf = (tallies: Tallies, problems: Problems) => number
const OPEN_REQUIRED: CountOf = ({ all }) => all.open
const FINDINGS: CountOf = ({ all }) => all.findings
const PROBLEMS: CountOf = (_, { total }) => total

/** A figure of something that changes with the answers. */
function CountedFigure({ of, ...figure }: Omit<FigureProps, 'count'> & { readonly of: CountOf }) {
  return <Figure {...figure} count={of(useTallies(), useProblems())} />
}

interface FigureProps {
  readonly className?: string
  readonly label: string
  readonly keys?: string
  readonly count: number
  /** Of a switch: whether it is on. */
  readonly pressed?: boolean
  /** It lays something out below. */
  readonly expands?: boolean
  onClick(): void
  readonly children: ReactNode
}

const Figure = memo(function Figure({
  className = '',
  label,
  keys,
  count,
  pressed,
  expands = false,
  onClick,
  children,
}: FigureProps) {
  const isSwitch = pressed !== undefined
  const state = expands ? { 'aria-expanded': pressed } : { 'aria-pressed': pressed }
  return (
    <Tooltip label={label}>
      <Button
        className={`${classes.figure} ${className}`}
        classNames={{
          inner: classes.inner ?? '',
          section: classes.section ?? '',
          label: classes.label ?? '',
        }}
        variant="default"
        leftSection={children}
        disabled={!isSwitch && count === 0}
        aria-keyshortcuts={keys}
        {...(isSwitch && state)}
        onClick={onClick}
      >
        <span className={classes.name}>{label}</span>
        {count > 0 && <span className={classes.count}>{count}</span>}
      </Button>
    </Tooltip>
  )
})

function isMac(): boolean {
  return navigator.platform.startsWith('Mac')
}
