import type { Settings } from './storage.ts'

type Drafts = Settings['drafts']

/** The drafts after a change that names only some of them. A draft of null is removed. */
export function mergeDrafts(before: Drafts, changed: Drafts = {}): Drafts {
  return Object.fromEntries(Object.entries({ ...before, ...changed }).filter(([, draft]) => draft !== null))
}
