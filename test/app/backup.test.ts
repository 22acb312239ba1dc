import { appendFile, mkdir, readdir, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createKeyPair } from '../../main/keys/signing-key.ts'
import { trustedFileOf } from '../../main/trust/trusted-signers.ts'
import { expectAccess } from './support/access.ts'
import { beginWalk } from './support/begin-walk.ts'
import { answerFirstPoint, expectFirstAnswer, expectFirstPhoto } from './support/first-point.ts'
import { launchApp, type RunningApp, temporaryFolder } from './support/launch-app.ts'
import { ANA, openSection, press, untilSaved } from './support/person.ts'
import { type Material, openDialogsAnswer, readMaterial } from './support/story.ts'
import { word } from './support/words.ts'

/** Whom the old device trusts. */
const CARA = createKeyPair({ name: 'Cara Mwale', org: 'Example Mining Group', title: '' }, new Date()).card

const PASSPHRASE = 'heather basalt nine lakes'

/** A device is backed up to a stick, and others are set up from it. Each test goes on where the one before ended. */
describe('backups', () => {
  let old: Awaited<ReturnType<typeof temporaryFolder>>
  let stick: Awaited<ReturnType<typeof temporaryFolder>>
  let running: RunningApp
  let material: Material
  const folders: Awaited<ReturnType<typeof temporaryFolder>>[] = []

  beforeAll(async () => {
    material = await readMaterial()
    old = await temporaryFolder('backup-old')
    stick = await temporaryFolder('backup-stick')
    const people = join(old.path, 'trusted-signers')
    await mkdir(people)
    await writeFile(join(people, trustedFileOf(CARA.key)), `# added 2026-05-01T08:00:00Z\n${CARA.pem}`)
    running = await launchApp(old.path)
  })
  afterAll(async () => {
    await running.close()
    for (const folder of [old, stick, ...folders]) await folder.remove()
  })

  const settings = async () => {
    await press(running.page, 'common', 'app.settings')
    await running.page.getByRole('heading', { level: 1, name: word('settings', 'title') }).waitFor()
  }
  const home = async () => {
    await press(running.page, 'common', 'app.mark')
    await running.page.getByRole('heading', { level: 1, name: word('home', 'title') }).waitFor()
  }
  /** The backups of every device on the stick, oldest first. */
  const backups = async (): Promise<readonly string[]> => {
    const names = await readdir(join(stick.path, 'adit-backups'), { recursive: true })
    return names
      .filter((name) => /^device-[0-9a-f]{8}.adit-[^\\/]*$/.test(name))
      .map((name) => join(stick.path, 'adit-backups', name))
      .sort((a, b) => (basename(a) < basename(b) ? -1 : 1))
  }
  /** Makes a backup by hand and gives its folder. */
  const backUp = async (): Promise<string> => {
    const rows = running.page.getByRole('list', { name: word('backup', 'list.here') }).getByRole('listitem')
    const before = await rows.count()
    await press(running.page, 'backup', 'now')
    await expect.poll(() => rows.count()).toBe(before + 1)
    await running.page.locator('[data-backup="fine"]').waitFor()
    return (await backups()).at(-1) ?? ''
  }
  /** Starts a device that nobody ever worked on, up to where this folder is picked. */
  const startNew = async (folder: string) => {
    expect(running.complaints).toEqual([])
    await running.close()
    const profile = await temporaryFolder('backup-new')
    folders.push(profile)
    running = await launchApp(profile.path)
    await openDialogsAnswer(running.app, folder)
    await press(running.page, 'identity', 'haveBackup')
  }
  const takeOver = async () => {
    await press(running.page, 'backup', 'restore.do')
    await running.page
      .getByRole('button', { name: word('backup', 'done.home') })
      .or(running.page.getByRole('button', { name: word('backup', 'done.who') }))
      .waitFor()
  }
  const openAssessment = async () => {
    await running.page.getByText('Cerro Alto').first().click()
    await running.page
      .getByRole('button', { name: word('mine', 'continue') })
      .first()
      .click()
  }
  const permits = () => running.page.locator('[data-path="ACQ-LEG-01"]')
  const expectAnswer = (choice: string) => expectFirstAnswer(running.page, choice)
  const expectPhoto = () => expectFirstPhoto(running.page)

  it('go where the person says, and Home says when the last one was made', async () => {
    const { page } = running
    await beginWalk(page)
    await answerFirstPoint(page, material)
    await settings()
    await page.getByRole('button', { name: 'Remove Cara Mwale' }).click()
    await page.getByRole('dialog').waitFor()
    await expectAccess(running, 'distrust')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await openDialogsAnswer(running.app, stick.path)
    await press(page, 'backup', 'folder.choose')
    await page.getByText(join(stick.path, 'adit-backups'), { exact: true }).waitFor()
    await backUp()
    await page.locator('[data-safe="fine"]').click()
    await page.getByRole('dialog').waitFor()
    await expectAccess(running, 'safe-good')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await home()
    const line = page.locator('[data-backup]')
    expect(await line.textContent()).toContain(`in ${join(stick.path, 'adit-backups')}.`)
    expect(await line.getAttribute('data-tone')).toBe('calm')
  })

  it('set up a new device, where work goes on', async () => {
    // There is one on the stick, and it is the one that is meant.
    await startNew(stick.path)
    const { page } = running
    await page.locator('[data-assessment] [data-verdict="new"]').getByText(ANA.name).waitFor()
    const cara = page.locator('[data-person="new"]').getByRole('checkbox')
    expect(await cara.isChecked()).toBe(false)
    await expectAccess(running, 'restore')
    await cara.check()
    await takeOver()
    await press(page, 'backup', 'done.home')
    await openAssessment()
    await expectAnswer('yes')
    await expectPhoto()
    await openSection(page, 'Title and permits')
    await permits().locator('[data-choice="no"]').click()
    await untilSaved(page)
    await running.kill()
    running = await launchApp(folders.at(-1)?.path ?? '')
    await expectAnswer('no')
    await expectPhoto()
    const people = await readdir(join(folders.at(-1)?.path ?? '', 'trusted-signers'))
    expect(people).toEqual([trustedFileOf(CARA.key)])
  })

  it('bring nothing a second time', async () => {
    const { page } = running
    await settings()
    const [backup = ''] = await backups()
    await openDialogsAnswer(running.app, backup)
    await press(page, 'backup', 'openOther')
    await page.getByText(word('backup', 'restore.nothing'), { exact: true }).waitFor()
    expect(await page.getByRole('button', { name: word('backup', 'restore.do') }).isDisabled()).toBe(true)
    await home()
    await openAssessment()
    await expectAnswer('no')
  })

  it('open with their passphrase only, once they are encrypted, and name what is damaged', async () => {
    await settings()
    await openDialogsAnswer(running.app, stick.path)
    await press(running.page, 'backup', 'folder.choose')
    await press(running.page, 'backup', 'seal.turnOn')
    const dialog = running.page.getByRole('dialog')
    await dialog.locator('input[type=password]').nth(0).fill(PASSPHRASE)
    await dialog.locator('input[type=password]').nth(1).fill(PASSPHRASE)
    await press(dialog, 'backup', 'seal.do')
    await dialog.waitFor({ state: 'detached' })
    await backUp()
    // Both devices stand in the list of each, by name.
    const others = running.page.locator('[data-device="other"]')
    await others.getByRole('heading', { name: ANA.name }).waitFor()
    expect(await others.getByRole('listitem').count()).toBe(1)

    await startNew(stick.path)
    const { page } = running
    await page.getByRole('heading', { name: word('backup', 'restore.found') }).waitFor()
    const sealed = page.getByRole('listitem').filter({ has: page.getByLabel(word('backup', 'list.sealed')) })
    await sealed.getByRole('button').click()
    const passphrase = page.getByLabel(word('backup', 'seal.passphrase')).first()
    await passphrase.fill('not the right one')
    await press(page, 'backup', 'unlock.do')
    await page.getByText(word('errors', 'wrong-passphrase.title')).waitFor()
    await expectAccess(running, 'unlock')
    await passphrase.fill(PASSPHRASE)
    await press(page, 'backup', 'unlock.do')
    await page.locator('[data-assessment] [data-verdict="new"]').first().waitFor()
    await takeOver()
    await press(page, 'backup', 'done.home')
    await openAssessment()
    await expectAnswer('no')
    await expectPhoto()
  })

  it('restore all but what is damaged, and name that', async () => {
    const [plain = ''] = await backups()
    const folder = dirname(plain)
    const files = await readdir(join(folder, 'files'), { recursive: true })
    const picture = files.find((name) => /[0-9a-f]{64}$/.test(name)) ?? ''
    await writeFile(join(folder, 'files', picture), 'not that picture any more')
    await startNew(plain)
    const { page } = running
    await page.locator('[data-assessment]').waitFor()
    await takeOver()
    await page.getByText(picture.slice(-64)).waitFor()
    await expectAccess(running, 'restored')
    await press(page, 'backup', 'done.home')
    await openAssessment()
    await expectAnswer('yes')
    await openSection(page, 'Water')
    await page.locator('[data-path$="/ACQ-WAT-03_photo"]').getByText('dp-1-plant-outlet.jpg').waitFor()
  })

  it('take nothing from a log that was altered, and say so before anything is taken', async () => {
    const [plain = ''] = await backups()
    const [assessment = ''] = await readdir(join(plain, 'log'))
    const [log = ''] = await readdir(join(plain, 'log', assessment))
    await appendFile(join(plain, 'log', assessment, log), '{}\n')
    await startNew(plain)
    const { page } = running
    await page.getByText(`log/${assessment}/${log}`).waitFor()
    await page.getByText(word('backup', 'assessments.noLog')).waitFor()
    await takeOver()
    await press(page, 'backup', 'done.home')
    await page.getByText('Cerro Alto').first().waitFor()
  })

  it('never complained', () => {
    expect(running.complaints).toEqual([])
  })
})
