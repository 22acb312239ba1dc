import { ActionIcon, Menu, Tooltip } from '@mantine/core'
import {
  IconCheck,
  IconDeviceDesktop,
  IconMoon,
  IconSun,
  IconSunHigh,
  IconTextDecrease,
  IconTextIncrease,
} from '@tabler/icons-react'
import { TEXT_SIZES } from '../../shared/ipc/text-sizes.ts'
import { useTranslation } from '../messages/use-translation.ts'
import { type Preferences, setPreferences, stepTextSize, usePreferences } from './preferences.ts'
import classes from './top-bar.module.css'
import { useWorded } from './use-worded.ts'

const APPEARANCES = [
  ['auto', IconDeviceDesktop],
  ['light', IconSun],
  ['dark', IconMoon],
  ['outdoor', IconSunHigh],
] as const

/** How the app looks, at hand on every screen: the sun comes and goes, and so do reading glasses. */
export function LookMenu() {
  const { t } = useTranslation()
  const appearance = usePreferences((preferences) => preferences.appearance)
  const textSize = usePreferences((preferences) => preferences.textSize)
  const worded = useWorded()
  const Icon = APPEARANCES.find(([name]) => name === appearance)?.[1] ?? IconSun
  return (
    <Menu position="bottom-end" transitionProps={{ duration: 0 }}>
      {/* Around the target: within it, it would keep what the target says of its menu from the button. */}
      <Tooltip label={t('app.appearance')} disabled={worded}>
        <Menu.Target>
          <ActionIcon className={classes.tool} aria-label={t('app.appearance')}>
            <span className={classes.stack}>
              <Icon />
              <span className={classes.word}>{t('app.appearance')}</span>
            </span>
          </ActionIcon>
        </Menu.Target>
      </Tooltip>
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
        <Menu.Divider />
        <Menu.Item
          closeMenuOnClick={false}
          leftSection={<IconTextIncrease size={18} />}
          rightSection={`${textSize} %`}
          disabled={textSize === TEXT_SIZES.at(-1)}
          onClick={() => stepTextSize(1)}
        >
          {t('app.textLarger')}
        </Menu.Item>
        <Menu.Item
          closeMenuOnClick={false}
          leftSection={<IconTextDecrease size={18} />}
          disabled={textSize === TEXT_SIZES[0]}
          onClick={() => stepTextSize(-1)}
        >
          {t('app.textSmaller')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
