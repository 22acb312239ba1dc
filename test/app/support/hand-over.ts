import type { Page } from 'playwright-core'
import type { RunningApp } from './launch-app.ts'
import { press, type Someone } from './person.ts'
import { openDialogsAnswer, saveDialogsAnswer } from './story.ts'
import { word } from './words.ts'

/** From the walk: writes a bundle for a colleague, and waits for its receipt. */
export async function handOver(
  { app, page }: RunningApp,
  from: Someone,
  mode: 'copy' | 'move',
  path: string,
): Promise<void> {
  await saveDialogsAnswer(app, path)
  await page
    .getByRole('button', { name: word('merge', 'give.open'), exact: true })
    .first()
    .click()
  await page.getByRole('radio', { name: word('merge', `give.${mode}`) }).check()
  await page.getByLabel(word('merge', 'give.to'), { exact: true }).fill('the other one')
  await page.getByLabel(word('sign', 'author.passphrase')).first().fill(from.passphrase)
  await press(page, 'merge', 'give.do')
  await page.getByRole('heading', { name: word('merge', 'receipt.title'), level: 1 }).waitFor()
}

/** From any screen: opens a bundle, and from it the merge. */
export async function openMerge({ app, page }: RunningApp, path: string): Promise<void> {
  await press(page, 'common', 'app.mark')
  await openDialogsAnswer(app, path)
  await press(page, 'home', 'openBundle')
  await press(page, 'merge', 'open')
  await page.getByRole('heading', { name: word('merge', 'list.title') }).waitFor()
}

/** On the merge screen: says that the other device's key is the colleague's; `look` is called while that is asked. */
export async function acceptStranger(page: Page, look?: () => Promise<void>): Promise<void> {
  await press(page, 'merge', 'feeds.accept')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('checkbox').check()
  await look?.()
  await press(dialog, 'settings', 'trust.trust')
  await dialog.waitFor({ state: 'detached' })
}
