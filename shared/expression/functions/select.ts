import type { FunctionDefinition } from '../scope.ts'
import { nodesAt, numberAt, textAt } from './arguments.ts'

/** Answers to select questions: choice names separated by spaces. */
export const SELECT_FUNCTIONS: readonly FunctionDefinition[] = [
  {
    name: 'selected',
    min: 2,
    max: 2,
    evaluate: (args) => names(textAt(args, 0)).includes(textAt(args, 1).trim()),
  },
  {
    name: 'selected-at',
    min: 2,
    max: 2,
    evaluate: (args) => names(textAt(args, 0))[Math.trunc(numberAt(args, 1))] ?? '',
  },
  { name: 'count-selected', min: 1, max: 1, evaluate: (args) => names(textAt(args, 0)).length },
  {
    name: 'jr:choice-name',
    min: 2,
    max: 2,
    nodeSets: [1],
    evaluate: (args, scope) => {
      const node = nodesAt(args, 1)[0]
      return node === undefined ? '' : scope.world.choiceLabel(node, textAt(args, 0))
    },
  },
]

function names(text: string): readonly string[] {
  return text.split(/\s+/).filter((name) => name !== '')
}
