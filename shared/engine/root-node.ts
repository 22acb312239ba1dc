import type { ExpressionNode } from '../expression/scope.ts'
import { type Container, elementsOf, type FormNode } from './nodes.ts'

/** The form as a whole: the root element of the answers, below the document. */
export class RootNode implements ExpressionNode, Container {
  readonly name = 'data'
  readonly leaf = false
  readonly numeric = false
  readonly id = null
  readonly repeat = null
  readonly outer = null
  readonly depth = 0
  readonly nodes = new Map<string, FormNode>()
  readonly document: ExpressionNode = {
    name: '',
    leaf: false,
    numeric: false,
    text: () => '',
    relevant: () => true,
    parent: () => null,
    children: () => [this],
    position: () => 1,
  }
  members: readonly FormNode[] = []

  get element(): ExpressionNode {
    return this
  }

  text(): string {
    return ''
  }

  relevant(): boolean {
    return true
  }

  parent(): ExpressionNode {
    return this.document
  }

  children(): readonly ExpressionNode[] {
    return elementsOf(this.members)
  }

  position(): number {
    return 1
  }
}
