import { TextInput } from '@mantine/core'
import {
  IconAlertTriangle,
  IconCheck,
  IconCircleMinus,
  IconCirclePlus,
  IconCircleX,
  type IconProps,
  IconSearch,
} from '@tabler/icons-react'
import { type ComponentType, useState } from 'react'
import {
  SUPPORT_GROUPS,
  SUPPORT_LEVELS,
  type SupportEntry,
  type SupportGroup,
  type SupportLevel,
  supportTable,
} from '../../../shared/xlsform/support-table.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { Notice } from '../../ui/notice.tsx'
import classes from './help.module.css'

const ICONS: Readonly<Record<SupportLevel, ComponentType<IconProps>>> = {
  taken: IconCheck,
  approximated: IconAlertTriangle,
  ignored: IconCircleMinus,
  refused: IconCircleX,
  own: IconCirclePlus,
}

/** What of XLSForm is supported, as the importer itself knows it. */
export function XlsformHelp() {
  const { t } = useTranslation(['help', 'xlsform-support'])
  const [words, setWords] = useState('')
  const table = supportTable()
  const wanted = words.normalize('NFKC').toLowerCase().trim()
  const found = table.filter(({ name, note }) =>
    `${name} ${note === undefined ? '' : t(`xlsform-support:note.${note}`)}`.toLowerCase().includes(wanted),
  )
  return (
    <div data-help="xlsform">
      <p className={classes.lead}>{t('xlsform.lead')}</p>
      <ol className={classes.steps}>
        <li>{t('xlsform.step.write')}</li>
        <li>{t('xlsform.step.import')}</li>
        <li>{t('xlsform.step.try')}</li>
        <li>{t('xlsform.step.version')}</li>
      </ol>
      <h2 className={classes.heading}>{t('xlsform.table')}</h2>
      <dl className={classes.legend}>
        {SUPPORT_LEVELS.map((level) => (
          <div key={level}>
            <dt>
              <Support level={level} />
            </dt>
            <dd>{t(`xlsform.level.${level}`)}</dd>
          </div>
        ))}
      </dl>
      <TextInput
        className={classes.search}
        leftSection={<IconSearch size={18} aria-hidden />}
        aria-label={t('xlsform.search')}
        placeholder={t('xlsform.search')}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      {found.length === 0 && <Notice title={t('xlsform.nothing')}>{t('xlsform.nothingNext')}</Notice>}
      {SUPPORT_GROUPS.map((group) => (
        <Group key={group} group={group} entries={found.filter((entry) => entry.group === group)} />
      ))}
    </div>
  )
}

function Group({
  group,
  entries,
}: {
  readonly group: SupportGroup
  readonly entries: readonly SupportEntry[]
}) {
  const { t } = useTranslation(['help', 'xlsform-support'])
  if (entries.length === 0) return null
  return (
    <table className={classes.table} data-group={group}>
      <caption className={classes.caption}>{t(`xlsform-support:group.${group}`)}</caption>
      <thead>
        <tr>
          <th scope="col">{t('xlsform.column.name')}</th>
          <th scope="col">{t('xlsform.column.support')}</th>
          <th scope="col">{t('xlsform.column.note')}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map(({ name, support, note }) => (
          <tr key={name}>
            <th scope="row">
              <code>{name}</code>
            </th>
            <td>
              <Support level={support} />
            </td>
            <td>{note !== undefined && t(`xlsform-support:note.${note}`)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Support({ level }: { readonly level: SupportLevel }) {
  const { t } = useTranslation('xlsform-support')
  const Icon = ICONS[level]
  return (
    <span className={classes.support} data-level={level}>
      <Icon size={18} aria-hidden />
      {t(`support.${level}`)}
    </span>
  )
}
