import { Kbd, Modal } from '@mantine/core'
import { useEffect } from 'react'
import { create } from 'zustand'
import { isDialogOpen, isTyping } from '../keys/key-target.ts'
import {
  ANSWER_SHORTCUTS,
  APP_SHORTCUTS,
  CHANGE_SHORTCUTS,
  FIELD_SHORTCUTS,
  keysOf,
  MENU_SHORTCUTS,
  shortcutOf,
  WALK_SHORTCUTS,
} from '../keys/shortcuts.ts'
import { useTranslation } from '../messages/use-translation.ts'
import classes from './shortcut-sheet.module.css'

const GROUPS = {
  answer: ANSWER_SHORTCUTS,
  walk: WALK_SHORTCUTS,
  field: FIELD_SHORTCUTS,
  change: CHANGE_SHORTCUTS,
  app: { ...APP_SHORTCUTS, ...MENU_SHORTCUTS },
} satisfies Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>

/** Whether the sheet is open. */
const useSheet = create<{ readonly open: boolean }>(() => ({ open: false }))

/** Shows every shortcut there is. */
export function openShortcutSheet(): void {
  useSheet.setState({ open: true })
}

/** Every shortcut, from the tables by which they are bound. Comes by its own key, on every screen. */
export function ShortcutSheet() {
  const { t } = useTranslation(['keys', 'common'])
  const open = useSheet((state) => state.open)
  const close = () => useSheet.setState({ open: false })
  useEffect(() => {
    const act = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isTyping(event.target) || isDialogOpen()) return
      if (shortcutOf(APP_SHORTCUTS, event) !== 'shortcuts') return
      event.preventDefault()
      openShortcutSheet()
    }
    window.addEventListener('keydown', act)
    return () => window.removeEventListener('keydown', act)
  }, [])
  const mac = navigator.platform.startsWith('Mac')
  return (
    <Modal
      opened={open}
      onClose={close}
      title={t('title')}
      size="46rem"
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <div className={classes.groups} data-shortcuts>
        {Object.entries(GROUPS).map(([group, table]) => (
          <section key={group} aria-labelledby={`shortcuts-${group}`}>
            <h3 id={`shortcuts-${group}`} className={classes.title}>
              {t(`group.${group}`)}
            </h3>
            <dl className={classes.list}>
              {Object.entries(table).map(([name, chords]: readonly [string, readonly string[]]) => (
                <div key={name}>
                  <dt>{t(`act.${name}`)}</dt>
                  <dd>
                    {chords.map((chord, index) => (
                      <span key={chord} className={classes.chord}>
                        {index > 0 && <span>{t('or')}</span>}
                        {keysOf(chord, mac).map((key) => (
                          <Kbd key={key}>{key}</Kbd>
                        ))}
                      </span>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  )
}
