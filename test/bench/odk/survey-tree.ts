import type { Row } from '../../support/xlsforms/pyxform-sheets.ts'

/** A row of the survey sheet in its place; the survey itself is the root. Named as pyxform names its `SurveyElement`. */
export interface Element {
  readonly kind: 'survey' | 'group' | 'repeat' | 'question'
  readonly name: string
  /** `select_one`, `integer`, ... without the list. */
  readonly type: string
  /** The list or the file of a select; '' for other types. */
  readonly list: string
  /** In the sheet; 0 for the root. */
  readonly row: number
  readonly cells: Row['cells']
  readonly parent: Element | null
  readonly children: Element[]
}

/** The rows as a tree (`workbook_to_json`). A count that is not one reference becomes a calculation, as there. */
export function readSurvey(rows: readonly Row[]): Element {
  const root: Element = {
    ...{ kind: 'survey', name: 'data', type: 'survey', list: '', row: 0 },
    ...{ cells: new Map(), parent: null, children: [] },
  }
  let parent = root
  for (const { row, cells } of rows) {
    const type = cells.get('type')
    if (type === undefined) continue
    if (/^end[ _](group|repeat)$/.test(type)) {
      parent = parent.parent ?? root
      continue
    }
    const begin = /^begin[ _](group|repeat)$/.exec(type)?.[1] as 'group' | 'repeat' | undefined
    const [plain = '', list = ''] = begin === undefined ? type.split(' ') : [begin]
    const name =
      cells.get('name') ?? (type === 'note' ? `generated_note_name_${row}` : type === 'audit' ? 'audit' : '')
    const element: Element = {
      ...{ kind: begin ?? 'question', name, type: plain, list, row, parent, children: [] },
      cells: begin === 'repeat' ? withCount(parent, name, row, cells) : cells,
    }
    parent.children.push(element)
    if (begin !== undefined) parent = element
  }
  return root
}

function withCount(parent: Element, name: string, row: number, cells: Row['cells']): Row['cells'] {
  const count = cells.get('control::jr:count')
  if (count === undefined || /^\$\{[^{}]+\}$/.test(count)) return cells
  const counter = `${name}_count`
  parent.children.push({
    ...{ kind: 'question', name: counter, type: 'calculate', list: '', row, parent, children: [] },
    cells: new Map([
      ['bind::calculate', count],
      ['bind::readonly', 'true()'],
    ]),
  })
  return new Map(cells).set('control::jr:count', `\${${counter}}`)
}

/** The element and all below it, in the order of the sheet (`iter_descendants`). */
export function descendants(element: Element): readonly Element[] {
  return [element, ...element.children.flatMap(descendants)]
}

/** The elements around one, the root first (`get_lineage`), without itself. */
export function ancestors({ parent }: Element): readonly Element[] {
  return parent === null ? [] : [...ancestors(parent), parent]
}

/** `/data/group/name` (`get_xpath`). */
export function xpathOf(element: Element): string {
  return [...ancestors(element), element].map(({ name }) => `/${name}`).join('')
}
