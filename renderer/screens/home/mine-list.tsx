import { UnstyledButton } from '@mantine/core'
import { useNavigation } from '../../app/route.ts'
import { useLanguage } from '../../messages/use-language.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { CommodityTags } from '../../ui/commodity-tags.tsx'
import { formatDate, formatPlace } from '../../ui/format.ts'
import classes from './mine-list.module.css'
import type { MineSummary } from './mine-summary.ts'
import { StageStrip } from './stage-strip.tsx'

/** The mines as a table; each line opens its mine. */
export function MineList({ mines }: { readonly mines: readonly MineSummary[] }) {
  const { t } = useTranslation('home')
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          {['mine', 'commodity', 'stages', 'last', 'work'].map((column) => (
            <th key={column} scope="col">
              {t(`column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {mines.map((summary) => (
          <Line key={summary.mine.id} summary={summary} />
        ))}
      </tbody>
    </table>
  )
}

function Line({ summary }: { readonly summary: MineSummary }) {
  const { t } = useTranslation(['home', 'common'])
  const language = useLanguage()
  const go = useNavigation((state) => state.go)
  const { mine, stages, last, open } = summary
  const { region, country, commodity } = mine.profile
  const place = formatPlace(region, country, language)
  return (
    <tr className={classes.line}>
      <th scope="row">
        {/* The button's area covers the whole line. */}
        <UnstyledButton className={classes.name} onClick={() => go({ screen: 'mine', mine: mine.id })}>
          {mine.name}
        </UnstyledButton>
        <div className={classes.place}>{place || t('noPlace')}</div>
      </th>
      <td>
        <CommodityTags value={commodity} />
      </td>
      <td>
        <StageStrip stages={stages} />
      </td>
      <td>
        {last === null ? (
          <span className={classes.dim}>{t('never')}</span>
        ) : (
          <>
            {t(`common:stage.${last.stage}`)}
            <div className={classes.place}>{formatDate(last.created, language)}</div>
          </>
        )}
      </td>
      <td>{open === 0 ? <span className={classes.dim}>{t('noWork')}</span> : t('work', { count: open })}</td>
    </tr>
  )
}
