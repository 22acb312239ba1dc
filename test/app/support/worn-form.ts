import { writeWorkbook } from '../../../shared/xlsform/write-workbook.ts'
import type { Picked } from './library.ts'

/**
 * A form as it comes out of years of use elsewhere: an old header, a column and a sheet that no tool reads, a setting
 * without effect, and a type nobody knows. An import has something to tell of every fate.
 */
export function wornForm(): Picked {
  const survey = [
    'type',
    'name',
    'label::English (en)',
    'label::Chinese (zh)',
    'relevance',
    'reviewer',
    'parameters',
  ]
  const rows: (string | null)[][] = [
    ['begin_group', 'belt', 'Conveyor belt', '皮带输送机', null, null, null],
    ['select_one yes_no', 'guard', 'Are all guards in place?', '防护罩是否齐全？', null, 'J. Rojas', null],
    ['number_of', 'stops', 'Stops tried', '试过的急停', null, null, null],
    ['image', 'photo', 'Photograph what is missing', null, "${guard} = 'no'", null, 'max-pixels=1024'],
    ['geopoint', 'place', 'Where?', '在哪里？', null, null, 'capture-accuracy=10'],
    ['calculate', 'points', 'Points', null, null, null, null],
    ['end_group', null, null, null, null, null, null],
  ]
  const sheet = (name: string, header: readonly string[], cells: (string | null)[][]) => ({
    name,
    header,
    rows: cells,
    widths: header.map(() => 20),
  })
  const book = writeWorkbook([
    sheet('survey', survey, rows),
    sheet(
      'choices',
      ['list_name', 'name', 'label::English (en)', 'label::Chinese (zh)'],
      [
        ['yes_no', 'yes', 'Yes', '是'],
        ['yes_no', 'no', 'No', '否'],
      ],
    ),
    sheet(
      'settings',
      ['form_title', 'form_id', 'version', 'style'],
      [['Belt round', 'belt round', '3', 'pages']],
    ),
    sheet('Notes', ['who', 'what'], [['J. Rojas', 'Ask the shift boss first']]),
  ])
  return {
    name: 'belt round.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: Buffer.from(book),
  }
}
