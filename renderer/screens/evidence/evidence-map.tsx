import { useMemo } from 'react'
import type { Path } from '../../../shared/checklist/value.ts'
import { useAssessment } from '../../assessment/assessment-context.tsx'
import { useEarlier } from '../../assessment/use-earlier.ts'
import type { EvidenceEntry } from '../../evidence/entries.ts'
import { collectAnswers, MINE_ID, pathOfAnswer } from '../../map/collect-features.ts'
import { FeatureMap } from '../../map/feature-map.tsx'
import type { PointFeature } from '../../map/map-features.ts'
import { BOUNDARY_ID, withBoundary } from '../../map/mine-boundary.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { useText } from '../../questions/text.ts'
import classes from './evidence-screen.module.css'

/** Where the files say they were taken, around the mine and what was answered with a place: positions, lines, areas. */
export function EvidenceMap({
  entries,
  onLook,
  onGo,
}: {
  readonly entries: readonly EvidenceEntry[]
  onLook(key: string): void
  /** Goes to the question of an answer. */
  onGo(path: Path): void
}) {
  const { t } = useTranslation('evidence')
  const text = useText()
  const record = useAssessment((state) => state.record)
  const views = useAssessment((state) => state.views)
  const earlier = useEarlier()
  const points = useMemo(() => entries.flatMap(pointOf), [entries])
  const features = useMemo(() => {
    const around = collectAnswers({ record, views }, (view) => text(view.label) || view.definition.name)
    return withBoundary({ ...around, points: [...around.points, ...points] }, earlier, text)
  }, [record, views, text, points, earlier])
  const placeless = entries.length - points.length
  const { lines, areas } = features
  if (features.points.every(({ id }) => id === MINE_ID) && lines.length + areas.length === 0) {
    return (
      <div className={classes.empty}>
        <p>{t('screen.noPlaces')}</p>
      </div>
    )
  }
  return (
    <div className={classes.map}>
      <FeatureMap
        features={features}
        onPick={(id) => {
          const path = pathOfAnswer(id)
          if (path !== null) onGo(path)
          else if (id !== MINE_ID && id !== BOUNDARY_ID) onLook(id)
        }}
      />
      {placeless > 0 && <p className={classes.placeless}>{t('screen.placeless', { count: placeless })}</p>}
    </div>
  )
}

function pointOf({ key, attachment }: EvidenceEntry): readonly PointFeature[] {
  const { capture, caption, name, media_type } = attachment
  if (capture?.lat === undefined || capture.lon === undefined) return []
  const kind = media_type.startsWith('image/') ? 'photo' : 'file'
  return [{ id: key, lat: capture.lat, lon: capture.lon, label: caption ?? name, kind }]
}
