import type { View } from '../../../../shared/engine/form-view.ts'
import { useTranslation } from '../../../messages/use-translation.ts'
import { useValueWords } from '../../../questions/value-words.ts'
import type { HistoryEntry } from './history.ts'
import classes from './history-list.module.css'

/** What was done, in words: old and new, and why. */
export function HistoryWhat({
  entry: { what },
  view,
}: {
  readonly entry: HistoryEntry
  /** The place as it stands now; undefined when it is gone. */
  readonly view: View | undefined
}) {
  const { t } = useTranslation(['history', 'questions'])
  const values = useValueWords()
  const words = (value: Parameters<typeof values>[1]) => {
    if (view?.kind === 'question') return values(view, value)
    return typeof value === 'string' ? value : JSON.stringify(value)
  }
  switch (what.kind) {
    case 'answer':
      return (
        <div>
          {what.from !== null && (
            <>
              <del className={classes.old}>{words(what.from)}</del>
              <span aria-hidden> → </span>
            </>
          )}
          {what.to === null ? (
            <span>{t('what.cleared')}</span>
          ) : (
            <strong className={classes.fresh}>{words(what.to)}</strong>
          )}
          {what.reason !== undefined && <div className={classes.reason}>{what.reason}</div>}
        </div>
      )
    case 'carried':
    case 'confirmed':
      return (
        <div>
          {t(`what.${what.kind}`)} <strong className={classes.fresh}>{words(what.to)}</strong>
        </div>
      )
    case 'evidence':
      return (
        <div>
          {what.level === null
            ? t('what.evidence-none')
            : t('what.evidence', { level: t(`questions:evidence.${what.level}`) })}
        </div>
      )
    case 'added':
    case 'described':
    case 'annotated':
      return <div>{t(`what.${what.kind}`, { name: what.name })}</div>
    case 'withdrawn':
      return (
        <div>
          {t('what.withdrawn', { name: what.name })}
          {what.reason !== undefined && <div className={classes.reason}>{what.reason}</div>}
        </div>
      )
    case 'flagged':
      return <div>{t(what.name === '' ? 'what.flagged-anyone' : 'what.flagged', { name: what.name })}</div>
    case 'unflagged':
    case 'rowAdded':
    case 'rowRemoved':
    case 'rowRestored':
      return <div>{t(`what.${what.kind}`)}</div>
    case 'assigned':
      return <div>{t(what.text === '' ? 'what.assigned-nobody' : 'what.assigned', { text: what.text })}</div>
    default:
      return <div className={classes.text}>{t(`what.${what.kind}`, { text: what.text })}</div>
  }
}
