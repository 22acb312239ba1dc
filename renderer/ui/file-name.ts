/** A name that every system takes as that of a file: nothing that any of them forbids, and not too long. */
export function fileName(stem: string, ending: string): string {
  const clean = stem
    .normalize('NFC')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there.
    .replace(/[\u0000-\u001f\\/:*?"<>|]+/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '')
  return `${[...clean].slice(0, 80).join('').trim() || 'checklist'}.${ending}`
}
