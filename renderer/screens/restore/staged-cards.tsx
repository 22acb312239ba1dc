import type { CardTable } from '../../../shared/ipc/journal-calls.ts'
import type { CardStatus, StagedBackup } from '../../backup/staged-backup.ts'
import { useLanguage } from '../../messages/use-language.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { formatList } from '../../ui/format.ts'
import look from '../../ui/staged.module.css'
import classes from './restore.module.css'

const TABLES = ['mines', 'checklists', 'library', 'settings'] as const satisfies readonly CardTable[]
const STATUSES: readonly CardStatus[] = ['new', 'newer', 'older', 'removed', 'kept', 'same']

/** What else the backup holds: mines, checklists, settings and files, with what becomes of them. */
export function StagedCards({ staged }: { readonly staged: StagedBackup }) {
  const { t } = useTranslation('backup')
  const language = useLanguage()
  const { cards, files, media } = staged
  return (
    <section aria-labelledby="staged-cards">
      <h2 id="staged-cards" className={look.title}>
        {t('cards.title')}
      </h2>
      <dl className={classes.cards}>
        {TABLES.map((table) => (
          <div key={table}>
            <dt>{t(`cards.table.${table}`)}</dt>
            <dd>
              {STATUSES.flatMap((status) => {
                const found = cards.filter((card) => card.table === table && card.status === status)
                if (found.length === 0) return []
                // Names only of what is not simply here already; a frozen checklist goes with its assessments.
                const names =
                  status === 'same' || table === 'settings' || table === 'checklists'
                    ? ''
                    : formatList(
                        found.map(({ name }) => name),
                        language,
                      )
                return [
                  <div key={status} data-status={status}>
                    {table === 'settings'
                      ? t(`cards.settings.${status === 'new' ? 'new' : 'kept'}`)
                      : t(`cards.${status}`, { count: found.length })}
                    {names !== '' && <span className={classes.dim}> {names}</span>}
                  </div>,
                ]
              })}
              {!cards.some((card) => card.table === table) && t('cards.none')}
            </dd>
          </div>
        ))}
        <div>
          <dt>{t('cards.table.files')}</dt>
          <dd>
            {files.length + media.size === 0
              ? t('cards.filesSame')
              : t('cards.new', { count: files.length + media.size })}
          </dd>
        </div>
        <div>
          <dt>{t('cards.table.keys')}</dt>
          <dd>{t('cards.keys')}</dd>
        </div>
      </dl>
    </section>
  )
}
