import type { Book } from '../../../shared/xlsform/book.ts'
import { cellAddress } from '../../../shared/xlsform/book.ts'
import { readSheet, type Sheet } from '../../support/xlsforms/pyxform-sheets.ts'
import { writeControls } from './body.ts'
import { Itext } from './itext.ts'
import { References } from './references.ts'
import { writeInstances } from './secondary-instances.ts'
import { ancestors, descendants, type Element, readSurvey, xpathOf } from './survey-tree.ts'
import { dynamicDefaults, writeBinds, writeValue } from './values.ts'
import { escapeXml, node } from './xml.ts'

const NAMESPACES = {
  xmlns: 'http://www.w3.org/2002/xforms',
  'xmlns:h': 'http://www.w3.org/1999/xhtml',
  'xmlns:ev': 'http://www.w3.org/2001/xml-events',
  'xmlns:xsd': 'http://www.w3.org/2001/XMLSchema',
  'xmlns:jr': 'http://openrosa.org/javarosa',
  'xmlns:orx': 'http://openrosa.org/xforms',
  'xmlns:odk': 'http://www.opendatakit.org/xforms',
}

/** A form as ODK's tools take it, and its rows by path, to find the one that a fault speaks of. */
export interface XForm {
  readonly xml: string
  readonly root: Element
}

/**
 * Turns a workbook into an ODK XForm by the rules of pyxform (`survey.py`, `section.py`, `question.py`,
 * `survey_element.py`), each named after what it is called there. For workbooks that Adit exported: what Adit never
 * writes (`or_other`, entities, `search()`) is not here.
 */
export function toXForm(book: Book): XForm {
  const survey = sheetOf(book, 'survey')
  const choices = sheetOf(book, 'choices')
  const settings = sheetOf(book, 'settings').rows[0]?.cells ?? new Map<string, string>()
  const root = readSurvey(survey.rows)
  const references = new References(root)
  const itext = new Itext(references, settings.get('default_language') ?? 'default')
  takeWords(root, itext)
  const instances = writeInstances(root, choices, itext)
  const loose = descendants(root).filter(
    (element) => !ancestors(element).some(({ kind }) => kind === 'repeat'),
  )
  const name = settings.get('instance_name')
  const meta = node('meta', {}, '<audit/><instanceID/>', name === undefined ? '' : '<instanceName/>')
  const answers = node(
    'data',
    { id: settings.get('id_string') ?? '', version: settings.get('version') },
    ...root.children.map((child) => writeValue(child)),
    descendants(root).some(({ type }) => type === 'audit') ? meta : meta.replace('<audit/>', ''),
  )
  const model = node(
    'model',
    { 'odk:xforms-version': '1.0.0' },
    itext.write(),
    node('instance', {}, answers),
    ...instances.xml,
    ...writeBinds(root, references).map((bind) => bind.replace('/data/audit"', '/data/meta/audit"')),
    ...dynamicDefaults(loose, references, false),
    node('bind', {
      nodeset: '/data/meta/instanceID',
      ...{ type: 'string', readonly: 'true()', 'jr:preload': 'uid' },
    }),
    name === undefined
      ? ''
      : node('bind', {
          nodeset: '/data/meta/instanceName',
          ...{ type: 'string', calculate: references.insert(name, root) },
        }),
  )
  const title = node('h:title', {}, escapeXml(settings.get('title') ?? ''))
  const body = writeControls(root, { root, references, labelOf: instances.labelOf })
  const xml = node(
    'h:html',
    { ...NAMESPACES, ...namespacesIn(settings.get('namespaces') ?? '') },
    node('h:head', {}, title, model),
    node('h:body', {}, body),
  )
  return { xml: `<?xml version="1.0"?>\n${xml}`, root }
}

/** `SurveyElement.get_translations` */
function takeWords(root: Element, itext: Itext): void {
  for (const element of descendants(root).slice(1)) {
    const path = xpathOf(element)
    itext.takeLabel(element.cells, `${path}:label`, element)
    itext.take(element.cells, 'hint', `${path}:hint`, '', element)
    itext.take(element.cells, 'guidance_hint', `${path}:hint`, 'guidance', element)
    for (const message of ['jr:constraintMsg', 'jr:requiredMsg']) {
      itext.take(element.cells, `bind::${message}`, `${path}:${message}`, '', element)
    }
  }
}

function namespacesIn(text: string): Readonly<Record<string, string>> {
  const pairs = text.split(/\s+/).filter((pair) => pair.includes('='))
  return Object.fromEntries(
    pairs
      .map((pair) => pair.split('='))
      .map(([key = '', uri = '']) => [`xmlns:${key}`, uri.replaceAll('"', '')]),
  )
}

function sheetOf(book: Book, name: string): Sheet {
  const found = book.sheets.find((sheet) => sheet.name === name)
  const cells = new Map(
    found?.rows.flatMap(({ row, cells }) =>
      [...cells].map(([column, { text }]) => [cellAddress(row, column), text] as const),
    ),
  )
  const errors: string[] = []
  const sheet = readSheet(name, cells, errors)
  if (errors.length > 0) throw new Error(errors.join('\n'))
  return sheet
}
