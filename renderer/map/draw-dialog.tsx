import { Button, Modal } from '@mantine/core'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { GeoPoint } from '../../shared/checklist/value.ts'
import { writePosition } from '../../shared/geo/write-position.ts'
import { useTranslation } from '../messages/use-translation.ts'
import classes from './draw-dialog.module.css'
import type { DraftType, MapEngine } from './map-engine.ts'
import { type MapFeatures, placesOf } from './map-features.ts'
import { MapFrame } from './map-frame.tsx'
import { PathFacts } from './path-facts.tsx'

/** What the dialog is opened with. */
export interface DrawDialogProps {
  readonly type: DraftType
  /** What was entered so far, without the corner that closes an area. */
  readonly start: readonly GeoPoint[]
  /** What else is known of the place: the mine, photos, other answers. */
  readonly around: MapFeatures
  onUse(points: readonly GeoPoint[]): void
  onClose(): void
}

const WORDS = {
  geopoint: { title: 'draw.titlePoint', use: 'draw.use' },
  geotrace: { title: 'draw.titleLine', use: 'draw.useLine' },
  geoshape: { title: 'draw.titleArea', use: 'draw.useArea' },
} as const

/** How many points each type needs before it can be used. */
const LEAST: Readonly<Record<DraftType, number>> = { geopoint: 1, geotrace: 2, geoshape: 3 }

/**
 * A position, line or area drawn on a map: by clicking, by touch, and by moving the map under a cross, which is the way
 * of the keyboard and of gloves. Nothing is answered before the person says so.
 */
export function DrawDialog({ type, start, around, onUse, onClose }: DrawDialogProps) {
  const { t } = useTranslation('map')
  const [points, setPoints] = useState(start)
  const [cross, setCross] = useState<GeoPoint | null>(null)
  const engine = useRef<MapEngine | null>(null)
  const isPoint = type === 'geopoint'

  const frame = useCallback(
    (map: MapEngine) => map.fit(start.length > 0 ? start : placesOf(around)),
    [start, around],
  )
  const ready = useCallback(
    (map: MapEngine) => {
      engine.current = map
      map.showFeatures(around, null)
      map.showDraft({ type, points: start })
      frame(map)
      setCross(map.middle())
    },
    [around, type, start, frame],
  )
  useEffect(() => engine.current?.showDraft({ type, points }), [type, points])

  const place = (point: GeoPoint) => setPoints((before) => (isPoint ? [point] : [...before, point]))
  const placeCross = () => {
    if (engine.current !== null) place(engine.current.middle())
  }
  return (
    <Modal opened onClose={onClose} title={t(WORDS[type].title)} size="72rem" centered>
      <div className={classes.body}>
        <p className={classes.help}>{t(isPoint ? 'draw.helpPoint' : 'draw.helpPath')}</p>
        <div className={classes.map}>
          <MapFrame
            label={t(WORDS[type].title)}
            cross
            onReady={ready}
            onWhole={frame}
            onPlace={place}
            onReshape={setPoints}
            onRest={setCross}
          >
            <div className={classes.row}>
              <Button variant="default" onClick={placeCross}>
                {t(isPoint ? 'draw.here' : 'draw.cornerHere')}
              </Button>
              {!isPoint && (
                <>
                  <Button
                    variant="default"
                    disabled={points.length === 0}
                    onClick={() => setPoints(points.slice(0, -1))}
                  >
                    {t('draw.removeLast')}
                  </Button>
                  <Button variant="default" disabled={points.length === 0} onClick={() => setPoints([])}>
                    {t('draw.clear')}
                  </Button>
                </>
              )}
              <span className={classes.cross}>
                {cross !== null && t('draw.cross', { position: writePosition(cross) })}
              </span>
            </div>
          </MapFrame>
        </div>
        <div className={classes.row}>
          <div className={classes.status} role="status">
            {isPoint ? (
              <Chosen point={points[0]} />
            ) : (
              <PathFacts points={points} closed={type === 'geoshape'} />
            )}
          </div>
          <Button variant="default" onClick={onClose}>
            {t('draw.cancel')}
          </Button>
          <Button disabled={points.length < LEAST[type]} onClick={() => onUse(points)}>
            {t(WORDS[type].use)}
          </Button>
        </div>
      </div>
    </Modal>
  )
}

function Chosen({ point }: { readonly point: GeoPoint | undefined }) {
  const { t } = useTranslation('map')
  return point === undefined ? t('draw.notChosen') : t('draw.chosen', { position: writePosition(point) })
}
