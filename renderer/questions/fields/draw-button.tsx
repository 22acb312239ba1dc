import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconMapPin, IconPolygon } from '@tabler/icons-react'
import { lazy, Suspense, useMemo } from 'react'
import type { GeoPoint } from '../../../shared/checklist/value.ts'
import type { QuestionView } from '../../../shared/engine/form-view.ts'
import { useAssessmentStore } from '../../assessment/assessment-context.tsx'
import { earlierAtHand } from '../../assessment/earlier-once.ts'
import { collectFeatures } from '../../map/collect-features.ts'
import type { DrawDialogProps } from '../../map/draw-dialog.tsx'
import { isBoundary } from '../../map/is-boundary.ts'
import { withBoundary } from '../../map/mine-boundary.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { useText } from '../text.ts'

const DrawDialog = lazy(async () => ({ default: (await import('../../map/draw-dialog.tsx')).DrawDialog }))

/** Opens the map on which a question is answered. `points` are what stands there, an area without its closing corner. */
export function DrawButton({
  view,
  type,
  points,
  onDrawn,
}: {
  readonly view: QuestionView
  readonly type: DrawDialogProps['type']
  readonly points: readonly GeoPoint[]
  onDrawn(points: readonly GeoPoint[]): void
}) {
  const { t } = useTranslation('map')
  const [opened, dialog] = useDisclosure(false)
  return (
    <>
      <Button
        variant="default"
        leftSection={
          type === 'geopoint' ? <IconMapPin size={18} aria-hidden /> : <IconPolygon size={18} aria-hidden />
        }
        onClick={dialog.open}
      >
        {t(type === 'geopoint' ? 'draw.open' : 'draw.openPath')}
      </Button>
      {opened && (
        <Around
          view={view}
          type={type}
          start={points}
          onUse={(drawn) => {
            dialog.close()
            onDrawn(drawn)
          }}
          onClose={dialog.close}
        />
      )}
    </>
  )
}

/** The dialog with what is known of the place as it was opened; the map must not move under the hand. */
function Around({ view, ...props }: Omit<DrawDialogProps, 'around'> & { readonly view: QuestionView }) {
  const store = useAssessmentStore()
  const text = useText()
  const { path } = view
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is known at the opening is enough.
  const around = useMemo(() => {
    const known = collectFeatures(store.getState(), (one) => text(one.label) || one.definition.name, path)
    return isBoundary(view.definition) ? known : withBoundary(known, earlierAtHand(store), text)
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: likewise.
  const start = useMemo(() => props.start, [])
  return (
    <Suspense fallback={null}>
      <DrawDialog {...props} start={start} around={around} />
    </Suspense>
  )
}
