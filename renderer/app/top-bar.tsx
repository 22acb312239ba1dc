import { ActionIcon, Menu, Tooltip, UnstyledButton } from '@mantine/core'
import {
  IconCheck,
  IconChecklist,
  IconDeviceDesktop,
  IconMoon,
  IconSettings,
  IconSun,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Language } from '../messages/i18n.ts'
import { LANGUAGES, languageTag } from '../messages/i18n.ts'
import { AditMark } from '../ui/adit-mark.tsx'
import { ContextTrail } from './context-trail.tsx'
import { type Preferences, setPreferences, usePreferences } from './preferences.ts'
import { type Route, useNavigation } from './route.ts'
import classes from './top-bar.module.css'

const APPEARANCES = [
  ['auto', IconDeviceDesktop],
  ['light', IconSun],
  ['dark', IconMoon],
] as const

/** The bar at the top: where one is, and what is the same everywhere. */
export function TopBar() {
  const { t } = useTranslation()
  const go = useNavigation((state) => state.go)
  const known = usePreferences((preferences) => preferences.identity) !== null
  return (
    <header className={classes.bar}>
      <UnstyledButton
        className={classes.mark}
        aria-label={t('app.home')}
        disabled={!known}
        onClick={() => go({ screen: 'home' })}
      >
        <AditMark size={30} />
        <span className={classes.name}>Adit</span>
      </UnstyledButton>
      {known && <ContextTrail />}
      <div className={classes.tools}>
        <LanguageSwitch />
        <AppearanceMenu />
        {known && (
          <>
            <BarButton to={{ screen: 'checklists' }} label={t('app.checklists')} icon={<IconChecklist />} />
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
  return (
    <Tooltip label={label}>
      <ActionIcon
        className={classes.tool}
        aria-label={label}
        aria-current={route.screen === to.screen ? 'page' : undefined}
        onClick={() => go(to)}
      >
        {icon}
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

function AppearanceMenu() {
  const { t } = useTranslation()
  const appearance = usePreferences((preferences) => preferences.appearance)
  const Icon = APPEARANCES.find(([name]) => name === appearance)?.[1] ?? IconSun
  return (
    <Menu position="bottom-end" transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <Tooltip label={t('app.appearance')}>
          <ActionIcon className={classes.tool} aria-label={t('app.appearance')}>
            <Icon />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        {APPEARANCES.map(([name, ItemIcon]: readonly [Preferences['appearance'], typeof IconSun]) => (
          <Menu.Item
            key={name}
            leftSection={<ItemIcon size={18} />}
            rightSection={name === appearance ? <IconCheck size={16} /> : undefined}
            aria-current={name === appearance}
            onClick={() => setPreferences({ appearance: name })}
          >
            {t(`appearance.${name}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
