import type { Checklist } from '../checklist/checklist.ts'
import type { PropertyType } from '../checklist/definition.ts'
import { findItext } from '../checklist/itext.ts'
import { choiceNamed } from '../checklist/question-choices.ts'
import { parseDateTime } from '../expression/dates.ts'
import type { ExpressionNode, World } from '../expression/scope.ts'
import { buildChoiceNodes, type ChoiceNodes } from './choice-nodes.ts'
import type { Environment } from './form-view.ts'
import { type Container, type FormNode, QuestionNode, RepeatNode } from './nodes.ts'
import type { RootNode } from './root-node.ts'
import { containerAt } from './walk-nodes.ts'
import { fillWords } from './words.ts'

/** The world of a form's expressions, with the choice lists at hand. */
export interface FormWorld extends World {
  /** Nodes of a choice list; null when there is none of that name. */
  choices(list: string): ChoiceNodes | null
  /** What is known about this machine or its user; '' when it is not. */
  property(name: PropertyType): string
}

/** Makes the world around one form. Calculations are stored, so they see labels in the checklist's own language. */
export function createWorld(
  checklist: Checklist,
  root: RootNode,
  profile: Readonly<Record<string, string>>,
  environment: Environment,
  keptSum: NonNullable<World['keptSum']>,
): FormWorld {
  const language = checklist.definition.default_language
  const lists = new Map<string, ChoiceNodes>()
  const profileNodes = new Map(
    [...checklist.profile].map((name) => [name, profileNode(name, profile[name] ?? '')]),
  )
  const choices = (list: string): ChoiceNodes | null => {
    const known = lists.get(list)
    const definition = checklist.definition.choices[list]
    if (known !== undefined || definition === undefined) return known ?? null
    const built = buildChoiceNodes(list, definition, language)
    lists.set(list, built)
    return built
  }
  const world: FormWorld = {
    choices,
    property: (name) => environment.properties?.[name] ?? '',
    document: root.document,
    instance: (id) => choices(id)?.list ?? null,
    reference(name, from) {
      const container = containerAt(from) ?? root
      // Nearly always it is beside or around, and names are unique.
      for (let at: Container | null = container; at !== null; at = at.outer) {
        const node = at.nodes.get(name)
        if (node !== undefined) return seen(node)
      }
      const profiled = profileNodes.get(name)
      if (profiled !== undefined) return [profiled]
      return referenced(checklist, name, container)
    },
    choiceLabel: (node, value) => (node instanceof QuestionNode ? labelOf(node, value, language) : ''),
    itext(id) {
      const words = findItext(id, checklist.definition, checklist.rows)
      if (words === null) return ''
      return fillWords(words, (name) => shownText(world, name, root, language))[language] ?? ''
    },
    version: checklist.definition.version,
    now: () => environment.now(),
    offsetAt: (moment) => environment.offsetAt?.(moment) ?? parseDateTime(environment.now())?.offset ?? 0,
    random: () => environment.random(),
    uuid: () => environment.uuid(),
    keptSum,
  }
  return world
}

/**
 * The words for `${name}` in a label: the answer as people know it, which for a choice is its label. Several choices,
 * or several rows seen from outside, are listed.
 */
export function shownText(world: World, name: string, from: ExpressionNode, language: string): string {
  const shown = world.reference(name, from).map((node) => {
    if (!(node instanceof QuestionNode) || node.row.choices.length === 0) return node.text()
    const names = node.text().split(' ')
    return names.map((choice) => labelOf(node, choice, language) || choice).join(', ')
  })
  return shown.filter((text) => text !== '').join(', ')
}

/** From the innermost container around both, down into every row on the way to the name. */
function referenced(checklist: Checklist, name: string, from: Container): readonly ExpressionNode[] {
  const target = checklist.rows.get(name)
  if (target === undefined) return []
  let start = from
  while (start.repeat !== null && start.outer !== null && !target.repeats.includes(start.repeat.name)) {
    start = start.outer
  }
  let containers: readonly Container[] = [start]
  for (const repeat of target.repeats.slice(start.depth)) {
    containers = containers.flatMap((container) => rowsOf(container, repeat))
  }
  return containers.flatMap((container) => {
    const node = container.nodes.get(name)
    return node === undefined ? [] : seen(node)
  })
}

/** A node as an expression gets it: what is not asked is left out, and a repeat is its rows. */
function seen(node: FormNode): readonly ExpressionNode[] {
  if (!node.relevant()) return []
  return node.kind === 'repeat' ? node.rows() : [node]
}

function rowsOf(container: Container, repeat: string): readonly Container[] {
  const node = container.nodes.get(repeat)
  return node instanceof RepeatNode && node.relevant() ? node.rows() : []
}

function labelOf(node: QuestionNode, value: string, language: string): string {
  return choiceNamed(node.row.choices, value)?.label[language] ?? ''
}

function profileNode(name: string, text: string): ExpressionNode {
  return {
    name,
    leaf: true,
    numeric: /^-?\d+(\.\d+)?$/.test(text),
    text: () => text,
    relevant: () => true,
    parent: () => null,
    children: () => [],
    position: () => 1,
  }
}
