/** The folder in which a path lies, whatever system wrote it. */
export function folderOf(path: string): string {
  return path.replace(/[\\/][^\\/]+[\\/]?$/, '') || path
}

/** The last part of a path. */
export function nameOf(path: string): string {
  return path.split(/[\\/]/).filter(Boolean).at(-1) ?? path
}
