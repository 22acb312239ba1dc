import { useTranslation } from '../messages/use-translation.ts'
import { readCommodities } from './commodities.ts'
import classes from './commodity-tags.module.css'

/** What is mined, as a geologist labels a sample: the chemical sign, with the full name for those who hover or listen. */
export function CommodityTags({ value }: { readonly value: string | undefined }) {
  const { t } = useTranslation('profile')
  const found = readCommodities(value)
  if (found.length === 0) return null
  return (
    <span className={classes.tags}>
      {found.map(({ code, symbol }) => (
        <abbr key={code} className={classes.tag} title={t(`commodity.${code}`)}>
          {symbol === '' ? t(`commodity.${code}`) : symbol}
        </abbr>
      ))}
    </span>
  )
}
