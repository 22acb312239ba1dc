import type { Tree } from '../../shared/expression/tree.ts'
import type { Phrase } from './phrase.ts'
import type { Speaker } from './speaker.ts'

/** Puts the parts inside of a name or path into words. */
export interface Talk {
  condition(tree: Tree, speaker: Speaker): Phrase
  value(tree: Tree, speaker: Speaker): Phrase
}
