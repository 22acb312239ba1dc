import { useTranslation } from '../messages/use-translation.ts'
import classes from './feature-map.module.css'
import { FEATURE_KINDS, type FeatureKind } from './map-features.ts'
import { colourVariable } from './read-colours.ts'

/** The marks of the kinds that are on a map, with their names. */
export function MapLegend({ kinds }: { readonly kinds: ReadonlySet<FeatureKind> }) {
  const { t } = useTranslation('map')
  return (
    <ul className={classes.legend} aria-label={t('legend')}>
      {FEATURE_KINDS.filter((kind) => kinds.has(kind)).map((kind) => (
        <li key={kind}>
          <Mark kind={kind} />
          {t(`kind.${kind}`)}
        </li>
      ))}
    </ul>
  )
}

/** The same marks as on the map (`engine/feature-style.ts`). */
const MARKS: Readonly<Record<FeatureKind, string>> = {
  mine: 'M8 1l2.1 4.6 5 .6-3.7 3.4 1 4.900L8 12l-4.4 2.5 1-4.900L.9 6.200l5-.6z',
  photo: 'M8 2a6 6 0 1 1 0 12A6 6 0 1 1 8 2z',
  file: 'M2.5 2.500h11v11h-11z',
  answer: 'M8 1l7 7-7 7-7-7z',
  finding: 'M8 1.500l7 12.500H1z',
}

/** One kind's mark. */
export function Mark({ kind }: { readonly kind: FeatureKind }) {
  return (
    <svg className={classes.mark} viewBox="0 0 16 16" aria-hidden fill={colourVariable(kind)}>
      <path d={MARKS[kind]} />
    </svg>
  )
}
