import { MantineProvider, mergeThemeOverrides } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { type ReactNode, useLayoutEffect, useMemo } from 'react'
import { useTranslation } from '../messages/use-translation.ts'
import { usePreferences } from './preferences.ts'
import { MENUS, outdoorTheme, theme } from './theme.ts'
import { cssVariables, outdoorVariables } from './tokens.ts'

/** Puts the theme around its children, in the appearance the person chose. */
export function Look({ nonce, children }: { readonly nonce: string; readonly children: ReactNode }) {
  const appearance = usePreferences((preferences) => preferences.appearance)
  const outdoor = appearance === 'outdoor'
  const { t } = useTranslation()
  const close = t('close')
  const worn = useMemo(() => {
    // The cross in the corner of every dialog says what it does.
    const named = { defaultProps: { closeButtonProps: { 'aria-label': close } } }
    return mergeThemeOverrides(outdoor ? outdoorTheme : theme, {
      components: { Modal: named, Drawer: named },
    })
  }, [outdoor, close])
  // What no variable can say, `base.css` says by this.
  useLayoutEffect(() => {
    document.documentElement.dataset.look = appearance
  }, [appearance])
  return (
    <MantineProvider
      theme={worn}
      cssVariablesResolver={outdoor ? outdoorVariables : cssVariables}
      getStyleNonce={() => nonce}
      defaultColorScheme="auto"
      {...(appearance === 'auto' ? {} : { forceColorScheme: outdoor ? 'light' : appearance })}
    >
      <Notifications position="bottom-right" />
      {children}
      <section id={MENUS} aria-label={t('menus')} />
    </MantineProvider>
  )
}
