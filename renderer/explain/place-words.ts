import { printExpression } from '../../shared/expression/print.ts'
import type { PathTree, Tree } from '../../shared/expression/tree.ts'
import { chosenAt, isLiteral } from './comparison.ts'
import { quoted } from './literal-words.ts'
import { labelOf, meaningOf, shortFormula } from './meaning.ts'
import { type Phrase, phrase } from './phrase.ts'
import { type Speaker, say } from './speaker.ts'

/** Puts the parts inside of a name or path into words. */
export interface Talk {
  condition(tree: Tree, speaker: Speaker): Phrase
  value(tree: Tree, speaker: Speaker): Phrase
}

/** A reference by the label of what it means, or by the formula of what only the checklist knows. */
export function nameWords(tree: Tree, speaker: Speaker, talk: Talk): Phrase {
  const meaning = meaningOf(tree, speaker)
  if (meaning === null) return phrase('name', printExpression(tree))
  const between = shortFormula(meaning, speaker)
  if (between !== null) return talk.value(between, speaker)
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
  if (typeof tree.from !== 'string' && tree.from.kind === 'call' && tree.from.name === 'instance') {
    return listWords(tree, conditions, speaker, talk)
  }
  if (meaningOf(tree, speaker) === null) {
    // Inside a condition on choices, a bare name is a column.
    const column = tree.from === 'context' && tree.steps.length === 1 ? last?.name : undefined
    if (column === 'name') return say(speaker, 'lookUp.name')
    return column == null ? phrase('name', printExpression(tree)) : quoted(column, 'name', speaker)
  }
  return conditions.reduce<Phrase>(
    (a, condition) =>
      isLiteral(condition)
        ? say(speaker, 'lookUp.entry', { a, b: talk.value(condition, speaker) })
        : say(speaker, 'lookUp.where', { a, b: talk.condition(condition, speaker) }),
    nameWords(tree, speaker, talk),
  )
}

/** `instance('list')/root/item[condition]/column`. */
function listWords(tree: PathTree, conditions: readonly Tree[], speaker: Speaker, talk: Talk): Phrase {
  const id = typeof tree.from !== 'string' && tree.from.kind === 'call' ? tree.from.args[0] : undefined
  const list = id?.kind === 'text' ? id.value : ''
  const column = tree.steps.length > 2 ? (tree.steps.at(-1)?.name ?? '') : null
  const chosen = conditions.length === 1 ? chosenAt(conditions[0]) : null
  if (chosen !== null && column !== null) {
    return say(speaker, 'lookUp.columnFor', { a: talk.value(chosen, speaker) }, { list, column })
  }
  const [first, ...more] = conditions.map((condition) => talk.condition(condition, speaker))
  const a = more.reduce((before, next) => say(speaker, 'and', { a: before, b: next }), first ?? [])
  const key = `lookUp.${column === null ? 'items' : 'column'}${first === undefined ? '' : 'Where'}`
  return say(speaker, key, { a }, { list, column })
}
