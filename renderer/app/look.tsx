import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { type ReactNode, useLayoutEffect } from 'react'
import { usePreferences } from './preferences.ts'
import { outdoorTheme, theme } from './theme.ts'
import { cssVariables, outdoorVariables } from './tokens.ts'

/** Puts the theme around its children, in the appearance the person chose. */
export function Look({ nonce, children }: { readonly nonce: string; readonly children: ReactNode }) {
  const appearance = usePreferences((preferences) => preferences.appearance)
  const outdoor = appearance === 'outdoor'
  // What no variable can say, `base.css` says by this.
  useLayoutEffect(() => {
    document.documentElement.dataset.look = appearance
  }, [appearance])
  return (
    <MantineProvider
      theme={outdoor ? outdoorTheme : theme}
      cssVariablesResolver={outdoor ? outdoorVariables : cssVariables}
      getStyleNonce={() => nonce}
      defaultColorScheme="auto"
      {...(appearance === 'auto' ? {} : { forceColorScheme: outdoor ? 'light' : appearance })}
    >
      <Notifications position="bottom-right" />
      {children}
    </MantineProvider>
  )
}
