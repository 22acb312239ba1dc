import type { OpenedBackup } from '../../../shared/ipc/backup-calls.ts'
import { useLanguage } from '../../messages/use-language.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { formatBytes, formatDateTime } from '../../ui/format.ts'
import classes from './restore.module.css'

/** What the backup says of itself. */
export function BackupFacts({ opened: { made } }: { readonly opened: OpenedBackup }) {
  const { t } = useTranslation('backup')
  const language = useLanguage()
  const facts = [
    ['made', formatDateTime(made.at, language)],
    ...(made.by === null
      ? []
      : [['who', [made.by.person, made.by.host].filter(Boolean).join(' · ')] as const]),
    ['why', t(`reason.${made.reason}`, { version: made.version })],
    [
      'holds',
      t('list.both', {
        events: t('list.events', { count: made.events }),
        files: t('list.files', { count: made.files }),
      }),
    ],
    ['size', formatBytes(made.bytes, language)],
    ['sealed', t(made.sealed ? 'list.sealed' : 'list.notSealed')],
    ['place', made.path],
  ] as const
  return (
    <dl className={classes.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{t(`fact.${name}`)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
