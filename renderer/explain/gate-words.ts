import type { Path } from '../../shared/checklist/value.ts'
import type { Explanation, Gate } from '../../shared/engine/explanation.ts'
import { conditionWords } from './expression-words.ts'
import { labelOf } from './meaning.ts'
import { type Phrase, phrase } from './phrase.ts'
import { type Speaker, say } from './speaker.ts'

/** One gate in one sentence. `of` is the row that is explained: a gate further out is named. */
export function gateWords(gate: Gate, of: Path, speaker: Speaker): Phrase {
  const own = gate.path === of
  const label = phrase('name', gateLabel(gate, speaker))
  if (gate.reason === null) return say(speaker, own ? 'gate.quick' : 'gate.quickAround', { label })
  const { tree } = gate.reason.test
  if (tree.kind === 'call' && tree.name === 'false') {
    return say(speaker, own ? 'gate.never' : 'gate.neverAround', { label })
  }
  const a = conditionWords(tree, { ...speaker, inputs: gate.reason.inputs })
  return say(speaker, own ? 'gate.own' : 'gate.around', { a, label })
}

/** Why a row is not asked, in one sentence; empty when it is. */
export function notAskedWords({ path, gates, asked }: Explanation, speaker: Speaker): Phrase {
  const gate = gates.find(({ holds }) => !holds)
  return asked || gate === undefined ? [] : gateWords(gate, path, speaker)
}

/** What a gate stands at, in words. */
export function gateLabel({ view: { label, definition } }: Gate, speaker: Speaker): string {
  return labelOf({ label, name: definition.name }, speaker)
}
