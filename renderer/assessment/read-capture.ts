import { MAX_FILE_PIECE } from '../../shared/ipc/journal-calls.ts'
import type { CaptureFacts } from '../../shared/record/attachment-events.ts'
import { readBytes } from '../storage/read-blob.ts'

/**
 * Pictures whose EXIF is read. ExifReader (MPL-2.0, used as it is published) was chosen because it is kept up, reads all
 * of these, works on bytes alone, and needs neither `eval` nor the network nor a canvas, so it runs in the sandboxed page.
 */
const PICTURES: ReadonlySet<string> = new Set([
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/tiff',
  'image/heic',
  'image/heif',
  'image/avif',
])

/**
 * Read of a file's beginning and of its end: as much as a piece, which is at hand when a file comes in. A JPEG has its EXIF in front, within a few blocks of 64 KiB; a PNG as a rule
 * before the picture, as telephones' HEIF files do; a WebP behind it, and a TIFF its directories at either end.
 */
const END_BYTES = MAX_FILE_PIECE

/** Beyond this size, which no camera reaches, formats that have it anywhere are left unread. */
const MAX_WHOLE_BYTES = 64 * 1024 * 1024

/** The longest name of a camera that is kept, in characters; see the schema of `attachment.add`. */
const MAX_DEVICE = 200

/** A tag as the library gives it; what a damaged file holds can be of any kind. */
type Tags = Readonly<Record<string, { readonly value?: unknown } | undefined>>

/**
 * What a picture says of when, where and with what it was taken; null when it says nothing, or is no picture. What is
 * damaged is left out, and nothing that is wrong with it keeps a file from coming in.
 *
 * @param head the first bytes of the file where they are at hand, `END_BYTES` at least or all of it; only read
 */
export async function readCapture(
  file: Blob,
  mediaType: string,
  head?: Uint8Array<ArrayBuffer>,
): Promise<CaptureFacts | null> {
  if (!PICTURES.has(mediaType)) return null
  const isInFront = mediaType === 'image/jpeg'
  if (!isInFront && file.size > MAX_WHOLE_BYTES) return null
  try {
    // Only those who bring a picture wait for it to be loaded.
    const { load } = await import('exifreader')
    const front = head ?? (await readBytes(file, 0, END_BYTES))
    const bytes = isInFront ? front : await bothEnds(file, front)
    const { exif } = load(bytes.buffer, { expanded: true, includeTags: { exif: true } })
    return exif === undefined ? null : factsOf(exif as Tags)
  } catch {
    // No EXIF, or none that can be read: that is no fault of the person who brings the file.
    return null
  }
}

/** A file with zeros for its middle, which take no memory until they are touched: what is at the end stands where it did. */
async function bothEnds(file: Blob, front: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  if (front.length >= file.size) return front
  const end = Math.max(front.length, file.size - END_BYTES)
  const bytes = new Uint8Array(file.size)
  bytes.set(front)
  bytes.set(await readBytes(file, end), end)
  return bytes
}

function factsOf(tags: Tags): CaptureFacts | null {
  const at = cameraTime(tags)
  const gpsAt = satelliteTime(tags)
  const lat = angle(tags, 'GPSLatitude', { N: 1, S: -1 }, 90)
  const lon = angle(tags, 'GPSLongitude', { E: 1, W: -1 }, 180)
  const direction = viewDirection(tags)
  const device = deviceName(tags)
  const facts: CaptureFacts = {
    ...(at !== null && { at }),
    ...(gpsAt !== null && { gps_at: gpsAt }),
    // Half a position is none.
    ...(lat !== null && lon !== null && { lat, lon }),
    ...(direction !== null && { direction }),
    ...(device !== '' && { device }),
  }
  return Object.keys(facts).length === 0 ? null : facts
}

