import { PasswordInput, type PasswordInputProps } from '@mantine/core'
import { useTranslation } from '../messages/use-translation.ts'

/** A field for a passphrase. What was typed can be looked at, by keyboard too. */
export function PassphraseInput(props: PasswordInputProps) {
  const { t } = useTranslation()
  return (
    <PasswordInput
      {...props}
      // Mantine marks what is wrong for the eye only.
      aria-invalid={props.error ? true : undefined}
      visibilityToggleButtonProps={{ 'aria-label': t('showPassphrase'), tabIndex: 0 }}
    />
  )
}
