import { useTranslation } from '../../messages/use-translation.ts'
import { Panel } from '../../ui/panel.tsx'
import classes from './not-checked.module.css'

/** The groups of checks that could not be made, by the letters of their codes. */
export function NotChecked({ groups }: { readonly groups: readonly string[] }) {
  const { t } = useTranslation('bundle')
  return (
    <Panel title={t('not-checked.title')} lead={t('not-checked.text')}>
      <ul className={classes.groups}>
        {groups.map((group) => (
          <li key={group}>{t(`not-checked.${group}`)}</li>
        ))}
      </ul>
    </Panel>
  )
}
