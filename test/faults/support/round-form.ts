import { writeWorkbook } from '../../../shared/xlsform/write-workbook.ts'
import type { Picked } from '../../app/support/library.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Questions that a text is typed into. */
export const TEXTS: readonly string[] = Array.from({ length: 24 }, (_, index) => `text_${index + 1}`)
/** Questions that a colleague types into, on another device. */
export const OTHERS: readonly string[] = Array.from({ length: 12 }, (_, index) => `other_${index + 1}`)
/** Questions that take pictures. */
export const PHOTOS: readonly string[] = Array.from({ length: 4 }, (_, index) => `photo_${index + 1}`)

/** Title of the form. */
export const TITLE = 'Fault round'

/** A form with nothing in it but places to type and to put pictures; each version asks its first question otherwise. */
export function roundForm(version: string): Picked {
  const header = ['type', 'name', 'label::English (en)', 'label::Chinese (zh)']
  const rows = [
    ['begin_group', 'round', 'Round', '巡检'],
    ...TEXTS.map((name, index) => [
      'text',
      name,
      index === 0 ? `What is seen first (${version})?` : `Seen at place ${index + 1}`,
      index === 0 ? `首先看到什么（${version}）？` : `第 ${index + 1} 处所见`,
    ]),
    ...OTHERS.map((name, index) => [
      'text',
      name,
      `Seen by the other one at place ${index + 1}`,
      `同事在第 ${index + 1} 处所见`,
    ]),
    ...PHOTOS.map((name, index) => ['image', name, `Picture ${index + 1}`, `照片 ${index + 1}`]),
    ['end_group', null, null, null],
  ]
  const widths = header.map(() => 20)
  const book = writeWorkbook([
    { name: 'survey', header, rows, widths },
    {
      name: 'settings',
      header: ['form_title', 'form_id', 'version', 'default_language'],
      rows: [[TITLE, 'fault_round', version, 'English (en)']],
      widths,
    },
  ])
  return { name: `fault round ${version}.xlsx`, mimeType: XLSX, buffer: Buffer.from(book) }
}
