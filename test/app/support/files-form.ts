import { writeWorkbook } from '../../../shared/xlsform/write-workbook.ts'
import type { RunningApp } from './launch-app.ts'
import { addToLibrary, chooseStage, type Picked, pickForm } from './library.ts'
import { createMine, press } from './person.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const TITLE = 'Files of a visit'

/** A form that asks for pictures, a sound and a text. */
function filesForm(): Picked {
  const header = ['type', 'name', 'label::English (en)', 'label::Chinese (zh)']
  const rows = [
    ['begin_group', 'visit', 'Visit', '现场'],
    ['text', 'remark', 'What was seen?', '看到了什么？'],
    ['image', 'photos', 'Photos of the dam', '坝体照片'],
    ['image', 'odd', 'Other pictures', '其他图片'],
    ['audio', 'sound', 'What the neighbour says', '邻居的说法'],
    ['video', 'film', 'Film of the outfall', '排放口录像'],
    ['end_group', null, null, null],
  ]
  const widths = header.map(() => 20)
  const book = writeWorkbook([
    { name: 'survey', header, rows, widths },
    {
      name: 'settings',
      header: ['form_title', 'form_id', 'version', 'default_language'],
      rows: [[TITLE, 'visit_files', '1', 'English (en)']],
      widths,
    },
  ])
  return { name: 'files.xlsx', mimeType: XLSX, buffer: Buffer.from(book) }
}

/** After the introduction: takes that form in, creates a mine and begins to walk the form there. */
export async function startFiles({ page }: RunningApp): Promise<void> {
  await press(page, 'common', 'app.checklists')
  await pickForm(page, [filesForm()])
  await chooseStage(page, 'acquisition')
  await addToLibrary(page, TITLE)
  await press(page, 'common', 'app.mark')
  await createMine(page, 'Cerro Alto')
  await press(page, 'mine', 'start')
  const dialog = page.getByRole('dialog')
  await dialog.locator('input[type=radio][value*="visit_files"]').check()
  await press(dialog, 'checklists', 'start.begin')
  await page.locator('main [data-path="remark"]').waitFor()
}
