/**
 * What is the matter with a disk or file, as far as it makes a difference to what a person does next. `full`: no room ·
 * `read-only`: write-protected · `gone`: taken out, or it does not answer · `locked`: held by another program ·
 * `refused`: the system does not permit it.
 */
export type DiskTrouble = 'full' | 'read-only' | 'gone' | 'locked' | 'refused'

/**
 * Names by which Linux, macOS and Windows (through libuv) tell them. A missing file is no trouble of a disk while it is
 * read; while it is written its folder is missing, and with it, as a rule, the stick it was on.
 */
const REASONS: ReadonlyMap<string, DiskTrouble> = new Map(
  Object.entries({
    ENOSPC: 'full',
    EDQUOT: 'full',
    EROFS: 'read-only',
    EIO: 'gone',
    ENODEV: 'gone',
    ENXIO: 'gone',
    ENOMEDIUM: 'gone',
    ENOTCONN: 'gone',
    ESTALE: 'gone',
    EHOSTDOWN: 'gone',
    EBUSY: 'locked',
    ETXTBSY: 'locked',
    EACCES: 'refused',
    EPERM: 'refused',
  } as const),
)

/** What a failed write (or, with `reading`, a failed read) means; null when it says nothing about the disk. */
export function diskTrouble(reason: string, reading = false): DiskTrouble | null {
  if (reason === 'ENOENT') return reading ? null : 'gone'
  return REASONS.get(reason) ?? null
}