/** EXIF writes `2026:05:30 16:00:10`; unknown digits are blanks or zeros, which make no date. */
function cameraTime(tags: Tags): string | null {
  for (const name of ['Original', 'Digitized']) {
    const [, y, mo, d, time] =
      /^(\d{4}):(\d{2}):(\d{2}) (\d{2}:\d{2}:\d{2})$/.exec(textOf(tags, `DateTime${name}`)) ?? []
    if (y === undefined || time === undefined || !isMoment(`${y}-${mo}-${d}T${time}Z`)) continue
    const offset = textOf(tags, `OffsetTime${name}`)
    const zone = offset === 'Z' ? '+00:00' : /^[+-](0\d|1[0-4]):[0-5]\d$/.test(offset) ? offset : ''
    return `${y}-${mo}-${d}T${time}${zone}`
  }
  return null
}

function satelliteTime(tags: Tags): string | null {
  const [, y, mo, d] = /^(\d{4}):(\d{2}):(\d{2})$/.exec(textOf(tags, 'GPSDateStamp')) ?? []
  const [h, mi, s] = fractionsOf(tags, 'GPSTimeStamp')
  if (y === undefined || h === undefined || mi === undefined || s === undefined) return null
  const two = (part: number) => String(Math.floor(part)).padStart(2, '0')
  const moment = `${y}-${mo}-${d}T${two(h)}:${two(mi)}:${two(s)}Z`
  return isMoment(moment) ? moment : null
}

/** Whether the calendar has this moment: a date such as the 31st of February is a damaged one. */
function isMoment(moment: string): boolean {
  const date = new Date(moment)
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 19) === moment.slice(0, 19)
}

/** Degrees, minutes and seconds as decimal degrees; six decimals are a tenth of a metre. */
function angle(
  tags: Tags,
  name: string,
  signs: Readonly<Record<string, number>>,
  limit: number,
): string | null {
  const sign = signs[textOf(tags, `${name}Ref`)]
  const [degrees, minutes = 0, seconds = 0] = fractionsOf(tags, name)
  if (sign === undefined || degrees === undefined) return null
  const size = degrees + minutes / 60 + seconds / 3600
  return size <= limit ? plain(sign * size, 6) : null
}

function viewDirection(tags: Tags): string | null {
  const [degrees] = fractionsOf(tags, 'GPSImgDirection')
  const north = textOf(tags, 'GPSImgDirectionRef')
  if (degrees === undefined || degrees > 360) return null
  return north === 'T' || north === 'M' ? `${plain(degrees, 1)} ${north}` : plain(degrees, 1)
}

function deviceName(tags: Tags): string {
  const make = textOf(tags, 'Make')
  const model = textOf(tags, 'Model')
  const whole = model.toLowerCase().startsWith(make.toLowerCase()) ? model : `${make} ${model}`.trim()
  return [...whole].slice(0, MAX_DEVICE).join('')
}

/** A text tag without what has no place in a line; '' when there is none. */
function textOf(tags: Tags, name: string): string {
  const value = tags[name]?.value
  const text = Array.isArray(value) ? value[0] : value
  if (typeof text !== 'string') return ''
  const line = text.replaceAll(/[\p{Cc}\p{Cf}\uFFFD]/gu, ' ').replaceAll(/\s+/g, ' ')
  return line.toWellFormed().normalize('NFC').trim()
}

/** The fractions of a tag as numbers; none when one of them is none, or negative. */
function fractionsOf(tags: Tags, name: string): readonly number[] {
  const value = tags[name]?.value
  if (!Array.isArray(value)) return []
  const pairs: readonly unknown[] = Array.isArray(value[0]) ? value : [value]
  const numbers = pairs.map((pair) => {
    const [over, under] = Array.isArray(pair) ? pair : []
    return typeof over === 'number' && typeof under === 'number' ? over / under : Number.NaN
  })
  return numbers.every((number) => Number.isFinite(number) && number >= 0) ? numbers : []
}

function plain(number: number, decimals: number): string {
  const text = number.toFixed(decimals).replace(/\.?0+$/, '')
  return text === '-0' ? '0' : text
}
