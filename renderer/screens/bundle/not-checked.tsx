import { useTranslation } from 'react-i18next'
import classes from './bundle.module.css'

/** The groups of checks that could not be made, by the letters of their codes. */
export function NotChecked({ groups }: { readonly groups: readonly string[] }) {
  const { t } = useTranslation('bundle')
  return (
    <section className={classes.panel} aria-labelledby="not-checked">
      <h2 id="not-checked" className={classes.panelTitle}>
        {t('not-checked.title')}
      </h2>
      <p className={classes.panelText}>{t('not-checked.text')}</p>
      <ul className={classes.groups}>
        {groups.map((group) => (
          <li key={group}>{t(`not-checked.${group}`)}</li>
        ))}
      </ul>
    </section>
  )
}
