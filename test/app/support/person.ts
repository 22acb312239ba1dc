import type { Locator, Page } from 'playwright-core'
import { FLAGS } from '../../../renderer/screens/mine/profile-fields.ts'
import cerroAlto from '../../support/cerro-alto/mine.json' with { type: 'json' }
import { word } from './words.ts'

const profile: Readonly<Record<string, string>> = cerroAlto.profile

/** Presses the button with these words. */
export async function press(page: Page | Locator, namespace: string, key: string): Promise<void> {
  await page
    .getByRole('button', { name: word(namespace, key), exact: true })
    .first()
    .click()
}

/** Someone with a name and a passphrase. */
export interface Someone {
  readonly name: string
  readonly title: string
  readonly org: string
  readonly passphrase: string
}

export const ANA: Someone = {
  name: 'Ana Quispe',
  title: 'Lead assessor',
  org: 'Example Mining Group',
  passphrase: 'granite lantern seven rivers',
}

export const BEN: Someone = {
  name: 'Ben Okafor',
  title: 'Geologist',
  org: 'Example Mining Group',
  passphrase: 'copper heron quiet valley',
}

/** First start: says who works here, and puts the recovery copy off; `look` is called while it is offered. */
export async function introduce(
  page: Page,
  { name, title, org, passphrase }: Someone,
  look?: () => Promise<void>,
): Promise<void> {
  await page.getByLabel(word('identity', 'field.name')).first().fill(name)
  await page.getByLabel(word('identity', 'field.title')).fill(title)
  await page.getByLabel(word('identity', 'field.org')).fill(org)
  const passphrases = page.locator('input[type=password]')
  await passphrases.nth(0).fill(passphrase)
  await passphrases.nth(1).fill(passphrase)
  await press(page, 'identity', 'make')
  if (look !== undefined) {
    await page.getByRole('heading', { level: 1, name: word('identity', 'title.backup') }).waitFor()
    await look()
  }
  await press(page, 'identity', 'backup.later')
}

/** Describes the mine of the story and creates it. Every yes-or-no question is answered as in the story's mine file, or as said. */
export async function createMine(
  page: Page,
  name: string,
  {
    country = 'Peru',
    flags = profile,
    processing = [],
  }: {
    readonly country?: string
    readonly flags?: Readonly<Record<string, string>>
    /** How the ore is treated, by code. */
    readonly processing?: readonly string[]
  } = {},
): Promise<void> {
  await press(page, 'home', 'newMine')
  await page.getByLabel(word('profile', 'field.name')).first().fill(name)
  await choose(page, word('profile', 'field.country'), country)
  await page.getByLabel(word('profile', 'field.position')).fill(`14°13'03"S 72°37'52"W`)
  await page.getByLabel(word('profile', 'field.area_ha')).fill('2400')
  await choose(page, word('profile', 'field.commodity'), 'Copper')
  await choose(page, word('profile', 'field.commodity'), 'Gold')
  await choose(page, word('profile', 'field.method'), 'Open pit')
  for (const code of processing) {
    await choose(page, word('profile', 'field.processing'), word('profile', `processing.${code}`))
  }
  await choose(page, word('profile', 'field.status'), 'Operating')
  for (const flag of FLAGS) {
    const question = page.getByRole('radiogroup', { name: word('profile', `flag.${flag}`), exact: true })
    await question.getByRole('radio', { name: word('common', flags[flag] ?? 'no'), exact: true }).check()
  }
  await press(page, 'mine', 'form.create')
  await page.getByRole('heading', { name, level: 1 }).waitFor()
}

/** On a mine's page: begins an assessment of the first stage with the checklist that is offered first. */
export async function startAssessment(page: Page): Promise<void> {
  await press(page, 'mine', 'start')
  await press(page.getByRole('dialog'), 'checklists', 'start.begin')
}

/** On a mine's page: begins an assessment of this stage with the checklist that is offered first. */
export async function startStage(page: Page, stage: string): Promise<void> {
  const heading = page.getByRole('heading', { name: word('common', `stage.${stage}`), level: 3 })
  await press(page.getByRole('listitem').filter({ has: heading }), 'mine', 'start')
  await press(page.getByRole('dialog'), 'checklists', 'start.begin')
}

/** In a walk, at the head of the open section: whoever leads lets everybody change every answer. */
export async function openAnswers(page: Page): Promise<void> {
  await page.locator('main [data-assignee]').click()
  await page.getByRole('switch', { name: word('team', 'open.label') }).check({ force: true })
  await page.keyboard.press('Escape')
  await page.getByRole('switch').waitFor({ state: 'detached' })
}

/** Searches a menu and takes what has exactly these words. */
async function choose(page: Page, label: string, option: string): Promise<void> {
  const menu = page.getByRole('combobox', { name: label })
  await menu.click()
  if (!(await menu.evaluate((input) => (input as HTMLInputElement).readOnly))) await menu.fill(option)
  await page.getByRole('option', { name: option, exact: true }).click()
  await page.keyboard.press('Escape')
}

/** Waits until the app says that everything entered is on disk. */
export async function untilSaved(page: Page): Promise<void> {
  await page.locator('[data-save="saved"]').waitFor()
}

/** Waits until a half-filled form that holds this text is on disk. */
export async function untilDraftHolds(page: Page, text: string): Promise<void> {
  await page.evaluate(async (wanted) => {
    const ask = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const database = await ask(indexedDB.open('adit'))
    const drafts = async () => {
      const row = await ask(database.transaction('settings').objectStore('settings').get('settings'))
      return JSON.stringify(row?.drafts ?? {})
    }
    while (!(await drafts()).includes(wanted)) await new Promise((resolve) => setTimeout(resolve, 20))
    database.close()
  }, text)
}

/** Opens a section of the walk by its words. */
export async function openSection(page: Page, label: string): Promise<void> {
  // The button goes on with how much is answered.
  const start = new RegExp(`^${label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`)
  await page.getByRole('button', { name: start }).first().click()
  await page.getByRole('heading', { name: label, level: 2, exact: true }).waitFor()
}
