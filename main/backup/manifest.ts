import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The file that lists all others of a backup with their SHA-256, as `sha256sum -c` reads it. */
export const MANIFEST = 'manifest-sha256.txt'

/** Hashes by name, relative to the backup's folder; shared files by `../files/…`. */
export type Manifest = ReadonlyMap<string, string>

const LINE =
  /^([0-9a-f]{64}) {2}((?:\.\.\/files(?:-[0-9a-f]{8})?|log|keys|trusted)\/[-0-9a-zA-Z._/]+|cards\.jsonl(?:\.age)?|backup\.json|identity\.age)$/

/** The manifest as text: sorted by name, a line each. */
export function writeManifest(manifest: Manifest): string {
  return [...manifest]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, sha256]) => `${sha256}  ${name}\n`)
    .join('')
}

/** Reads the manifest of a backup; null when there is none or a line of it is none. */
export async function readManifest(folder: string): Promise<Manifest | null> {
  const text = await readFile(join(folder, MANIFEST), 'utf8').catch(() => null)
  if (text === null || !text.endsWith('\n')) return null
  const found = new Map<string, string>()
  for (const line of text.slice(0, -1).split('\n')) {
    const [, sha256, name] = LINE.exec(line) ?? []
    // Nothing outside of the backup is ever read, whatever a foreign manifest says.
    if (sha256 === undefined || name === undefined || name.slice(3).includes('..')) return null
    found.set(name, sha256)
  }
  return found
}
