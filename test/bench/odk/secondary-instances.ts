import type { Sheet } from '../../support/xlsforms/pyxform-sheets.ts'
import { groupBy } from './group-by.ts'
import type { Itext } from './itext.ts'
import { descendants, type Element } from './survey-tree.ts'
import { escapeXml, node } from './xml.ts'

/** The lists of a form: those that are in it as XML, and how a select reads the labels of each. */
export interface SecondaryInstances {
  readonly xml: readonly string[]
  readonly labelOf: (list: string) => string
}

/** Every list as an instance: first those of files, then those of the sheet (`Survey._generate_instances`). */
export function writeInstances(root: Element, choices: Sheet, itext: Itext): SecondaryInstances {
  const files = new Map(filesIn(root).map((file) => [file.replace(/\.\w+$/, ''), file]))
  const external = [...files].map(([id, file]) =>
    node('instance', { id, src: `jr://file${file.endsWith('.csv') ? '-csv' : ''}/${file}` }),
  )
  const lists = groupBy(choices.rows, ({ cells }) => cells.get('list_name') ?? '')
  const translated = new Set<string>()
  const written = [...lists].map(([list, rows]) => {
    const wordy = rows.some(({ cells }) => [...cells.keys()].some((key) => /^(label::|media::)/.test(key)))
    if (wordy) translated.add(list)
    const items = rows.map(({ cells }, index) => {
      const id = `${list}-${index}`
      if (wordy) itext.takeLabel(cells, id, root)
      const columns = [...cells].filter(
        ([key]) => key !== 'list_name' && !/^(label|media)::/.test(key) && !(wordy && key === 'label'),
      )
      return node(
        'item',
        {},
        ...(wordy ? [node('itextId', {}, escapeXml(id))] : []),
        ...columns.map(([key, text]) => node(key, {}, escapeXml(text))),
      )
    })
    return node('instance', { id: list }, node('root', {}, ...items))
  })
  return {
    xml: [...external, ...written],
    labelOf: (list) => (translated.has(list) ? 'jr:itext(itextId)' : 'label'),
  }
}

/** Files that selects name, and those that `pulldata()` reads. */
function filesIn(root: Element): readonly string[] {
  return descendants(root).flatMap(({ list, cells }) => {
    const pulled = [...cells]
      .filter(([key]) => !key.startsWith('bind::adit:'))
      .flatMap(([, text]) => [...text.matchAll(/pulldata\(\s*['"]([^'"]*)['"]/g)])
      .map((match) => `${match[1] ?? ''}.csv`)
    return [...(/\.(csv|xml|geojson)$/.test(list) ? [list] : []), ...pulled]
  })
}
