import { UnstyledButton } from '@mantine/core'
import { memo, startTransition, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { openRing } from '../../shared/geo/path-faults.ts'
import { useTranslation } from '../messages/use-translation.ts'
import classes from './feature-map.module.css'
import type { MapEngine } from './map-engine.ts'
import {
  type FeatureKind,
  type MapFeatures,
  type PathFeature,
  type PointFeature,
  placesOf,
} from './map-features.ts'
import { MapFrame } from './map-frame.tsx'
import { MapLegend, Mark } from './map-legend.tsx'

/** Features in the list of the first picture: more than a screen shows. */
const FIRST = 40

/** What a map of an assessment is given. */
export interface FeatureMapProps {
  readonly features: MapFeatures
  /** The person chose this feature, on the map or in the list beside it. */
  onPick(id: string): void
}

/** Things of an assessment on a map, with a legend, and as a list for those who do not see or point. */
export function FeatureMap({ features, onPick }: FeatureMapProps) {
  const { t } = useTranslation('map')
  const [picked, setPicked] = useState<string | null>(null)
  const engine = useRef<MapEngine | null>(null)
  const list = useRef<HTMLUListElement>(null)
  const all = useMemo(() => [...features.areas, ...features.lines, ...features.points], [features])
  const areas = useMemo(() => new Set<PointFeature | PathFeature>(features.areas), [features])
  const most = useSoonAll(FIRST)
  const kinds = useMemo(() => new Set<FeatureKind>(all.map(({ kind }) => kind)), [all])
  const shown = useRef({ features, picked })
  shown.current = { features, picked }

  const frame = useCallback((map: MapEngine) => map.fit(placesOf(shown.current.features)), [])
  const start = useCallback(
    (map: MapEngine) => {
      engine.current = map
      map.showFeatures(shown.current.features, shown.current.picked)
      frame(map)
    },
    [frame],
  )
  useEffect(() => engine.current?.showFeatures(features, picked), [features, picked])

  const onPicked = useRef(onPick)
  onPicked.current = onPick
  const pick = useCallback((id: string) => {
    setPicked(id)
    onPicked.current(id)
  }, [])
  const pickOnMap = (id: string) => {
    const item = list.current?.querySelector(`[data-feature="${CSS.escape(id)}"]`)
    item?.scrollIntoView({ block: 'nearest' })
    pick(id)
  }
  return (
    <div className={classes.map}>
      <MapFrame label={t('region')} onReady={start} onWhole={frame} onPick={pickOnMap}>
        <MapLegend kinds={kinds} />
      </MapFrame>
      <section className={classes.side}>
        <h2>{t('list')}</h2>
        {all.length === 0 ? (
          <p>{t('nothing')}</p>
        ) : (
          <ul className={classes.list} ref={list}>
            {all.slice(0, most).map((feature) => (
              <Item
                key={feature.id}
                feature={feature}
                closed={areas.has(feature)}
                current={feature.id === picked}
                onPick={pick}
              />
            ))}
          </ul>
        )}
      </section>
    </div>
  )
}

/** So many at first, and all of them as soon as nobody waits for the screen. */
function useSoonAll(first: number): number {
  const [most, setMost] = useState(first)
  useEffect(() => startTransition(() => setMost(Number.POSITIVE_INFINITY)), [])
  return most
}

/** Drawn again only when it changes itself: there may be thousands, and each press picks one. */
const Item = memo(function Item({
  feature,
  closed,
  current,
  onPick,
}: {
  readonly feature: PointFeature | PathFeature
  readonly closed: boolean
  readonly current: boolean
  onPick(id: string): void
}) {
  return (
    <li>
      <UnstyledButton
        className={classes.item}
        data-feature={feature.id}
        aria-current={current}
        onClick={() => onPick(feature.id)}
      >
        <Mark kind={feature.kind} />
        <span>
          <span className={classes.label}>{feature.label}</span>
          <Place feature={feature} closed={closed} />
        </span>
      </UnstyledButton>
    </li>
  )
})

function Place({
  feature,
  closed,
}: {
  readonly feature: PointFeature | PathFeature
  readonly closed: boolean
}) {
  const { t } = useTranslation(['map', 'questions'])
  return (
    <span className={classes.place}>
      {t(`kind.${feature.kind}`)} ·{' '}
      {'points' in feature
        ? closed
          ? t('corners', { count: openRing(feature.points).length })
          : t('questions:position.points', { count: feature.points.length })
        : t('positionOf', { lat: feature.lat, lon: feature.lon })}
    </span>
  )
}
