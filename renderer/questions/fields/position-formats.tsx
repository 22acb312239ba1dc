import { ActionIcon, Popover } from '@mantine/core'
import { IconHelpCircle } from '@tabler/icons-react'
import { useTranslation } from '../../messages/use-translation.ts'
import classes from './position-field.module.css'

/** One and the same place in every notation that is read. */
const EXAMPLES = {
  degrees: '-15.84000, -70.02000',
  letters: '15.84° S 70.02° W · 南纬15.84 西经70.02',
  minutes: `15°50'24"S 70°01'12"W · 15°50.4' S, 70°1.2' W`,
  utm: '19 south 390777 8248497 · 19L 390777 8248497',
  mgrs: '19L CC 90777 48497 · 19LCC9048',
  geo: 'geo:-15.84,-70.02',
  tail: '-15.84, -70.02, 4180 m ±4 m',
} as const

/** Shows what can be typed as a position, and on which datum. */
export function PositionFormats() {
  const { t } = useTranslation('map')
  return (
    <Popover width="24rem" position="bottom-end" withArrow shadow="md" trapFocus>
      <Popover.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t('formats.open')}>
          <IconHelpCircle size={20} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('formats.open')}>
        <dl className={classes.formats}>
          {Object.entries(EXAMPLES).map(([name, example]) => (
            <div key={name}>
              <dt>{t(`formats.${name}`)}</dt>
              <dd>{example}</dd>
            </div>
          ))}
        </dl>
        <p className={classes.note}>{t('formats.datum')}</p>
        <p className={classes.note}>{t('formats.shifted')}</p>
      </Popover.Dropdown>
    </Popover>
  )
}
