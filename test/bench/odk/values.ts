import { isDynamic, QUESTION_TYPES } from './question-types.ts'
import type { References } from './references.ts'
import { descendants, type Element, xpathOf } from './survey-tree.ts'
import { escapeXml, node } from './xml.ts'

/** What stands in an element's place in the answers; of a repeat its template and a first row (`xml_instance`). */
export function writeValue(element: Element, inTemplate = false): string {
  if (element.kind === 'question') {
    const given = element.cells.get('default') ?? ''
    return element.type === 'audit' ? '' : node(element.name, {}, isDynamic(given) ? '' : escapeXml(given))
  }
  const children = (template: boolean) => element.children.map((child) => writeValue(child, template))
  if (element.kind === 'group') return node(element.name, {}, ...children(inTemplate))
  const template = node(element.name, { 'jr:template': '' }, ...children(true))
  return inTemplate ? template : template + node(element.name, {}, ...children(false))
}

/** Defaults that are worked out once (`get_setvalue_node_for_dynamic_default`). */
export function dynamicDefaults(
  elements: readonly Element[],
  references: References,
  inRepeat: boolean,
): readonly string[] {
  return elements.flatMap((element) => {
    const given = element.cells.get('default')
    if (given === undefined || !isDynamic(given)) return []
    const event = `odk-instance-first-load${inRepeat ? ' odk-new-repeat' : ''}`
    return [node('setvalue', { event, ref: xpathOf(element), value: references.insert(given, element) })]
  })
}

const TRUTH: Readonly<Record<string, string>> = {
  yes: 'true()',
  true: 'true()',
  no: 'false()',
  false: 'false()',
}

/** What is said of each element's value: its type, conditions and calculation, and Adit's own (`xml_binding`). */
export function writeBinds(root: Element, references: References): readonly string[] {
  return descendants(root).flatMap((element) => {
    if (element.kind === 'survey') return []
    const own = [...element.cells].filter(([key]) => key.startsWith('bind::'))
    const attributes: Record<string, string> = { ...QUESTION_TYPES[element.type]?.bind }
    if (/^range$/.test(element.type) && element.cells.get('parameters')?.includes('.') === true) {
      attributes.type = 'decimal'
    }
    for (const [key, text] of own) {
      const [, attribute = '', language] = key.split('::')
      if (attribute === 'calculate' && element.cells.has('trigger')) continue
      // Words in languages are among the texts of the form.
      attributes[attribute] =
        language === undefined
          ? references.insert(
              attribute.startsWith('adit:') ? text : (TRUTH[text.toLowerCase()] ?? text),
              element,
            )
          : `jr:itext('${xpathOf(element)}:${attribute}')`
    }
    return Object.keys(attributes).length === 0
      ? []
      : [node('bind', { nodeset: xpathOf(element), ...attributes })]
  })
}
