import type { Light, LightName } from '../report.ts'
import type { DefectList } from './defect-list.ts'

/** A group of checks, or a single one, that was not made. */
export type Unchecked = 'B' | 'V' | 'J' | 'L' | 'H' | 'A' | 'D' | 'S' | 'S11' | 'S13' | 'T' | 'R'

const ORDER: readonly Unchecked[] = ['B', 'V', 'J', 'L', 'H', 'A', 'D', 'S', 'S11', 'S13', 'T', 'R']

/**
 * Turns what was found, and what was not looked at, into the four lights. A light is `no` as soon as one defect belongs
 * to it, `yes` only when all its checks were made and none found anything, and `unknown` otherwise.
 */
export function judge(
  defects: DefectList,
  unchecked: ReadonlySet<Unchecked>,
  trustGiven: boolean,
): { readonly lights: Readonly<Record<LightName, Light>>; readonly notChecked: readonly Unchecked[] } {
  const open = new Set(unchecked)
  // No register yet: whether this is the latest revision cannot be known.
  open.add('R')
  if (!trustGiven) open.add('T')
  const light = (letters: string): Light => {
    if (defects.hasAny(letters)) return 'no'
    return [...open].some((group) => letters.includes(group.charAt(0)) && group !== 'S13') ? 'unknown' : 'yes'
  }
  const intact = light('FZBJLAD')
  const signed = light('HS')
  const trusted = light('T')
  return {
    lights: {
      intact,
      signed,
      // A known name on a signature that does not hold says nothing.
      trusted: trusted === 'yes' && signed !== 'yes' ? 'unknown' : trusted,
      current: light('R'),
    },
    notChecked: ORDER.filter((group) => open.has(group)),
  }
}
