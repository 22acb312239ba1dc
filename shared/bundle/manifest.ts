/** One line of a manifest. */
export interface ManifestLine {
  readonly path: string
  /** SHA-256, lower-case hex. */
  readonly sha256: string
}

/** The text that `sha256sum -c --strict` reads: `hash␠␠path` and a line feed, sorted by path in byte order. */
export function manifestText(lines: readonly ManifestLine[]): string {
  return [...lines]
    .sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
    .map((line) => `${line.sha256}  ${line.path}\n`)
    .join('')
}

/**
 * Reads a manifest that must be exactly as `manifestText` writes it: sorted, each path once. Gives the hash of each
 * path in that order, or the number (from 1) of the first line that is not so.
 */
export function readManifest(text: string): ReadonlyMap<string, string> | { readonly badLine: number } {
  const hashes = new Map<string, string>()
  let before = ''
  const lines = text.split('\n')
  if (lines.pop() !== '') return { badLine: lines.length + 1 }
  for (const [index, line] of lines.entries()) {
    const match = /^([0-9a-f]{64}) {2}([\x21-\x7e]+)$/.exec(line)
    const path = match?.[2] ?? ''
    if (match?.[1] === undefined || path <= before) return { badLine: index + 1 }
    hashes.set(path, match[1])
    before = path
  }
  return hashes
}
