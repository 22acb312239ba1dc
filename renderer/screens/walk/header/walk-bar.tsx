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
import type { ReactNode } from 'react'
import { useTranslation } from '../../../messages/use-translation.ts'
import { usePlaceLabel } from '../../../questions/place-label.ts'
import { WordedButton } from '../../../ui/worded-button.tsx'
import { FilterBar } from '../filter/filter-bar.tsx'
import type { Filtering } from '../filter/use-filter.ts'
import type { Tallies } from '../sections/use-tallies.ts'
import type { Tour } from '../tour/use-tour.ts'
import type { WalkMode } from '../use-walk-mode.ts'
import classes from './walk-bar.module.css'

/** Finding one's way: search, filters, what comes next, what is wrong, and back to where one was. */
export function WalkBar({
  tour,
  tallies,
  filtering,
  filters,
  problems,
  mode,
  onSearch,
  onMode,
}: {
  readonly tour: Tour
  readonly tallies: Tallies
  readonly filtering: Filtering
  /** Whether the filters are laid out. */
  readonly filters: { readonly shown: boolean; toggle(): void }
  /** The list of problems: how many there are, and whether it is shown. */
  readonly problems: { readonly total: number; readonly shown: boolean; toggle(): void }
  readonly mode: WalkMode
  onSearch(): void
  onMode(mode: WalkMode): void
}) {
  const { t } = useTranslation('find')
  const { open, findings } = tallies.all
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
        <Figure label={t('next.required')} keys="r" count={open} onClick={() => tour.toNext('required')}>
          <IconAsterisk size={18} aria-hidden />
        </Figure>
        <Figure label={t('next.finding')} keys="f" count={findings} onClick={() => tour.toNext('finding')}>
          <IconAlertTriangle size={18} aria-hidden />
        </Figure>
        <Figure
          className={classes.beside ?? ''}
          label={t('problems.open')}
          keys="p"
          count={problems.total}
          pressed={problems.shown}
          onClick={problems.toggle}
        >
          <IconListCheck size={18} aria-hidden />
        </Figure>
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

function Figure({
  className = '',
  label,
  keys,
  count,
  pressed,
  expands = false,
  onClick,
  children,
}: {
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
}) {
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
}

function isMac(): boolean {
  return navigator.platform.startsWith('Mac')
}
