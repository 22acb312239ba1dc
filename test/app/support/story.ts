import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ElectronApplication, Page } from 'playwright-core'
import { readBuiltInChecklists } from '../../../main/checklists/built-in.ts'
import type { Checklist } from '../../../shared/checklist/checklist.ts'
import type { Answers } from './answers-format.ts'
import { inMain } from './in-main.ts'
import { press, type Someone } from './person.ts'
import { word } from './words.ts'

const repository = join(import.meta.dirname, '..', '..', '..')
const fixtures = join(repository, 'test', 'support', 'cerro-alto')

/** The checklist, answers and photos that the story is told with. */
export interface Material {
  readonly checklist: Checklist
  readonly answers: Answers
  readonly attachments: string
}

export async function readMaterial(): Promise<Material> {
  const checklists = await readBuiltInChecklists(join(repository, 'assets'))
  const checklist = checklists.find(({ definition }) => definition.form_id === 'adit-acquisition')
  if (checklist === undefined) throw new Error('there is no pre-acquisition checklist')
  const answers = JSON.parse(await readFile(join(fixtures, 'answers.json'), 'utf8')) as Answers
  return { checklist, answers, attachments: join(fixtures, 'attachments') }
}

/** Lets the system's save dialog answer with a path, as a person would. */
export async function saveDialogsAnswer(app: ElectronApplication, path: string): Promise<void> {
  await inMain(
    app,
    ({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
    },
    path,
  )
}

/** Lets the system's open dialog answer with a path. */
export async function openDialogsAnswer(app: ElectronApplication, path: string): Promise<void> {
  await inMain(
    app,
    ({ dialog }, filePath) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] })
    },
    path,
  )
}

/** On the sign screen: makes a key for the witness, and both sign. Ends at the receipt. */
export async function signTogether(page: Page, author: Someone, witness: Someone): Promise<void> {
  await page.getByText(word('sign', 'witness.person'), { exact: true }).click()
  await press(page, 'sign', 'witness.create')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(word('sign', 'new-signer.name')).first().fill(witness.name)
  await dialog.getByLabel(word('sign', 'new-signer.org')).fill(witness.org)
  await dialog.getByLabel(word('sign', 'new-signer.job')).fill(witness.title)
  const passphrases = dialog.locator('input[type=password]')
  await passphrases.nth(0).fill(witness.passphrase)
  await passphrases.nth(1).fill(witness.passphrase)
  await press(dialog, 'sign', 'new-signer.create')
  await dialog.waitFor({ state: 'detached' })
  await page.getByLabel(word('sign', 'author.passphrase')).first().fill(author.passphrase)
  await page.getByLabel(word('sign', 'witness.passphrase')).first().fill(witness.passphrase)
  await press(page, 'sign', 'submit')
  await page.getByRole('heading', { name: word('sign', 'receipt.title') }).waitFor()
}
