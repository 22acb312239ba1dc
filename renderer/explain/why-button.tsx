import { Popover, UnstyledButton } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { Path } from '../../shared/checklist/value.ts'
import { useTranslation } from '../messages/use-translation.ts'
import classes from './explain.module.css'
import { ExplanationView } from './explanation-view.tsx'
import { JumpContext, useJump } from './jump.ts'

/** "Why?" beside a value that was worked out; the answer stands in a small window over the page. */
export function WhyButton({ path, label }: { readonly path: Path; readonly label: string }) {
  const { t } = useTranslation('explain')
  const [opened, window] = useDisclosure(false)
  const jump = useJump()
  const leave = (to: Path) => {
    window.close()
    jump?.(to)
  }
  return (
    <Popover
      opened={opened}
      onChange={(open) => !open && window.close()}
      position="bottom-start"
      width="min(26rem, 90vw)"
      withinPortal
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <UnstyledButton
          className={classes.shortAsk}
          aria-label={t('ask.shortOf', { label })}
          onClick={window.toggle}
        >
          {t('ask.short')}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={classes.window ?? ''} aria-label={t('ask.value')}>
        <JumpContext value={jump === null ? null : leave}>
          <ExplanationView path={path} />
        </JumpContext>
      </Popover.Dropdown>
    </Popover>
  )
}
