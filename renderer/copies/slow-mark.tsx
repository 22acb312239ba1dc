import { Loader, Popover, UnstyledButton } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from '../messages/use-translation.ts'
import type { SlowCopies } from './slow-copies.ts'
import classes from './slow-mark.module.css'

/** Says that saving takes long, which copy it waits for, and on a press which one has acknowledged. Never "saved". */
export function SlowMark({ slow: { slow, has } }: { readonly slow: SlowCopies }) {
  const { t } = useTranslation('copies')
  const [open, setOpen] = useState(false)
  // The window does not close yet (`useLeaveGuard`): here it is said why, and what becomes of it.
  useEffect(() => {
    const explain = () => setOpen(true)
    window.addEventListener('beforeunload', explain)
    return () => window.removeEventListener('beforeunload', explain)
  }, [])
  return (
    <Popover opened={open} onChange={setOpen} width={380} position="bottom-end" shadow="md" trapFocus>
      <Popover.Target>
        <UnstyledButton
          className={classes.mark}
          data-save="slow"
          data-slow={slow}
          data-has={has ?? 'none'}
          onClick={() => setOpen(!open)}
          aria-expanded={open}
        >
          <Loader size={16} color="gray" aria-hidden />
          <span role="status">{t(`slow.${slow}`)}</span>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={t(`slow.${slow}`)}>
        {/* Something in it must be able to take the focus. */}
        <div className={classes.words} tabIndex={-1} data-autofocus>
          <p>{t(has === null ? 'slow.hasNone' : `slow.has.${has}`)}</p>
          <p>{t('slow.wait')}</p>
          <p>{t('slow.closing')}</p>
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
