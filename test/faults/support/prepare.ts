import { cp } from 'node:fs/promises'
import { launchApp, type RunningApp, temporaryFolder } from '../../app/support/launch-app.ts'
import { addToLibrary, chooseStage, pickForm } from '../../app/support/library.ts'
import { ANA, createMine, introduce, press, untilSaved } from '../../app/support/person.ts'
import { word } from '../../app/support/words.ts'
import { roundForm, TEXTS, TITLE } from './round-form.ts'

/** A folder with user data, gone after use. */
export type Profile = Awaited<ReturnType<typeof temporaryFolder>>

/** User data of a person who has just begun a round at a mine. Ends with the app closed. */
export async function prepareProfile(versions: readonly string[] = ['1']): Promise<Profile> {
  const profile = await temporaryFolder('faults-profile')
  const running = await launchApp(profile.path)
  const { page } = running
  await introduce(page, ANA)
  for (const version of versions.slice(0, 1)) await importRound(running, version)
  await press(page, 'common', 'app.mark')
  await createMine(page, 'Cerro Alto')
  await press(page, 'mine', 'start')
  const dialog = page.getByRole('dialog')
  await dialog.locator('input[type=radio][value*="fault_round"]').check()
  await press(dialog, 'checklists', 'start.begin')
  await question(running, TEXTS[0] ?? '').waitFor()
  for (const version of versions.slice(1)) await importRound(running, version)
  await running.close()
  return profile
}

async function importRound({ page }: RunningApp, version: string): Promise<void> {
  await press(page, 'common', 'app.checklists')
  await pickForm(page, [roundForm(version)])
  await chooseStage(page, 'acquisition')
  await addToLibrary(page, TITLE)
}

/** The place of a question on the screen. */
export function question({ page }: Pick<RunningApp, 'page'>, name: string) {
  return page.locator(`main [data-path="${name}"]`)
}

/** The same user data in another folder. */
export async function copyProfile(from: Profile): Promise<Profile> {
  const to = await temporaryFolder('faults-copy')
  await cp(from.path, to.path, { recursive: true })
  return to
}

/**
 * Starts the app and opens the round, wherever it was left: that it can be answered is what a start that succeeds means
 * here.
 */
export async function startRound(profile: Profile): Promise<RunningApp> {
  const running = await launchApp(profile.path)
  await openRound(running)
  return running
}

/** From whatever the app shows after a start to the walk of the round. */
export async function openRound(running: Pick<RunningApp, 'page'>): Promise<void> {
  const { page } = running
  const first = question(running, TEXTS[0] ?? '')
  const report = page.locator('[data-copies-report]')
  // What was mended is told as soon as it is known, over whatever is on the screen.
  await page.addLocatorHandler(report, () =>
    report.getByRole('button', { name: word('copies', 'report.close') }).click(),
  )
  await page.getByRole('heading', { level: 1 }).or(first).first().waitFor()
  if (!(await first.isVisible())) await goToRound(running)
  await first.waitFor()
  await untilSaved(page)
}

/** From any screen to the walk of the round. */
export async function goToRound({ page }: Pick<RunningApp, 'page'>): Promise<void> {
  await press(page, 'common', 'app.mark')
  await page.getByRole('button', { name: 'Cerro Alto' }).first().click()
  await page
    .getByRole('button', { name: new RegExp(`^(${word('mine', 'continue')}|${word('mine', 'open')})$`) })
    .first()
    .click()
}
