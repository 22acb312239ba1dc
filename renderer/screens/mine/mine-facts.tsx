import type { ReactNode } from 'react'
import { useLanguage } from '../../messages/use-language.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { CommodityTags } from '../../ui/commodity-tags.tsx'
import { formatDegrees, formatNumber, formatPlace } from '../../ui/format.ts'
import classes from './mine-facts.module.css'

/**
 * The facts one looks for first, as a strip of figures. What is not known is said, not left out; where nothing is known
 * at all there is nothing to show.
 */
export function MineFacts({ profile }: { readonly profile: Readonly<Record<string, string>> }) {
  const { t } = useTranslation(['profile', 'common'])
  const language = useLanguage()
  const { country, region, lat, lon, area_ha, altitude_m, life_left_y, commodity, method, status } = profile
  const place = formatPlace(region, country, language)
  const withUnit = (value: string | undefined, unit: string) =>
    value && `${formatNumber(value, language)} ${t(`unit.${unit}`)}`
  const facts: readonly (readonly [string, ReactNode])[] = [
    [t('field.commodity'), commodity && <CommodityTags value={commodity} />],
    [t('field.method'), method && t(`method.${method}`)],
    [t('field.status'), status && t(`status.${status}`)],
    [t('field.country'), place],
    [
      t('field.position'),
      lat && lon && (
        <>
          {formatDegrees(lat, 'lat', language)} <br />
          {formatDegrees(lon, 'lon', language)}
        </>
      ),
    ],
    [t('field.altitude_m'), withUnit(altitude_m, 'm')],
    [t('field.area_ha'), withUnit(area_ha, 'ha')],
    [t('field.life_left_y'), withUnit(life_left_y, 'years')],
  ]
  if (facts.every(([, value]) => !value)) return null
  return (
    <dl className={classes.facts}>
      {facts.map(([name, value]) => (
        <div key={name} className={classes.fact}>
          <dt>{name}</dt>
          <dd>{value || <span className={classes.unknown}>{t('common:notSet')}</span>}</dd>
        </div>
      ))}
    </dl>
  )
}
