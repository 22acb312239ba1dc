/** An event is one line of at most 64 KiB (bundle format §12); this many characters always fit. */
export const MAX_TEXT = 16_000
