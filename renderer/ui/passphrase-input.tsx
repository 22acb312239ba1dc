import { PasswordInput, type PasswordInputProps } from '@mantine/core'
import { useTranslation } from '../messages/use-translation.ts'

/** A field for a passphrase. What was typed can be looked at, by keyboard too. */
export function PassphraseInput(props: PasswordInputProps) {
  const { t } = useTranslation()
  return (
    <PasswordInput
      {...props}
      visibilityToggleButtonProps={{ 'aria-label': t('showPassphrase'), tabIndex: 0 }}
    />
  )
}
