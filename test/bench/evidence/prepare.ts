import { createHash } from 'node:crypto'
import { mkdir, open, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { RunningApp } from '../../app/support/launch-app.ts'
import { addToLibrary, chooseStage, pickForm } from '../../app/support/library.ts'
import { ANA, createMine, introduce, press } from '../../app/support/person.ts'
import type { PhotoFile } from '../../app/support/photos.ts'
import { type BenchForm, kindOf, nameOf } from '../walk/form.ts'

/** Questions of a form that take pictures. */
export function pictureQuestions({ size }: BenchForm): readonly string[] {
  return Array.from({ length: size }, (_, index) => index)
    .filter((index) => kindOf(index) === 'image')
    .map(nameOf.question)
}

/** From a first start to the walk of the form at a mine called like it. */
export async function beginForm({ page }: RunningApp, { id, title, file }: BenchForm): Promise<void> {
  await introduce(page, ANA)
  await press(page, 'common', 'app.checklists')
  await pickForm(page, [file])
  await chooseStage(page, 'acquisition')
  await addToLibrary(page, title)
  await press(page, 'common', 'app.mark')
  await createMine(page, title)
  await press(page, 'mine', 'start')
  const dialog = page.getByRole('dialog')
  await dialog.locator(`input[type=radio][value*="${id}"]`).check()
  await press(dialog, 'checklists', 'start.begin')
  await page.locator(`main [data-path="${nameOf.question(0)}"]`).waitFor()
}

/**
 * What taking files in costs at least: each is read, hashed, written again and forced to the disk, one after the other.
 * Gives bytes a second.
 */
export async function copyPlainly(photos: readonly PhotoFile[], folder: string): Promise<number> {
  await mkdir(folder)
  let bytes = 0
  const start = performance.now()
  for (const { path, name, sha256 } of photos) {
    const content = await readFile(path)
    if (createHash('sha256').update(content).digest('hex') !== sha256)
      throw new Error(`${name} is another one`)
    const file = await open(join(folder, name), 'wx')
    await file.writeFile(content)
    await file.sync()
    await file.close()
    bytes += content.length
  }
  const seconds = (performance.now() - start) / 1000
  await rm(folder, { recursive: true })
  return bytes / seconds
}
