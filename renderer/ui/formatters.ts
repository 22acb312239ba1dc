const numbers = new Map<string, Intl.NumberFormat>()
const dates = new Map<string, Intl.DateTimeFormat>()

/** Writes numbers in a language, by its BCP 47 tag. Making one takes longer than drawing a line of a list, so each is kept. */
export function numberFormatter(tag: string, options: Intl.NumberFormatOptions = {}): Intl.NumberFormat {
  return kept(numbers, tag, options, () => new Intl.NumberFormat(tag, options))
}

/** Writes moments in a language, by its BCP 47 tag, in this device's zone unless the options name one; kept like numbers. */
export function dateFormatter(tag: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return kept(dates, tag, options, () => new Intl.DateTimeFormat(tag, options))
}

function kept<Formatter>(all: Map<string, Formatter>, tag: string, options: object, make: () => Formatter) {
  const key = `${tag} ${JSON.stringify(options)}`
  const known = all.get(key) ?? make()
  all.set(key, known)
  return known
}
