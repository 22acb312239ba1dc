import { ActionIcon, Button, Group, UnstyledButton } from '@mantine/core'
import { IconChevronLeft, IconChevronRight, IconChevronsLeft, IconChevronsRight } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useLanguage } from '../../messages/use-language.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import classes from './calendar.module.css'
import { dayAfter, dayName, monthAfter, monthName, weekdayNames, weeksOf } from './calendar-month.ts'

const KEYS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }

/** A month to pick a day from. Arrow keys move by day and week, Page Up and Page Down by month. */
export function Calendar({
  chosen,
  today,
  onChoose,
}: {
  /** `YYYY-MM-DD`, or null when none is chosen. */
  readonly chosen: string | null
  readonly today: string
  onChoose(date: string): void
}) {
  const { t } = useTranslation('questions')
  const language = useLanguage()
  const [at, setAt] = useState(chosen ?? today)
  const grid = useRef<HTMLTableElement>(null)
  const month = at.slice(0, 7)
  const goMonth = (months: number) => setAt(`${monthAfter(month, months)}-01`)

  useEffect(() => {
    grid.current?.querySelector<HTMLElement>(`[data-date="${at}"]`)?.focus()
  }, [at])

  const move = (event: KeyboardEvent) => {
    const days = KEYS[event.key]
    const months = { PageUp: -1, PageDown: 1 }[event.key]
    if (days === undefined && months === undefined) return
    event.preventDefault()
    if (days !== undefined) setAt(dayAfter(at, days))
    else if (months !== undefined) goMonth(months)
  }

  return (
    <div className={classes.calendar}>
      <Group justify="space-between" wrap="nowrap" gap={0}>
        <ActionIcon aria-label={t('date.yearBefore')} onClick={() => goMonth(-12)}>
          <IconChevronsLeft size={20} />
        </ActionIcon>
        <ActionIcon aria-label={t('date.monthBefore')} onClick={() => goMonth(-1)}>
          <IconChevronLeft size={20} />
        </ActionIcon>
        <div className={classes.month} aria-live="polite">
          {monthName(month, language)}
        </div>
        <ActionIcon aria-label={t('date.monthAfter')} onClick={() => goMonth(1)}>
          <IconChevronRight size={20} />
        </ActionIcon>
        <ActionIcon aria-label={t('date.yearAfter')} onClick={() => goMonth(12)}>
          <IconChevronsRight size={20} />
        </ActionIcon>
      </Group>
      <table ref={grid} className={classes.grid} onKeyDown={move}>
        <thead>
          <tr>
            {weekdayNames(language).map((name, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: narrow names of weekdays repeat, their places do not.
              <th key={index} aria-hidden>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(month).map((week) => (
            <tr key={week[0]?.date}>
              {week.map(({ date, day, inMonth }) => (
                <td key={date}>
                  <UnstyledButton
                    className={classes.day}
                    data-date={date}
                    data-autofocus={date === at || undefined}
                    data-outside={!inMonth}
                    data-today={date === today}
                    aria-pressed={date === chosen}
                    aria-label={dayName(date, language)}
                    tabIndex={date === at ? 0 : -1}
                    onClick={() => onChoose(date)}
                  >
                    {day}
                  </UnstyledButton>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <Button variant="default" fullWidth onClick={() => onChoose(today)}>
        {t('date.today')}
      </Button>
    </div>
  )
}
