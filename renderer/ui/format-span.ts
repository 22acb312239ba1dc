import { type Language, languageTag } from '../messages/i18n.ts'
import { numberFormatter } from './formatters.ts'

/** A span of time in its two largest units, e.g. `2 hr 30 min`; under a minute in seconds. */
export function formatSpan(seconds: number, language: Language): string {
  const whole = Math.round(Math.abs(seconds))
  const parts: readonly (readonly [number, 'day' | 'hour' | 'minute' | 'second'])[] = [
    [Math.floor(whole / 86_400), 'day'],
    [Math.floor((whole % 86_400) / 3600), 'hour'],
    [Math.floor((whole % 3600) / 60), 'minute'],
    [whole % 60, 'second'],
  ]
  const first = parts.findIndex(([count]) => count > 0)
  const shown = first < 0 ? parts.slice(-1) : parts.slice(first, first + 2).filter(([count]) => count > 0)
  return shown
    .map(([count, unit]) =>
      numberFormatter(languageTag(language), { style: 'unit', unit, unitDisplay: 'short' }).format(count),
    )
    .join(' ')
}

/** Minutes east of UTC as people write them, e.g. `UTC+05:45`. */
export function formatZone(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  const size = Math.abs(minutes)
  return `UTC${minutes < 0 ? '−' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`
}
