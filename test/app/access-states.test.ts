import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PHOTO } from '../support/bundle-fixture.ts'
import { goodPieces, zipOf } from '../support/bundle-surgery.ts'
import { expectAccess } from './support/access.ts'
import { answerSection } from './support/answer.ts'
import { answerCalls, holdCalls } from './support/door.ts'
import { failSaving } from './support/fail-saving.ts'
import { handOver } from './support/hand-over.ts'
import { inMain } from './support/in-main.ts'
import { launchApp, type RunningApp, temporaryFolder } from './support/launch-app.ts'
import { overflowWhenLarge } from './support/overflow.ts'
import {
  ANA,
  createMine,
  introduce,
  openSection,
  press,
  startAssessment,
  untilSaved,
} from './support/person.ts'
import { openDialogsAnswer, readMaterial } from './support/story.ts'
import { word } from './support/words.ts'

/** Where the data is said to lie. */
const DATA = join('/', 'home', 'ana', '.config', 'Adit', 'a-folder-with-a-rather-long-name')

/** States that no work of the other tests passes by, looked at as they look at theirs. Each test goes on where the last ended. */
describe('access to what is seldom seen', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let running: RunningApp
  let bundle: string

  beforeAll(async () => {
    folder = await temporaryFolder('access-states')
    bundle = join(folder.path, 'copy.adit')
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

  it('keeps nobody out while the disk is full, and goes on by itself once there is room', async () => {
    const { app, page } = running
    const full = { state: 'full', path: DATA, free: 1_200_000, needed: 64_000_000 }
    await openSection(page, 'Title and permits')
    const healDisk = await answerCalls(app, 'journal.disk', { ok: true, value: full })
    const heal = await failSaving(running)
    await page.locator('main [data-path="ACQ-LEG-01"] [data-choice="no"]').click()
    await page.locator('[data-disk="full"]').waitFor()
    await tap('common', 'app.settings')
    await page.locator('[data-unsaved]').waitFor()
    await expectAccess(running, 'strips')
    // What comes behind is looked at all the same.
    expect.soft(await overflowWhenLarge(running)).toEqual({})
    await heal()
    await healDisk()
    for (const strip of ['disk', 'unsaved'])
      await page.locator(`[data-${strip}]`).waitFor({ state: 'detached' })
    await backToWalk()
    await page.locator('[data-path="ACQ-LEG-01"] [data-choice="no"][aria-checked="true"]').waitFor()
    await untilSaved(page)
  })

  it('keeps nobody out while a bundle is checked, whatever the language meanwhile, and lets them stop it', async () => {
    const { app, page } = running
    await handOver(running, ANA, 'copy', bundle)
    await tap('common', 'app.mark')
    await openDialogsAnswer(app, bundle)
    // A small one is checked too fast to be looked at.
    const letGo = await holdCalls(app, 'bundle.verify')
    await tap('home', 'openBundle')
    await page.locator('[data-verification="picking"]').waitFor({ state: 'attached' })
    await inMain(app, ({ BrowserWindow }) => {
      const step = { work: 'verify', step: 'verify', done: 3_400_000_000, total: 12_000_000_000 }
      BrowserWindow.getAllWindows()[0]?.webContents.send('work.progress', step)
    })
    await page.getByRole('button', { name: word('bundle', 'progress.stop') }).waitFor()
    await expectAccess(running, 'verify')
    // What was begun anew would begin at nothing.
    await page.getByText('3.4 GB of 12 GB', { exact: true }).waitFor()
    await tap('bundle', 'progress.stop')
    await untilTitled('home', 'title')
    await letGo()
  })

  it('keeps nobody out of what is said of a bundle in which a byte was changed', async () => {
    const { app, page } = running
    const altered = join(folder.path, 'altered.adit')
    const pieces = goodPieces()
    for (const [path, bytes] of pieces.files) if (bytes === PHOTO) pieces.files.set(path, bytes.toReversed())
    await writeFile(altered, zipOf(pieces))
    await openDialogsAnswer(app, altered)
    await tap('home', 'openBundle')
    await page.getByText(word('bundle', 'damaged.title')).waitFor()
    await expectAccess(running, 'bundle-altered')
    await backToWalk()
  })

  it('keeps nobody out of what says that the last backup is old', async () => {
    const { app, page } = running
    const at = new Date(Date.now() - 9 * 24 * 3_600_000).toISOString()
    const last = {
      ...{ path: join(DATA, 'adit-backups', 'device-0a1b2c3d', 'adit-20261114-080000'), at, by: null },
      ...{ reason: 'daily', version: '1.0.0', sealed: false, events: 120, files: 3, bytes: 9_000_000 },
    }
    const value = {
      ...{ folder: DATA, device: null, own: true, sealed: false, backups: [], last },
      ...{ failed: null, due: null },
    }
    await answerCalls(app, 'backup.state', { ok: true, value })
    await page.reload()
    // The walk puts the focus into its question as soon as it is there.
    await page.locator('main [data-path]:focus-within').waitFor()
    await page.locator('[data-safe="warn"]').click()
    await dialog().waitFor()
    await expectAccess(running, 'safe-old')
    // What comes behind is looked at all the same.
    expect.soft(await overflowWhenLarge(running)).toEqual({})
    await leaveDialog()
  })

  it('never complained', () => {
    // Of the full disk it does, as it should.
    expect(running.complaints.filter((line) => !line.startsWith('AppError: disk-full'))).toEqual([])
  })
})
