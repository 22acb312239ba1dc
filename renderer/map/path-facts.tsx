import type { GeoPoint } from '../../shared/checklist/value.ts'
import { areaOf, lengthOf } from '../../shared/geo/measure.ts'
import { findPathFaults, openRing } from '../../shared/geo/path-faults.ts'
import type { Language } from '../messages/i18n.ts'
import { useLanguage } from '../messages/use-language.ts'
import { useTranslation } from '../messages/use-translation.ts'
import { formatNumber } from '../ui/format.ts'
import classes from './path-facts.module.css'

/** How long a line is, how large an area, and what is odd about either. Loaded only where there is one. */
export function PathFacts({
  points,
  closed,
}: {
  readonly points: readonly GeoPoint[]
  readonly closed: boolean
}) {
  const { t } = useTranslation(['map', 'questions'])
  const language = useLanguage()
  const open = closed ? openRing(points) : points
  const faults = findPathFaults(points, closed)
  const words = [t(`questions:position.${closed ? 'corners' : 'points'}`, { count: open.length })]
  if (closed && open.length > 2) {
    const { area, perimeter } = areaOf(open)
    // Where edges cross, parts are taken from each other: a figure would be believed.
    if (faults.every(({ code }) => code !== 'crosses-itself'))
      words.push(t('measure.area', { area: formatArea(area, language) }))
    words.push(t('measure.perimeter', { length: formatLength(perimeter, language) }))
  } else if (!closed && open.length > 1) {
    words.push(t('measure.length', { length: formatLength(lengthOf(open), language) }))
  }
  return (
    <>
      <p className={classes.facts} title={t('measure.how')}>
        {words.join(' · ')}
      </p>
      {open.length > 1 &&
        faults.map((fault) => (
          <p key={fault.code} className={classes.fault}>
            {fault.code === 'crosses-itself'
              ? t('fault.crosses-itself', { one: fault.edges[0], two: fault.edges[1] })
              : fault.code === 'repeated-point'
                ? t('fault.repeated-point', { point: fault.point })
                : t('fault.too-few')}
          </p>
        ))}
    </>
  )
}

/** Four figures: more would only pretend, on corners that are metres off. */
function rounded(value: number): number {
  return Number(value.toPrecision(4))
}

/** Metres below ten kilometres, kilometres above. */
export function formatLength(metres: number, language: Language): string {
  return metres < 10_000
    ? `${formatNumber(rounded(metres), language)} m`
    : `${formatNumber(rounded(metres / 1000), language)} km`
}

/** Square metres below a hectare, hectares below 100 square kilometres. */
export function formatArea(squareMetres: number, language: Language): string {
  if (squareMetres < 10_000) return `${formatNumber(rounded(squareMetres), language)} m²`
  const hectares = squareMetres / 10_000
  return hectares < 10_000
    ? `${formatNumber(rounded(hectares), language)} ha`
    : `${formatNumber(rounded(hectares / 100), language)} km²`
}
