import type { Page } from 'playwright-core'
import type { FormFile } from '../../../shared/xlsform/import-report.ts'
import { press } from './person.ts'
import { word } from './words.ts'

/** A file as a picker hands it over. */
export interface Picked {
  readonly name: string
  readonly mimeType: string
  readonly buffer: Buffer
}

/** A form's file as a picker hands it over. */
export function picked({ name, bytes }: FormFile): Picked {
  return { name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) }
}

/** Goes to the library's page. */
export async function openLibrary(page: Page): Promise<void> {
  await press(page, 'common', 'app.checklists')
  await page.getByRole('heading', { level: 1, name: word('checklists', 'title'), exact: true }).waitFor()
}

/** On the library's page: picks files as a person does after pressing Import. */
export async function pickForm(page: Page, files: readonly Picked[]): Promise<void> {
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles([...files])
}

/** While an import is looked at: chooses the stage it is for. */
export async function chooseStage(page: Page, stage: string): Promise<void> {
  await page.getByRole('combobox', { name: word('checklists', 'import.stage') }).click()
  await page.getByRole('option', { name: word('common', `stage.${stage}`), exact: true }).click()
}

/** While an import is looked at: puts it into the library. Ends on the checklist's own page. */
export async function addToLibrary(page: Page, title: string): Promise<void> {
  await press(page, 'checklists', 'import.add')
  await page.getByRole('button', { name: word('checklists', 'save.do') }).waitFor()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
}
