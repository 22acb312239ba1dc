const UNITS = ['B', 'KiB', 'MiB', 'GiB'] as const

/** A size in bytes for people: `812 B`, `3.4 MiB`. Powers of 1024, one decimal below ten. */
export function fileSize(bytes: number): string {
  let size = bytes
  let unit = 0
  while (size >= 1024 && unit < UNITS.length - 1) {
    size /= 1024
    unit += 1
  }
  return `${unit > 0 && size < 10 ? size.toFixed(1) : Math.round(size)} ${UNITS[unit]}`
}
