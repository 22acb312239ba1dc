import { UnstyledButton } from '@mantine/core'
import { useLanguage } from '../messages/use-language.ts'
import classes from './filter-chips.module.css'
import { formatNumber } from './format.ts'

/** One way to look at a list: all of it, or one kind with how many there are. */
export function FilterChips<Value extends string>({
  label,
  all,
  options,
  value,
  onChange,
}: {
  readonly label: string
  /** Words for no filter. */
  readonly all: string
  /** Kinds with a count of 0 are shown but cannot be chosen. */
  readonly options: readonly { readonly value: Value; readonly label: string; readonly count: number }[]
  /** Null shows all. */
  readonly value: Value | null
  onChange(value: Value | null): void
}) {
  const language = useLanguage()
  return (
    <fieldset className={classes.chips} aria-label={label}>
      <UnstyledButton className={classes.chip} aria-pressed={value === null} onClick={() => onChange(null)}>
        {all}
      </UnstyledButton>
      {options.map((option) => (
        <UnstyledButton
          key={option.value}
          className={classes.chip}
          data-kind={option.value}
          aria-pressed={value === option.value}
          disabled={option.count === 0}
          onClick={() => onChange(value === option.value ? null : option.value)}
        >
          {option.label}
          <span className={classes.count}>{formatNumber(option.count, language)}</span>
        </UnstyledButton>
      ))}
    </fieldset>
  )
}
