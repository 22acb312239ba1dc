import { MAX_LISTED_DEFECTS } from '../limits.ts'
import type { Defect } from '../report.ts'

/** Collects what the checks find: the first thousand in full, then a count. */
export interface DefectList {
  add(code: string, path?: string, detail?: string): void
  readonly listed: readonly Defect[]
  readonly unlisted: number
  /** Whether a defect of one of these letters was found, e.g. `'BJL'`. */
  hasAny(letters: string): boolean
  /** Whether anything was found about this file. */
  concerns(path: string): boolean
}

/** An empty list. */
export function createDefectList(): DefectList {
  const listed: Defect[] = []
  const letters = new Set<string>()
  const paths = new Set<string>()
  let unlisted = 0
  return {
    listed,
    get unlisted() {
      return unlisted
    },
    add(code, path, detail) {
      letters.add(code.charAt(0))
      if (path !== undefined) paths.add(path)
      if (listed.length < MAX_LISTED_DEFECTS) listed.push(defect(code, path, detail))
      else unlisted += 1
    },
    hasAny: (wanted) => [...wanted].some((letter) => letters.has(letter)),
    concerns: (path) => paths.has(path),
  }
}

/** A defect without empty members. */
function defect(code: string, path?: string, detail?: string): Defect {
  return {
    code,
    ...(path === undefined ? {} : { path }),
    ...(detail === undefined ? {} : { detail }),
  }
}
