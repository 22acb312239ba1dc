import { Menu, Tooltip } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { type Icon, IconDots } from '@tabler/icons-react'
import { useTranslation } from '../../../messages/use-translation.ts'
import { WordedButton } from '../../../ui/worded-button.tsx'

/** Below this width the header has no room for what is seldom wanted. */
const NARROW = '(max-width: 62em)'

/** Something that can be done with the whole assessment. */
export interface Act {
  readonly icon: Icon
  /** One word, part of the label. */
  readonly word: string
  readonly label: string
  act(): void
}

/** What one seldom wants: side by side where there is room, otherwise in a menu. Always with words. */
export function OtherActs({ acts }: { readonly acts: readonly Act[] }) {
  const { t } = useTranslation('walk')
  const narrow = useMediaQuery(NARROW, undefined, { getInitialValueInEffect: false })
  if (!narrow || acts.length < 2) {
    return acts.map(({ icon: Drawing, word, label, act }) => (
      <Tooltip key={word} label={label} disabled={label === word}>
        <WordedButton icon={<Drawing size={20} aria-hidden />} word={word} aria-label={label} onClick={act} />
      </Tooltip>
    ))
  }
  return (
    <Menu position="bottom-end" transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <WordedButton icon={<IconDots size={20} aria-hidden />} word={t('more')} data-more-acts />
      </Menu.Target>
      <Menu.Dropdown>
        {acts.map(({ icon: Drawing, word, label, act }) => (
          <Menu.Item key={word} leftSection={<Drawing size={18} aria-hidden />} onClick={act}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
