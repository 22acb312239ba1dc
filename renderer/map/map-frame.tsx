import { ActionIcon, Loader, Tooltip } from '@mantine/core'
import { IconArrowsMaximize, IconMinus, IconPlus } from '@tabler/icons-react'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import type { Basemap } from '../../shared/ipc/basemap-calls.ts'
import { useLanguage } from '../messages/use-language.ts'
import { useTranslation } from '../messages/use-translation.ts'
import { useServices } from '../services.ts'
import { sentenceGap } from '../ui/format.ts'
import { BasemapMenu } from './basemap-menu.tsx'
import { BasemapNotes } from './basemap-notes.tsx'
import type { MapEngine, MapEvents } from './map-engine.ts'
import classes from './map-frame.module.css'
import { useBasemaps } from './use-basemaps.ts'
import { useMapEngine } from './use-map-engine.ts'

/** What a map is given. */
export interface MapFrameProps extends MapEvents {
  /** Called once the map is there, and again when this changes: puts everything on it. */
  readonly onReady: (engine: MapEngine) => void
  /** Brings everything into view again. */
  readonly onWhole: (engine: MapEngine) => void
  /** Says what the map shows, for those who do not see it. */
  readonly label: string
  /** A cross stands in the middle. */
  readonly cross?: boolean
  readonly children?: ReactNode
}

/** A map with its buttons, its basemap and the sentence about borders. It fills the height it is given. */
export function MapFrame({ onReady, onWhole, label, cross = false, children, ...events }: MapFrameProps) {
  const { t } = useTranslation('map')
  const { bridge } = useServices()
  const language = useLanguage()
  const howId = useId()
  const target = useRef<HTMLDivElement>(null)
  const making = useMapEngine(target, events)
  const engine = making.kind === 'ready' ? making.engine : null
  const basemaps = useBasemaps()
  const { shown } = basemaps

  useEffect(() => {
    if (engine !== null) onReady(engine)
  }, [engine, onReady])
  useEffect(() => {
    void engine?.showBasemap(shown, (id, z, x, y) => bridge.call('basemaps.tile', { id, z, x, y }), language)
  }, [engine, shown, bridge, language])

  return (
    <div className={classes.frame} data-map={making.kind}>
      <BasemapNotes basemaps={basemaps} />
      <div className={classes.stage}>
        <div
          ref={target}
          className={classes.target}
          role="application"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys move the map.
          tabIndex={0}
          aria-label={label}
          aria-describedby={howId}
        />
        {making.kind === 'loading' && (
          <div className={classes.waiting} role="status" aria-label={t('loading')}>
            <Loader color="gray" type="bars" />
          </div>
        )}
        {making.kind === 'failed' && (
          <div className={classes.waiting} role="alert">
            {t('failed')}
          </div>
        )}
        {cross && <Cross />}
        <div className={classes.buttons}>
          <BasemapMenu basemaps={basemaps} />
          <MapButton label={t('zoomIn')} onClick={() => engine?.zoomBy(1)}>
            <IconPlus size={20} />
          </MapButton>
          <MapButton label={t('zoomOut')} onClick={() => engine?.zoomBy(-1)}>
            <IconMinus size={20} />
          </MapButton>
          <MapButton label={t('whole')} onClick={() => engine !== null && onWhole(engine)}>
            <IconArrowsMaximize size={20} />
          </MapButton>
        </div>
      </div>
      {children}
      <p className={classes.under} id={howId}>
        {t('how')}
      </p>
      <p className={classes.under}>
        {shown === null ? t('attributionNone') : t('attribution', { name: creditOf(shown) })}
        {sentenceGap(language)}
        {t('indicative')}
      </p>
    </div>
  )
}

/** A basemap's name with those who want to be named. */
function creditOf({ name, attribution }: Basemap): string {
  return attribution === '' ? name : `${name} (${attribution})`
}

function MapButton({
  label,
  onClick,
  children,
}: {
  readonly label: string
  readonly onClick: () => void
  readonly children: ReactNode
}) {
  return (
    <Tooltip label={label} position="left">
      <ActionIcon variant="default" size="lg" aria-label={label} onClick={onClick}>
        {children}
      </ActionIcon>
    </Tooltip>
  )
}

function Cross() {
  return (
    <div className={classes.cross} aria-hidden>
      <svg
        aria-hidden
        width="36"
        height="36"
        viewBox="0 0 36 36"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
      >
        <path d="M18 2v12M18 22v12M2 18h12M22 18h12" />
        <circle cx="18" cy="18" r="1.5" fill="currentColor" stroke="none" />
      </svg>
    </div>
  )
}
