import { ActionIcon, Tooltip, UnstyledButton } from '@mantine/core'
import { IconChecklist, IconHelp, IconSettings } from '@tabler/icons-react'
import type { Language } from '../messages/i18n.ts'
import { LANGUAGES, languageTag } from '../messages/i18n.ts'
import { useTranslation } from '../messages/use-translation.ts'
import { AditMark } from '../ui/adit-mark.tsx'
import { ContextTrail } from './context-trail.tsx'
import { LookMenu } from './look-menu.tsx'
import { PowerMark } from './power-mark.tsx'
import { setPreferences, usePreferences } from './preferences.ts'
import { type Route, useNavigation } from './route.ts'
import { SafeMark } from './safe-mark.tsx'
import classes from './top-bar.module.css'
import { useWorded } from './use-worded.ts'

/** The bar at the top: where one is, and what is the same everywhere. */
export function TopBar() {
  const { t } = useTranslation()
  const go = useNavigation((state) => state.go)
  const known = usePreferences((preferences) => preferences.identity) !== null
  return (
    <header className={classes.bar}>
      <UnstyledButton
        className={classes.mark}
        aria-label={t('app.mark')}
        disabled={!known}
        onClick={() => go({ screen: 'home' })}
      >
        <AditMark size={30} />
        <span className={classes.name}>Adit</span>
      </UnstyledButton>
      {known && <ContextTrail />}
      <div className={classes.tools}>
        <PowerMark />
        {known && <SafeMark />}
        <LanguageSwitch />
        <LookMenu />
        {known && (
          <>
            <BarButton to={{ screen: 'checklists' }} label={t('app.checklists')} icon={<IconChecklist />} />
            <BarButton to={{ screen: 'help' }} label={t('app.help')} icon={<IconHelp />} />
            <BarButton to={{ screen: 'settings' }} label={t('app.settings')} icon={<IconSettings />} />
          </>
        )}
      </div>
    </header>
  )
}

function BarButton({
  to,
  label,
  icon,
}: {
  readonly to: Route
  readonly label: string
  readonly icon: React.ReactNode
}) {
  const { go, route } = useNavigation()
  const worded = useWorded()
  return (
    <Tooltip label={label} disabled={worded}>
      <ActionIcon
        className={classes.tool}
        aria-label={label}
        aria-current={route.screen === to.screen ? 'page' : undefined}
        onClick={() => go(to)}
      >
        <span className={classes.stack}>
          {icon}
          <span className={classes.word}>{label}</span>
        </span>
      </ActionIcon>
    </Tooltip>
  )
}

const NAMES: Record<Language, string> = { en: 'EN', zh: '中文' }

function LanguageSwitch() {
  const { t } = useTranslation()
  const language = usePreferences((preferences) => preferences.language)
  return (
    <fieldset className={classes.languages} aria-label={t('app.language')}>
      {LANGUAGES.map((one) => (
        <UnstyledButton
          key={one}
          className={classes.language}
          lang={languageTag(one)}
          aria-pressed={one === language}
          onClick={() => setPreferences({ language: one })}
        >
          {NAMES[one]}
        </UnstyledButton>
      ))}
    </fieldset>
  )
}
