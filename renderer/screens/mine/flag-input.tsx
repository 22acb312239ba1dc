import { UnstyledButton } from '@mantine/core'
import { useId } from 'react'
import { type Control, useController } from 'react-hook-form'
import { useTranslation } from '../../messages/use-translation.ts'
import classes from './flag-input.module.css'
import type { MineFormValues } from './mine-form-values.ts'
import type { Flag, YesNo } from './profile-fields.ts'

const ANSWERS: readonly YesNo[] = ['yes', 'no']

/** One yes/no question about the mine. Until somebody answers, it follows the suggestion and says so. */
export function FlagInput({
  flag,
  suggested,
  control,
}: {
  readonly flag: Flag
  readonly suggested: YesNo
  readonly control: Control<MineFormValues>
}) {
  const { t } = useTranslation(['profile', 'common'])
  const { field } = useController({ control, name: `flags.${flag}` })
  const id = useId()
  const value = field.value ?? suggested
  return (
    <div className={classes.row}>
      <div id={id}>{t(`flag.${flag}`)}</div>
      <div className={classes.origin}>
        {field.value === null ? (
          t('flags.suggested')
        ) : (
          <UnstyledButton className={classes.reset} onClick={() => field.onChange(null)}>
            {t('flags.reset')}
          </UnstyledButton>
        )}
      </div>
      <div className={classes.answers} role="radiogroup" aria-labelledby={id}>
        {ANSWERS.map((answer) => (
          <label key={answer} className={classes.answer}>
            <input
              type="radio"
              name={id}
              checked={value === answer}
              onChange={() => field.onChange(answer)}
              onBlur={field.onBlur}
            />
            <span data-suggested={field.value === null}>{t(`common:${answer}`)}</span>
          </label>
        ))}
      </div>
    </div>
  )
}
