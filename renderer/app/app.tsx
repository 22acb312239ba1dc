import { useEffect } from 'react'
import { useStore } from 'zustand'
import type { Backups } from '../backup/backups.ts'
import { BackupsContext } from '../backup/use-backups.ts'
import { UntoldReport } from '../copies/copies-report.tsx'
import { CopiesContext } from '../copies/use-copies.ts'
import { useTranslation } from '../messages/use-translation.ts'
import { IdentityScreen } from '../screens/identity/identity-screen.tsx'
import { type Services, ServicesContext } from '../services.ts'
import { areBothWhole } from '../storage/copies/copies-state.ts'
import type { Copies } from '../storage/copies/open-copies.ts'
import classes from './app.module.css'
import { useDiskWatch } from './disk-look.ts'
import { DiskStrip } from './disk-strip.tsx'
import { Look } from './look.tsx'
import { setPreferences, stepTextSize, usePreferences } from './preferences.ts'
import { type Route, useNavigation } from './route.ts'
import { Screen } from './screen.tsx'
import { ScreenBoundary } from './screen-boundary.tsx'
import { ShortcutSheet } from './shortcut-sheet.tsx'
import { TopBar } from './top-bar.tsx'
import { UnsavedStrip } from './unsaved-strip.tsx'

/** The whole window: the bar at the top and, below it, the screen that is open. */
export function App({
  services,
  copies,
  backups,
  nonce,
}: {
  readonly services: Services
  readonly copies: Copies
  readonly backups: Backups
  readonly nonce: string
}) {
  useMainProcess(services)
  useNoStrayDrops()
  useDiskWatch(services.bridge, useStore(copies.state, areBothWhole))
  return (
    <Look nonce={nonce}>
      <ServicesContext value={services}>
        <BackupsContext value={backups}>
          <CopiesContext value={copies}>
            <UntoldReport />
            <ShortcutSheet />
            <Frame />
          </CopiesContext>
        </BackupsContext>
      </ServicesContext>
    </Look>
  )
}

/** What is seen of it. Another screen draws only this anew, not the look of everything. */
function Frame() {
  const { t } = useTranslation()
  return (
    <div className={classes.frame}>
      <button type="button" className={classes.skip} onClick={skipToMain}>
        {t('app.skip')}
      </button>
      <TopBar />
      <div className={classes.strips} data-strips>
        <DiskStrip />
        <UnsavedStrip />
      </div>
      <main id="main" className={classes.main} tabIndex={-1}>
        <Place />
      </main>
    </div>
  )
}

/** The screen that is open. */
function Place() {
  const route = useNavigation((state) => state.route)
  const identity = usePreferences((preferences) => preferences.identity)
  // A new device can be set up from a backup before anybody has said who works here.
  const isFirst = identity === null && route.screen !== 'restore'
  return (
    <ScreenBoundary key={isFirst ? 'identity' : placeOf(route)}>
      {isFirst ? (
        <IdentityScreen
          onDone={(key) => setPreferences({ identity: key })}
          onRestoreBackup={() => useNavigation.getState().go({ screen: 'restore' })}
        />
      ) : (
        <Screen route={route} />
      )}
    </ScreenBoundary>
  )
}

/** A new place starts at its top, with a fresh chance after an error. Another question is not another place. */
function placeOf(route: Route): string {
  return route.screen === 'walk' ? `walk ${route.assessment}` : JSON.stringify(route)
}

/** Moves the focus past the bar. */
function skipToMain(): void {
  document.getElementById('main')?.focus()
}

/** Does what the menu and the system ask for. */
function useMainProcess({ bridge }: Services): void {
  useEffect(() => {
    const { go } = useNavigation.getState()
    const offs = [
      bridge.on('menu.command', (command) => {
        if (command === 'new-mine') go({ screen: 'mine-form' })
        else if (command === 'open-bundle') go({ screen: 'bundle' })
        else if (command === 'help') go({ screen: 'help' })
        else if (command === 'settings') go({ screen: 'settings' })
        else if (command === 'text-larger') stepTextSize(1)
        else if (command === 'text-smaller') stepTextSize(-1)
        else if (command === 'text-normal') setPreferences({ textSize: 100 })
      }),
      bridge.on('bundle.opened', ({ path }) => go({ screen: 'bundle', path })),
    ]
    return () => {
      for (const off of offs) off()
    }
  }, [bridge])
}

/** A file dropped where nobody takes it must not replace the app. */
function useNoStrayDrops(): void {
  useEffect(() => {
    const stop = (event: DragEvent) => event.preventDefault()
    window.addEventListener('dragover', stop)
    window.addEventListener('drop', stop)
    return () => {
      window.removeEventListener('dragover', stop)
      window.removeEventListener('drop', stop)
    }
  }, [])
}
