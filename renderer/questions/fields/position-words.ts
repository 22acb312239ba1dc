import type { TFunction } from 'i18next'
import type { GeoPoint } from '../../../shared/checklist/value.ts'
import type { PositionProblem } from '../../../shared/geo/position-problem.ts'
import { writeMgrs, writeUtm } from '../../../shared/geo/write-position.ts'

/** A position in words, e.g. `15.84° S, 70.02° W`. */
export function describePosition(point: GeoPoint, t: TFunction): string {
  const lat = t(point.lat.startsWith('-') ? 'questions:position.south' : 'questions:position.north', {
    degrees: bare(point.lat),
  })
  const lon = t(point.lon.startsWith('-') ? 'questions:position.west' : 'questions:position.east', {
    degrees: bare(point.lon),
  })
  const parts = [t('questions:position.pair', { lat, lon })]
  if (point.alt !== undefined) parts.push(t('questions:position.altitude', { metres: point.alt }))
  if (point.accuracy !== undefined) parts.push(t('questions:position.accuracy', { metres: point.accuracy }))
  return parts.join(' · ')
}

function bare(degrees: string): string {
  return degrees.replace('-', '')
}

/** The same position on the grids that receivers and paper maps show; empty near the poles. */
export function describeGrids(point: GeoPoint, t: TFunction): string {
  const [utm, mgrs] = [writeUtm(point), writeMgrs(point)]
  if (utm === null || mgrs === null) return ''
  const told = utm.replace(/north|south/, (hemisphere) => t(`map:grid.${hemisphere}`))
  return `${t('map:grid.utm', { text: told })} · ${t('map:grid.mgrs', { text: mgrs })}`
}

/** Why a text is no position, with the part of it that is to blame. */
export function describeProblem(text: string, problem: PositionProblem, t: TFunction): string {
  const part = text.slice(problem.start, problem.end).trim()
  return part === '' ? t('map:problem.nothing') : t(`map:problem.${problem.code}`, { part })
}
