import { Button } from '@mantine/core'
import { IconAlertOctagon, IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { AppError } from '../../shared/lib/app-error.ts'
import { useTranslation } from '../messages/use-translation.ts'
import { useErrorWords } from './error-words.ts'
import classes from './notice.module.css'

const ICONS = { danger: IconAlertOctagon, warn: IconAlertTriangle, info: IconInfoCircle }

/** A plain notice in the flow of the page. `danger` is announced at once, the others when there is a pause. */
export function Notice({
  tone = 'info',
  title,
  children,
  actions,
  beside = false,
}: {
  readonly tone?: 'danger' | 'warn' | 'info'
  readonly title: ReactNode
  readonly children?: ReactNode
  readonly actions?: ReactNode
  /** The actions stand beside the words where there is room: for a notice over work that goes on. */
  readonly beside?: boolean
}) {
  const Icon = ICONS[tone]
  return (
    <div className={`${classes.notice} ${classes[tone]}`} role={tone === 'danger' ? 'alert' : 'status'}>
      <Icon className={classes.icon} size={20} aria-hidden />
      <div className={beside ? classes.beside : classes.words}>
        <div className={classes.said}>
          <div className={classes.title}>{title}</div>
          {children !== undefined && <div className={classes.next}>{children}</div>}
        </div>
        {actions !== undefined && <div className={classes.actions}>{actions}</div>}
      </div>
    </div>
  )
}

/**
 * Says what went wrong and what to do now, in the words of `errors.json`. Anything that is not an `AppError` is a bug:
 * it is shown as the plain internal error.
 */
export function ErrorNotice({
  error,
  onRetry,
  actions,
}: {
  readonly error: unknown
  /** Offers to try again. */
  readonly onRetry?: (() => void) | undefined
  readonly actions?: ReactNode
}) {
  const { t } = useTranslation('common')
  const { title, next, needed } = useErrorWords()(error)
  const detail = error instanceof AppError ? error.details.detail : undefined
  const retry =
    onRetry === undefined ? undefined : (
      <Button variant="default" onClick={onRetry}>
        {t('retry')}
      </Button>
    )
  return (
    <Notice
      tone="danger"
      title={title}
      actions={
        retry === undefined && actions === undefined ? undefined : (
          <>
            {retry}
            {actions}
          </>
        )
      }
    >
      {next}
      {needed !== '' && <div>{needed}</div>}
      {typeof detail === 'string' && <div className={classes.detail}>{detail}</div>}
    </Notice>
  )
}
