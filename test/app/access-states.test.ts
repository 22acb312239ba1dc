import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccess } from './support/access.ts'
import { answerSection } from './support/answer.ts'
import { failSaving } from './support/fail-saving.ts'
import { launchApp, type RunningApp, temporaryFolder } from './support/launch-app.ts'
import {
  ANA,
  createMine,
  introduce,
  openSection,
  press,
  startAssessment,
  untilSaved,
} from './support/person.ts'
import { readMaterial } from './support/story.ts'
import { word } from './support/words.ts'

/** States that no work of the other tests passes by, looked at as they look at theirs. Each test goes on where the last ended. */
describe('access to what is seldom seen', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let running: RunningApp

  beforeAll(async () => {
    folder = await temporaryFolder('access-states')
    running = await launchApp(join(folder.path, 'profile'))
    await introduce(running.page, ANA)
    await createMine(running.page, 'Cerro Alto')
    await startAssessment(running.page)
    await walk()
  })
  afterAll(async () => {
    await running.close()
    await folder.remove()
  })

  const tap = (namespace: string, key: string) => press(running.page, namespace, key)
  const untilTitled = (namespace: string, key: string) =>
    running.page.getByRole('heading', { level: 1, name: word(namespace, key), exact: true }).waitFor()
  const walk = () => running.page.locator('main [data-path]').first().waitFor()
  const dialog = () => running.page.getByRole('dialog')
  const leaveDialog = async () => {
    await running.page.keyboard.press('Escape')
    await dialog().waitFor({ state: 'detached' })
  }
  const backToWalk = async () => {
    await tap('common', 'app.mark')
    await untilTitled('home', 'title')
    await running.page.getByRole('button', { name: 'Cerro Alto' }).first().click()
    await tap('mine', 'continue')
    await walk()
  }

  it('keeps nobody out of the dialogs that ask for a passphrase', async () => {
    const { page } = running
    const passphrases = dialog().locator('input[type=password]')
    await tap('common', 'app.settings')
    await untilTitled('settings', 'title')
    await tap('settings', 'identity.backup')
    await passphrases.first().fill('not the right one')
    await press(dialog(), 'settings', 'identity.chooseWhere')
    await dialog().getByText(word('errors', 'wrong-passphrase.title')).waitFor()
    await expectAccess(running, 'passphrase')
    await leaveDialog()
    await tap('backup', 'seal.turnOn')
    // What is missing is said.
    await press(dialog(), 'backup', 'seal.do')
    await dialog().locator('[aria-invalid="true"]').first().waitFor()
    await expectAccess(running, 'seal')
    await passphrases.nth(0).fill(ANA.passphrase)
    await passphrases.nth(1).fill(ANA.passphrase)
    await press(dialog(), 'backup', 'seal.do')
    await dialog().waitFor({ state: 'detached' })
    await tap('backup', 'seal.turnOff')
    await dialog().waitFor()
    await expectAccess(running, 'unseal')
    await leaveDialog()
    await backToWalk()
    await tap('walk', 'finish')
    await untilTitled('finish', 'title')
    await tap('finish', 'incomplete.button')
    await untilTitled('sign', 'title')
    await page.getByText(word('sign', 'witness.person'), { exact: true }).click()
    await press(page, 'sign', 'witness.create')
    await press(dialog(), 'sign', 'new-signer.create')
    await dialog().locator('[aria-invalid="true"]').first().waitFor()
    await expectAccess(running, 'new-signer')
    await leaveDialog()
  })

  it('keeps nobody out when nothing can be saved, and saves it once that is possible again', async () => {
    const { page } = running
    await backToWalk()
    const title = page.locator('main [data-path="ACQ-LEG-01"]')
    await openSection(page, 'Title and permits')
    const heal = await failSaving(running)
    await title.locator('[data-choice="partial"]').click()
    await page.locator('[data-save="failed"]').waitFor()
    await expectAccess(running, 'save-failure')
    await heal()
    await press(page, 'common', 'retry')
    await untilSaved(page)
  })

  it('keeps nobody out of the limits in the rows of a repeat', async () => {
    const { checklist, attachments } = await readMaterial()
    await openSection(running.page, 'Water')
    const rows = [
      ['cu', '0.5'],
      ['zn', '0.45'],
      ['ph', '6.8'],
    ].map(([parameter, value]) => ({ 'ACQ-WAT-04_parameter': parameter, 'ACQ-WAT-04_value': value }))
    await answerSection(running.page, checklist, 'ACQ-WAT', { 'ACQ-WAT-04_rows': rows }, attachments)
    const said = (state: string) => running.page.getByText(word('questions', `limit.${state}`)).first()
    for (const state of ['breach', 'watch', 'inside']) await said(state).waitFor()
    await untilSaved(running.page)
    await expectAccess(running, 'limits-in-rows')
  })

  it('never complained', () => {
    // Of the full disk it does, as it should.
    expect(running.complaints.filter((line) => !line.startsWith('AppError: disk-full'))).toEqual([])
  })
})
