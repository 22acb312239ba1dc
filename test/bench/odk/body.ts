import { QUESTION_TYPES } from './question-types.ts'
import type { References } from './references.ts'
import { ancestors, descendants, type Element, xpathOf } from './survey-tree.ts'
import { dynamicDefaults } from './values.ts'
import { node } from './xml.ts'

/** What the body needs to know beside the survey. */
export interface BodyContext {
  readonly root: Element
  readonly references: References
  /** How a select reads the labels of a list from the workbook. */
  readonly labelOf: (list: string) => string
}

/** The controls of everything inside of an element (`xml_control` of each class). */
export function writeControls(element: Element, context: BodyContext): string {
  return element.children.map((child) => writeControl(child, context)).join('')
}

function writeControl(element: Element, context: BodyContext): string {
  if (element.kind === 'question') return writeQuestion(element, context)
  const ref = xpathOf(element)
  const label = hasLabel(element) ? labelOf(element) : ''
  const control = controlAttributes(element, context)
  if (element.kind === 'group')
    return node('group', { ...control, ref }, label, writeControls(element, context))
  const own = descendants(element).filter((below) => innermostRepeat(below) === element)
  const repeat = node(
    'repeat',
    { nodeset: ref, ...control },
    writeControls(element, context),
    ...dynamicDefaults(own, context.references, true),
  )
  return node('group', { ref }, label, repeat)
}

function innermostRepeat(element: Element): Element | undefined {
  return ancestors(element).findLast(({ kind }) => kind === 'repeat')
}

function writeQuestion(element: Element, context: BodyContext): string {
  const kind = QUESTION_TYPES[element.type]
  if (kind === undefined) throw new Error(`survey row ${element.row}: unknown type ${element.type}`)
  const { cells } = element
  const worked = cells.has('bind::calculate') || cells.has('trigger')
  if (kind.control === undefined || (worked && !hasLabel(element) && !has(element, 'hint'))) return ''
  const hint =
    has(element, 'hint') || has(element, 'guidance_hint')
      ? node('hint', { ref: `jr:itext('${xpathOf(element)}:hint')` })
      : ''
  return node(
    kind.control,
    {
      ...controlAttributes(element, context),
      ref: xpathOf(element),
      mediatype: kind.media,
      ...(element.type === 'range' ? parametersOf(element) : {}),
    },
    hasLabel(element) ? labelOf(element) : '',
    hint,
    element.list === '' ? '' : writeItemset(element, context),
    ...writeTriggered(element, context),
  )
}

/** `MultipleChoiceQuestion.build_xml` */
function writeItemset(element: Element, { references, labelOf: labelRef }: BodyContext): string {
  const parameters = parametersOf(element)
  const file = /^(.*)\.(csv|xml|geojson)$/.exec(element.list)
  const filter = element.cells.get('choice_filter')
  const condition =
    filter === undefined ? '' : `[${references.insert(filter, element, { useCurrent: true })}]`
  let nodeset = `instance('${file?.[1] ?? element.list}')/root/item${condition}`
  if (parameters.randomize === 'true') {
    const seed = parameters.seed
    nodeset = `randomize(${nodeset}${seed === undefined ? '' : `, ${references.insert(seed, element).trim()}`})`
  }
  const [value, label] = file?.[2] === 'geojson' ? ['id', 'title'] : ['name', 'label']
  return node(
    'itemset',
    { nodeset },
    node('value', { ref: file === null ? 'name' : (parameters.value ?? value) }),
    node('label', { ref: file === null ? labelRef(element.list) : (parameters.label ?? label) }),
  )
}

/** What is worked out when this question changes (`nest_setvalues`). */
function writeTriggered(element: Element, { root, references }: BodyContext): readonly string[] {
  const name = `\${${element.name}}`
  return descendants(root).flatMap((target) => {
    const triggers = target.cells.get('trigger')?.split(',') ?? []
    if (!triggers.some((trigger) => trigger.trim() === name)) return []
    const calculation = target.cells.get('bind::calculate')
    const value = calculation === undefined ? undefined : references.insert(calculation, element)
    return [node('setvalue', { event: 'xforms-value-changed', ref: xpathOf(target), value })]
  })
}

function controlAttributes(element: Element, { references }: BodyContext) {
  return Object.fromEntries(
    [...element.cells]
      .filter(([key]) => key.startsWith('control::'))
      .map(([key, text]) => [key.slice('control::'.length), references.insert(text, element).trim()]),
  )
}

/** `key=value` pairs set apart by spaces. */
export function parametersOf({ cells }: Element): Readonly<Record<string, string>> {
  const pairs = cells.get('parameters')?.split(/[\s,;]+/) ?? []
  return Object.fromEntries(
    pairs.map((pair) => pair.split('=')).map(([key = '', value = '']) => [key, value]),
  )
}

function labelOf(element: Element): string {
  return node('label', { ref: `jr:itext('${xpathOf(element)}:label')` })
}

function hasLabel(element: Element): boolean {
  return has(element, 'label') || [...element.cells.keys()].some((key) => key.startsWith('media::'))
}

function has({ cells }: Element, column: string): boolean {
  return [...cells.keys()].some((key) => key === column || key.startsWith(`${column}::`))
}
