import type { Path } from '../checklist/value.ts'
import type { Sha256 } from '../lib/sha256.ts'
import { gradeCapture } from './grade-clock.ts'
import type { AttachmentState, RecordState } from './record-state.ts'
import { livePaths } from './to-form-input.ts'

/**
 * How far from the mine a picture may be taken before it is asked about, km, however small the mine is. Ponds, roads,
 * pipelines and power lines lie outside of a title; ten kilometres is beyond most of them.
 */
const NEAR_MINE_KM = 10

/** Hours before the first and after the last entry of an assessment that still count as its visit: the day around it. */
const VISIT_SLACK_HOURS = 24

/** How far local time can be from UTC, hours: what a camera without a zone may be off by. */
const ZONE_HOURS = 14

/** Something to look at twice. None of these says that a file is false, and none keeps it out. */
export type EvidenceWarning =
  /** The very same bytes prove other questions too. */
  | { readonly kind: 'same-file'; readonly paths: readonly Path[] }
  /** By its own account it was taken so far from the mine. */
  | { readonly kind: 'far'; readonly km: number }
  /** By its own account it was taken so many hours before the first entry, or after the last one. */
  | { readonly kind: 'before-visit' | 'after-visit'; readonly hours: number }
  /** The file does not say when, or where, it was taken. */
  | { readonly kind: 'no-time' | 'no-place' }
  /** The camera's clock was so many seconds off the satellites' (negative: behind). */
  | { readonly kind: 'camera-clock'; readonly seconds: number }
  /** The clock of this device was so many seconds behind the satellites' when the file was added. */
  | { readonly kind: 'device-clock'; readonly seconds: number }

/** The kinds of warnings, in the order in which they are shown. */
export const EVIDENCE_WARNINGS = [
  'same-file',
  'far',
  'before-visit',
  'after-visit',
  'no-time',
  'no-place',
  'camera-clock',
  'device-clock',
] as const satisfies readonly EvidenceWarning['kind'][]

/** What a file is held against. */
export interface EvidenceAround {
  /** Where the mine lies, WGS 84 in decimal degrees, and its area in hectares; null where that is not known. */
  readonly mine: { readonly lat: number; readonly lon: number; readonly areaHa: number | null } | null
  /** Claimed times of the first and the last entry, UTC; null before any. */
  readonly visit: { readonly from: string; readonly to: string } | null
  /** Where each file is evidence. */
  readonly uses: ReadonlyMap<Sha256, readonly Path[]>
}

/** What files of a record are held against; `visit` as in `EvidenceAround`. */
export function evidenceAround(record: RecordState, visit: EvidenceAround['visit']): EvidenceAround {
  const profile = record.opened?.mine.profile ?? {}
  const lat = numberOf(profile.lat)
  const lon = numberOf(profile.lon)
  const isLive = livePaths(record)
  const uses = new Map<Sha256, Path[]>()
  for (const [path, files] of record.attachments) {
    if (!isLive(path)) continue
    for (const { sha256 } of files) {
      const paths = uses.get(sha256)
      if (paths === undefined) uses.set(sha256, [path])
      else paths.push(path)
    }
  }
  const mine = lat === null || lon === null ? null : { lat, lon, areaHa: numberOf(profile.area_ha) }
  return { mine, visit, uses }
}

/** What is worth a second look at a file that is evidence at `path`, in the order of `EVIDENCE_WARNINGS`. */
export function evidenceWarnings(
  path: Path,
  attachment: AttachmentState,
  { mine, visit, uses }: EvidenceAround,
): readonly EvidenceWarning[] {
  const { sha256, media_type, at: added, capture = {} } = attachment
  const warnings: EvidenceWarning[] = []
  const others = (uses.get(sha256) ?? []).filter((other) => other !== path)
  if (others.length > 0) warnings.push({ kind: 'same-file', paths: others })
  const km = mine === null ? null : distanceTo(mine, capture)
  if (mine !== null && km !== null && km > reachOf(mine.areaHa)) warnings.push({ kind: 'far', km })
  const taken = takenAt(capture)
  if (visit !== null && taken !== null) {
    const before = hoursOff(visit.from, taken)
    const after = hoursOff(taken, visit.to)
    const slack = VISIT_SLACK_HOURS + (hasZone(capture) ? 0 : ZONE_HOURS)
    if (before > slack) warnings.push({ kind: 'before-visit', hours: Math.round(before) })
    if (after > slack) warnings.push({ kind: 'after-visit', hours: Math.round(after) })
  }
  // What the app took is known to be from here and now; a document or a sound says neither in any case.
  if (media_type.startsWith('image/') && capture.in_app === undefined) {
    if (taken === null) warnings.push({ kind: 'no-time' })
    if (capture.lat === undefined || capture.lon === undefined) warnings.push({ kind: 'no-place' })
  }
  const { behindGps, cameraOff } = gradeCapture(capture, added)
  if (cameraOff !== undefined) warnings.push({ kind: 'camera-clock', seconds: cameraOff })
  if (behindGps !== undefined) warnings.push({ kind: 'device-clock', seconds: behindGps })
  return warnings
}

/** The distance in whole kilometres at which a picture counts as far: three radii of a round mine of that area, or more. */
function reachOf(areaHa: number | null): number {
  const radius = areaHa === null || areaHa <= 0 ? 0 : Math.sqrt(areaHa / 100 / Math.PI)
  return Math.max(NEAR_MINE_KM, 3 * radius)
}

/** Great-circle distance to where a picture says it was taken, km with one decimal; null when it does not say. */
function distanceTo(
  mine: { readonly lat: number; readonly lon: number },
  place: { readonly lat?: string; readonly lon?: string },
): number | null {
  const lat = numberOf(place.lat)
  const lon = numberOf(place.lon)
  if (lat === null || lon === null) return null
  const radians = (degrees: number) => (degrees * Math.PI) / 180
  const half = (from: number, to: number) => Math.sin(radians(to - from) / 2) ** 2
  const across = Math.cos(radians(mine.lat)) * Math.cos(radians(lat)) * half(mine.lon, lon)
  // Mean radius of the earth, km.
  const km = 2 * 6371 * Math.asin(Math.sqrt(Math.min(1, half(mine.lat, lat) + across)))
  return Math.round(km * 10) / 10
}

/**
 * The moment a file says it was taken, milliseconds since 1970. The satellites' time is the better one. A camera's own
 * time without a zone is taken as UTC: it is off by `ZONE_HOURS` at most.
 */
function takenAt({ at, gps_at }: { readonly at?: string; readonly gps_at?: string }): number | null {
  const said = gps_at ?? (at === undefined || /[+-]\d{2}:\d{2}$/.test(at) ? at : `${at}Z`)
  const moment = said === undefined ? Number.NaN : Date.parse(said)
  return Number.isNaN(moment) ? null : moment
}

function hasZone({ at = '', gps_at }: { readonly at?: string; readonly gps_at?: string }): boolean {
  return gps_at !== undefined || /[+-]\d{2}:\d{2}$/.test(at)
}

/** Hours from `to` to `from`; positive when `to` lies before. */
function hoursOff(from: string | number, to: string | number): number {
  const ms = (moment: string | number) => (typeof moment === 'number' ? moment : Date.parse(moment))
  return (ms(from) - ms(to)) / 3_600_000
}

function numberOf(text: string | undefined): number | null {
  const number = text === undefined || text.trim() === '' ? Number.NaN : Number(text)
  return Number.isFinite(number) ? number : null
}
