import ScaleLine from 'ol/control/ScaleLine'
import { boundingExtent } from 'ol/extent'
import { defaults as usualInteractions } from 'ol/interaction/defaults'
import OlMap from 'ol/Map'
import type MapBrowserEvent from 'ol/MapBrowserEvent'
import { fromLonLat } from 'ol/proj'
import View from 'ol/View'
import type { MapColours, MapEngine, MapEvents } from '../map-engine.ts'
import { type BasemapLayer, basemapLayer } from './basemap.ts'
import { draftLayer } from './draft.ts'
import { featureLayer } from './features.ts'
import { outlineLayer, outlineStyle } from './outlines.ts'
import { toPlace, toPoint } from './places.ts'

/*
 * Maps are drawn by OpenLayers (BSD-2-Clause) on a plain canvas. MapLibre draws faster, but only with WebGL, which
 * laptops in the field lack or have switched off for their drivers; and it wants a worker from a blob, which the content
 * security policy forbids.
 */

/** A single place is shown with about this much ground around it: zoom 13, some 20 m a pixel. */
const NEAR_ZOOM = 13
const MOST_ZOOM = 21

/** Pixels within which a finger catches a thing. */
const REACH = 12

/** Puts a map into an element. Everything that moves it by keyboard works while the element has the focus. */
export function createMap(target: HTMLElement, events: MapEvents, first: MapColours): MapEngine {
  const face = getComputedStyle(target).fontFamily
  let colours = first
  const outlines = outlineLayer()
  outlines.setStyle(outlineStyle(colours))
  const features = featureLayer(face, colours)
  const draft = draftLayer(events, colours)
  let basemap: BasemapLayer | null = null
  let drawing = false

  const map = new OlMap({
    target,
    keyboardEventTarget: target,
    layers: [outlines, features.layer, draft.layer],
    controls: [new ScaleLine({ target, minWidth: 80 })],
    interactions: usualInteractions({
      doubleClickZoom: false,
      altShiftDragRotate: false,
      pinchRotate: false,
    }),
    view: new View({ center: fromLonLat([0, 20]), zoom: 1, maxZoom: MOST_ZOOM, enableRotation: false }),
  })
  draft.modify.setActive(false)
  map.addInteraction(draft.modify)
  map.on('click', (event: MapBrowserEvent) => {
    if (drawing) {
      if (draft.hasTaken(event.pixel, map)) return
      events.onPlace?.(toPoint(event.coordinate))
      return
    }
    const [hit] = map.getFeaturesAtPixel(event.pixel, {
      hitTolerance: REACH,
      layerFilter: (layer) => layer === features.layer,
    })
    const id = hit?.getId()
    if (typeof id === 'string') events.onPick?.(id)
  })
  target.addEventListener('pointerdown', draft.begin, true)
  map.on('moveend', () => events.onRest?.(middle()))

  function middle() {
    return toPoint(map.getView().getCenter() ?? [0, 0])
  }

  return {
    middle,
    showFeatures: features.show,
    showDraft(now) {
      drawing = now !== null
      draft.modify.setActive(drawing)
      draft.show(now)
    },
    async showBasemap(chosen, read, language) {
      const next = chosen === null ? null : await basemapLayer(chosen, read, language, face, colours)
      if (basemap !== null) map.removeLayer(basemap.layer)
      basemap = next
      if (next !== null) map.getLayers().insertAt(1, next.layer)
    },
    recolour(next) {
      colours = next
      outlines.setStyle(outlineStyle(next))
      features.recolour(next)
      draft.recolour(next)
      basemap?.recolour(next)
    },
    fit(points) {
      if (points.length === 0) return
      map.getView().fit(boundingExtent(points.map(toPlace)), {
        padding: [48, 48, 48, 48],
        maxZoom: points.length === 1 ? NEAR_ZOOM : MOST_ZOOM - 3,
      })
    },
    zoomBy(steps) {
      const view = map.getView()
      view.setZoom((view.getZoom() ?? 0) + steps)
    },
    dispose() {
      target.removeEventListener('pointerdown', draft.begin, true)
      map.dispose()
    },
  }
}
