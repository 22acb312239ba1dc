import type { Light, LightName } from '../report.ts'
import type { DefectList } from './defect-list.ts'

/**
 * A group of checks, by its letter, that could not be made. `required-roles` and `ssh-signature` are single checks of
 * group S.
 */
export type Unchecked =
  | 'B'
  | 'V'
  | 'J'
  | 'L'
  | 'H'
  | 'A'
  | 'D'
  | 'S'
  | 'T'
  | 'required-roles'
  | 'ssh-signature'

const ORDER = ['B', 'V', 'J', 'L', 'H', 'A', 'D', 'S', 'T'] as const

/**
 * Turns what was found, and what could not be looked at, into the four lights. A light is `no` as soon as one defect
 * belongs to it, `yes` only when all its checks were made and none found anything, and `unknown` otherwise. An optional
 * SSH signature beside a signature that was checked says nothing new, so it leaves the light alone.
 */
export function judge(
  defects: DefectList,
  unchecked: ReadonlySet<Unchecked>,
  trustGiven: boolean,
): { readonly lights: Readonly<Record<LightName, Light>>; readonly notChecked: readonly string[] } {
  const light = (letters: string, open: boolean): Light => {
    if (defects.hasAny(letters)) return 'no'
    return open || [...letters].some((letter) => unchecked.has(letter as Unchecked)) ? 'unknown' : 'yes'
  }
  const signed = light('HS', unchecked.has('required-roles'))
  const trusted = light('T', !trustGiven)
  const single = unchecked.has('required-roles') || unchecked.has('ssh-signature')
  return {
    lights: {
      intact: light('FZBJLAD', false),
      signed,
      // A known name on a signature that does not hold says nothing.
      trusted: trusted === 'yes' && signed !== 'yes' ? 'unknown' : trusted,
      // No register yet: whether a newer revision was received cannot be known.
      current: 'unknown',
    },
    notChecked: ORDER.filter((group) => unchecked.has(group) || (group === 'S' && single)),
  }
}
