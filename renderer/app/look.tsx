import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import type { ReactNode } from 'react'
import { usePreferences } from './preferences.ts'
import { cssVariables, theme } from './theme.ts'

/** Puts the theme around its children, in the appearance the person chose. */
export function Look({ nonce, children }: { readonly nonce: string; readonly children: ReactNode }) {
  const appearance = usePreferences((preferences) => preferences.appearance)
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      getStyleNonce={() => nonce}
      defaultColorScheme="auto"
      {...(appearance === 'auto' ? {} : { forceColorScheme: appearance })}
    >
      <Notifications position="bottom-right" />
      {children}
    </MantineProvider>
  )
}
