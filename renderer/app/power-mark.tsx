import { Tooltip } from '@mantine/core'
import { IconBattery1, IconDatabaseExclamation } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useLanguage } from '../messages/use-language.ts'
import { useTranslation } from '../messages/use-translation.ts'
import { formatBytes } from '../ui/format.ts'
import classes from './top-bar.module.css'
import { useLowBattery, useLowDisk } from './use-low-power.ts'

/** Says, on every screen, when the battery or the disk runs low; nothing otherwise. */
export function PowerMark() {
  const { t } = useTranslation()
  const language = useLanguage()
  const battery = useLowBattery()
  const disk = useLowDisk()
  return (
    // Always there, so that what comes into it is announced.
    <div className={classes.marks} role="status">
      {battery !== null && (
        <Mark what="battery" words={t('low.battery', { percent: battery })} short={`${battery} %`}>
          <IconBattery1 size={20} aria-hidden />
        </Mark>
      )}
      {disk !== null && (
        <Mark
          what="disk"
          words={t('low.disk', { size: formatBytes(disk, language) })}
          short={formatBytes(disk, language)}
        >
          <IconDatabaseExclamation size={20} aria-hidden />
        </Mark>
      )}
    </div>
  )
}

function Mark({
  what,
  words,
  short,
  children,
}: {
  readonly what: string
  /** All of it, for a screen reader and on pointing. */
  readonly words: string
  readonly short: string
  readonly children: ReactNode
}) {
  return (
    <Tooltip label={words} multiline maw="20rem">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the words are there for the keyboard too. */}
      <span className={classes.low} data-low={what} tabIndex={0}>
        {children}
        <span aria-hidden>{short}</span>
        <span className={classes.heard}>{words}</span>
      </span>
    </Tooltip>
  )
}
