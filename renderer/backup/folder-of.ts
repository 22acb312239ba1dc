/** The folder in which a path lies, whatever system wrote it. */
function folderOf(path: string): string {
  return path.replace(/[\\/][^\\/]+[\\/]?$/, '') || path
}

/** The folder that a person chose for backups, by the path of one in it: without the folder of its device. */
export function placeOf(backup: string): string {
  return folderOf(backup).replace(/[\\/]device-[0-9a-f]{8}$/, '')
}
