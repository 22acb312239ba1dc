import { type RefObject, useEffect, useRef, useState } from 'react'
import type { MapEngine, MapEvents } from './map-engine.ts'
import { readColours } from './read-colours.ts'

/** A map being made, made, or not possible here. */
export type MakingMap =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly engine: MapEngine }
  | { readonly kind: 'failed' }

/** Loads the map engine and puts a map into the element; it takes the theme's colours and follows their changes. */
export function useMapEngine(target: RefObject<HTMLElement | null>, events: MapEvents): MakingMap {
  const [making, setMaking] = useState<MakingMap>({ kind: 'loading' })
  const latest = useRef(events)
  latest.current = events
  useEffect(() => {
    const element = target.current
    if (element === null) return
    let engine: MapEngine | null = null
    let wanted = true
    const relay: MapEvents = {
      onPick: (id) => latest.current.onPick?.(id),
      onPlace: (point) => latest.current.onPlace?.(point),
      onReshape: (points) => latest.current.onReshape?.(points),
      onRest: (middle) => latest.current.onRest?.(middle),
    }
    import('./engine/create-map.ts').then(
      ({ createMap }) => {
        if (!wanted) return
        engine = createMap(element, relay, readColours(element))
        setMaking({ kind: 'ready', engine })
      },
      () => wanted && setMaking({ kind: 'failed' }),
    )
    // Light, dark or high contrast: the theme writes it on the root element.
    const themes = new MutationObserver(() => engine?.recolour(readColours(element)))
    themes.observe(document.documentElement, { attributes: true })
    return () => {
      wanted = false
      themes.disconnect()
      engine?.dispose()
    }
  }, [target])
  return making
}
