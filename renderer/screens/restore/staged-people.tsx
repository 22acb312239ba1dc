import { Checkbox } from '@mantine/core'
import type { KeyId } from '../../../shared/record/event.ts'
import type { StagedPerson } from '../../backup/staged-backup.ts'
import { useLanguage } from '../../messages/use-language.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { formatDate } from '../../ui/format.ts'
import list from '../../ui/ruled-list.module.css'
import look from '../../ui/staged.module.css'
import classes from './restore.module.css'

/** The people whom the device of the backup trusted. Each is trusted here only when it is ticked. */
export function StagedPeople({
  people,
  trust,
  onTrust,
}: {
  readonly people: readonly StagedPerson[]
  readonly trust: ReadonlySet<KeyId>
  onTrust(trust: ReadonlySet<KeyId>): void
}) {
  const { t } = useTranslation('backup')
  const language = useLanguage()
  if (people.length === 0) return null
  const toggle = (key: KeyId, on: boolean) => {
    const next = new Set(trust)
    if (on) next.add(key)
    else next.delete(key)
    onTrust(next)
  }
  const words = (one: StagedPerson) => (
    <>
      <span className={classes.name}>{one.signer.name}</span>{' '}
      <span className={classes.dim}>{[one.signer.title, one.signer.org].filter(Boolean).join(' · ')}</span>
      <span className={classes.dim}>
        <span className={classes.mono}>{one.fingerprint}</span>{' '}
        {t('people.added', { date: formatDate(one.added, language) })}
      </span>
    </>
  )
  return (
    <section aria-labelledby="staged-people">
      <h2 id="staged-people" className={look.title}>
        {t('people.title')}
      </h2>
      {people.some(({ status }) => status === 'new') && <p className={classes.lead}>{t('people.lead')}</p>}
      <ul className={list.list}>
        {people.map((one) => (
          <li key={one.key} data-person={one.status}>
            {one.status === 'new' ? (
              <Checkbox
                className={classes.person}
                checked={trust.has(one.key)}
                onChange={(event) => toggle(one.key, event.currentTarget.checked)}
                label={<span className={classes.personWords}>{words(one)}</span>}
                aria-label={t('people.trust', { name: one.signer.name })}
              />
            ) : (
              <span className={`${classes.person} ${classes.personWords}`}>{words(one)}</span>
            )}
            <span className={look.badge}>{t(`people.${one.status}`)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
