import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeWorkbook } from '../../../shared/xlsform/write-workbook.ts'
import type { Picked } from './library.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const photos = join(import.meta.dirname, '..', '..', 'support', 'cerro-alto', 'attachments')

/**
 * A small form about dust, as a company might write it in Excel: in two languages, with a picture that comes along and
 * one that does not, a repeat, a rule of its own and a question that only some mines are asked.
 */
export function dustForm(
  version: string,
  changes: {
    question?: string
    broken?: boolean
    /** Counts trucks in classes, asks for water on the road, and no longer for the dam. */
    second?: boolean
  } = {},
): Picked {
  const question = changes.question ?? 'Is dust seen at the road?'
  const header = [
    'type',
    'name',
    'label::English (en)',
    'label::Chinese (zh)',
    'media::image',
    'relevant',
    'constraint',
    'calculation',
    'bind::adit:profile',
  ]
  const rows: (string | null)[][] = [
    ['begin_group', 'road', 'Haul road', '运输道路', null, null, null, null],
    ['select_one yes_no', 'dust', question, '道路上有扬尘吗？', 'outlet.jpg', null, null, null],
    ['integer', 'trucks', 'Trucks in an hour', '每小时车辆数', null, "${dust} = 'yes'", '. <= 200', null],
    ['text', 'dam', 'Dust at the dam', '尾矿坝扬尘', null, "${tsf} = 'yes'", null, null],
    ['begin_repeat', 'points', 'Points', '测点', null, null, null, null],
    ['decimal', 'pm10', 'PM10, µg/m³', 'PM10（µg/m³）', null, null, null, null],
    ['end_repeat', null, null, null, null, null, null, null],
    ['calculate', 'highest', null, null, null, null, null, 'max(${pm10})'],
    ['note', 'told', 'Highest: ${highest}', '最高值：${highest}', null, "${highest} != ''", null, null],
    ['end_group', null, null, null, null, null, null, null],
    // Not asked: it names what the form wants to know about the mine.
    ['begin_group', 'profile', 'Mine profile', '矿山概况', null, null, null, null, 'yes'],
    ['text', 'tsf', 'Tailings facility', '尾矿库', null, null, null, null],
    ['end_group', null, null, null, null, null, null, null],
  ]
  if (changes.broken === true) rows[2] = ['number_of', 'trucks', 'Trucks', '车辆', null, null, null, null]
  if (changes.second === true) {
    rows[2] = [
      'select_one amount',
      'trucks',
      'Trucks in an hour',
      '每小时车辆数',
      null,
      "${dust} = 'yes'",
      null,
      null,
    ]
    rows[3] = ['text', 'water', 'Water on the road', '道路洒水', null, null, null, null]
  }
  const widths = header.map(() => 20)
  const book = writeWorkbook([
    { name: 'survey', header, rows, widths },
    {
      name: 'choices',
      header: ['list_name', 'name', 'label::English (en)', 'label::Chinese (zh)', 'media::image'],
      rows: [
        ['yes_no', 'yes', 'Yes, clearly', '有', 'cloud.png'],
        ['yes_no', 'no', 'No', '没有', null],
        ...(changes.second === true
          ? [
              ['amount', 'few', 'Up to 20', '20 辆以内', null],
              ['amount', 'many', 'More than 20', '20 辆以上', null],
            ]
          : []),
      ],
      widths,
    },
    {
      name: 'settings',
      header: ['form_title', 'form_id', 'version', 'default_language'],
      rows: [['Dust round', 'dust_round', version, 'English (en)']],
      widths,
    },
  ])
  return { name: `dust ${version}.xlsx`, mimeType: XLSX, buffer: Buffer.from(book) }
}

/** The picture that the form's first question shows. */
export async function outletPicture(): Promise<Picked> {
  const buffer = await readFile(join(photos, 'dp-1-plant-outlet.jpg'))
  return { name: 'outlet.jpg', mimeType: 'image/jpeg', buffer }
}
