import type { Choice } from '../checklist/definition.ts'
import { ITEXT_COLUMN, itextIdOf } from '../checklist/itext.ts'
import { createItemIndex } from '../expression/item-index.ts'
import type { ExpressionNode, ItemIndex } from '../expression/scope.ts'

/** A choice list as expressions see it: the list, its `root`, and an `item` for each choice. */
export interface ChoiceNodes {
  readonly list: ExpressionNode
  /** The parent of the items. */
  readonly root: ExpressionNode
  /** In the order of the list. */
  readonly items: readonly ExpressionNode[]
}

/**
 * Builds the nodes of a choice list: `instance('name')/root/item`, each item with `name`, `label` (in `language`), the
 * id of its label, and its further columns. They never change.
 */
export function buildChoiceNodes(name: string, choices: readonly Choice[], language: string): ChoiceNodes {
  const list = new ChoiceNode('instance', null, '', 1)
  const root = new ChoiceNode('root', list, '', 1)
  list.add(root)
  const items = choices.map((choice, index) => {
    const item = new ChoiceNode('item', root, '', index + 1)
    const columns = {
      [ITEXT_COLUMN]: itextIdOf(name, index),
      ...choice.columns,
      name: choice.name,
      label: choice.label[language] ?? '',
    }
    for (const [column, text] of Object.entries(columns)) item.add(new ChoiceNode(column, item, text, 1))
    root.add(item)
    return item
  })
  root.index = createItemIndex(items, (item, column) => textOfColumn(item, column))
  return { list, items, root }
}

function textOfColumn(item: ExpressionNode, column: string): string {
  return (
    item
      .children()
      .find((child) => child.name === column)
      ?.text() ?? ''
  )
}

class ChoiceNode implements ExpressionNode {
  readonly name: string
  readonly numeric = false
  index?: ItemIndex
  readonly #parent: ChoiceNode | null
  readonly #text: string
  readonly #position: number
  readonly #children: ChoiceNode[] = []

  constructor(name: string, parent: ChoiceNode | null, text: string, position: number) {
    this.name = name
    this.#parent = parent
    this.#text = text
    this.#position = position
  }

  get leaf(): boolean {
    return this.#children.length === 0
  }

  add(child: ChoiceNode): void {
    this.#children.push(child)
  }

  text(): string {
    return this.#text
  }

  relevant(): boolean {
    return true
  }

  parent(): ExpressionNode | null {
    return this.#parent
  }

  children(): readonly ExpressionNode[] {
    return this.#children
  }

  position(): number {
    return this.#position
  }
}
