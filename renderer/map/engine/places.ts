import type { Coordinate } from 'ol/coordinate'
import { fromLonLat, toLonLat } from 'ol/proj'
import type { GeoPoint } from '../../../shared/checklist/value.ts'

/** A tenth of a metre: finer than any hand on a screen. */
const DECIMALS = 6

/** A position as a place on the map (Web Mercator). */
export function toPlace({ lat, lon }: GeoPoint): Coordinate {
  return fromLonLat([Number(lon), Number(lat)])
}

/** A place on the map as a position; across the date line it is taken back onto the globe. */
export function toPoint(place: Coordinate): GeoPoint {
  const [lon = 0, lat = 0] = toLonLat(place)
  const round = (degrees: number) => {
    const rounded = Number(degrees.toFixed(DECIMALS))
    return rounded === 0 ? '0' : String(rounded)
  }
  return { lat: round(lat), lon: round(lon) }
}
