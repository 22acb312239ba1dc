import { UnstyledButton } from '@mantine/core'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { openRing } from '../../shared/geo/path-faults.ts'
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

  const pick = (id: string) => {
    setPicked(id)
    onPick(id)
  }
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
            {all.map((feature) => (
              <li key={feature.id}>
                <UnstyledButton
                  className={classes.item}
                  data-feature={feature.id}
                  aria-current={feature.id === picked}
                  onClick={() => pick(feature.id)}
                >
                  <Mark kind={feature.kind} />
                  <span>
                    <span className={classes.label}>{feature.label}</span>
                    <Place feature={feature} closed={features.areas.includes(feature as PathFeature)} />
                  </span>
                </UnstyledButton>
              </li>
            ))}
          </ul>
        )}
      </section>
    </div>
  )
}

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
