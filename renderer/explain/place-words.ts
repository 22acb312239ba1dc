import { printExpression } from '../../shared/expression/print.ts'
import type { PathTree, Tree } from '../../shared/expression/tree.ts'
import { betweenWords } from './between-words.ts'
import { isLiteral } from './comparison.ts'
import { lookUpWords, readLookUp } from './list-words.ts'
import { quoted } from './literal-words.ts'
import { isBetween, labelOf, meaningOf, shortFormula } from './meaning.ts'
import { type Phrase, phrase } from './phrase.ts'
import { type Speaker, say } from './speaker.ts'
import type { Talk } from './talk.ts'

/** A reference by the label of what it means, or by the formula of what only the checklist knows. */
export function nameWords(tree: Tree, speaker: Speaker, talk: Talk): Phrase {
  const meaning = meaningOf(tree, speaker)
  if (meaning === null) return phrase('name', printExpression(tree))
  const between = shortFormula(meaning, speaker)
  if (between !== null) return talk.value(between, speaker)
  if (isBetween(meaning, speaker)) return betweenWords(meaning, speaker)
  const a = quoted(labelOf(meaning, speaker), 'name', speaker)
  return meaning.profile === true ? say(speaker, 'inProfile', { a }) : a
}

/** A path by the label of what it leads to; a look-up by its list, column and condition. */
export function pathWords(tree: PathTree, speaker: Speaker, talk: Talk): Phrase {
  const last = tree.steps.at(-1)
  const isSelf =
    tree.from === 'context' && tree.steps.length === 1 && last?.axis === 'self' && last.name === null
  if (isSelf) return say(speaker, 'answer')
  const conditions = [...tree.predicates, ...tree.steps.flatMap((step) => step.predicates)]
  const lookUp = readLookUp(tree)
  if (lookUp !== null) return lookUpWords(lookUp, speaker, talk)
  if (meaningOf(tree, speaker) === null && typeof tree.from !== 'string' && tree.from.kind === 'reference') {
    const name = last?.name ?? tree.from.name
    return narrowed(
      nameWords({ kind: 'reference', name, at: tree.at }, speaker, talk),
      conditions,
      speaker,
      talk,
    )
  }
  if (meaningOf(tree, speaker) === null) {
    // Inside a condition on choices, a bare name is a column.
    const column = tree.from === 'context' && tree.steps.length === 1 ? last?.name : undefined
    if (column === 'name') return say(speaker, 'lookUp.name')
    return column == null ? phrase('name', printExpression(tree)) : quoted(column, 'name', speaker)
  }
  return narrowed(nameWords(tree, speaker, talk), conditions, speaker, talk)
}

/** Something with the conditions on it, or the number of the entry that is meant. */
function narrowed(what: Phrase, conditions: readonly Tree[], speaker: Speaker, talk: Talk): Phrase {
  return conditions.reduce<Phrase>(
    (a, condition) =>
      isLiteral(condition)
        ? say(speaker, 'lookUp.entry', { a, b: talk.value(condition, speaker) })
        : say(speaker, 'lookUp.where', { a, b: talk.condition(condition, speaker) }),
    what,
  )
}
