import { readFile, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MAX_FILE_BYTES } from '../../renderer/assessment/take-in-file.ts'
import { keptInJournal } from '../faults/support/kept.ts'
import { ODD } from '../support/odd-pictures.ts'
import { expectAccess } from './support/access.ts'
import { filmOf, intakeReport } from './support/evidence.ts'
import { startFiles } from './support/files-form.ts'
import { inMain } from './support/in-main.ts'
import { launchApp, type RunningApp, temporaryFolder } from './support/launch-app.ts'
import { ANA, introduce, press, untilSaved } from './support/person.ts'
import { dragFilesOnto, type PhotoFile, writePhotos } from './support/photos.ts'
import { word } from './support/words.ts'

const fixtures = join(import.meta.dirname, '..', 'support', 'cerro-alto', 'attachments')
const PICTURES = ['haz-1-waste-store.jpg', 'pond-1-emergency.jpg', 'wtp-1-nameplate.jpg']
const COUNT = 198

/** Files of every kind in the real window. Each test goes on where the last ended. */
describe('files that are evidence', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let running: RunningApp
  let photos: readonly PhotoFile[] = []

  beforeAll(async () => {
    folder = await temporaryFolder('evidence-files')
    // A microphone that beeps.
    running = await launchApp(join(folder.path, 'profile'), { args: ['--use-fake-device-for-media-stream'] })
    await introduce(running.page, ANA)
    await startFiles(running)
  })
  afterAll(async () => {
    await running.close()
    await folder.remove()
  })

  const question = (name: string) => running.page.locator(`main [data-path="${name}"]`)
  const kept = () => keptInJournal({ path: join(folder.path, 'profile'), remove: async () => {} })
  const attachedIn = async (path: string) => (await kept()).state.attachments.get(path) ?? []

  it('two hundred photos dropped at once come in while a question is answered, each of them once', async () => {
    const { page } = running
    const pictures = await Promise.all(PICTURES.map((name) => readFile(join(fixtures, name))))
    photos = await writePhotos(join(folder.path, 'card'), pictures, { count: COUNT })
    const [first, second] = await writePhotos(join(folder.path, 'card'), pictures, { count: 2, name: 'COPY' })
    if (first === undefined || second === undefined) throw new Error('no photos')
    await question('photos').locator('input[type=file]').first().waitFor({ state: 'attached' })
    await dragFilesOnto(question('photos'), [...photos.map(({ path }) => path), first.path, second.path])

    const progress = page.getByRole('progressbar', { name: word('evidence', 'intake.progress') })
    await progress.waitFor()
    await page.getByText(/^Adding files: \d+ of 200$/).waitFor()
    // What came first is the older act: the drop begins with its first photo.
    await question('photos').locator('figure').first().waitFor()
    const remark = question('remark').locator('textarea, input').first()
    await remark.fill('Seepage at the toe')
    await remark.blur()
    expect(await progress.count(), 'the answer was given while photos came in').toBe(1)

    const report = await intakeReport(page)
    await report.getByText('198 files added · 2 already here').waitFor()
    await press(report, 'evidence', 'intake.which')
    expect(await report.locator('li').allInnerTexts()).toEqual(
      ['COPY_0001.jpg', 'COPY_0002.jpg'].map((name) => `${name}\n${word('evidence', 'intake.known')}`),
    )
    await press(report, 'common', 'close')
    await untilSaved(page)
    const files = await attachedIn('photos')
    expect(files.map(({ sha256 }) => sha256).sort()).toEqual(photos.map(({ sha256 }) => sha256).sort())
    const { files: onDisk, state } = await kept()
    for (const { sha256 } of photos) expect(onDisk).toContain(sha256)
    expect(state.answers.get('remark')?.value).toBe('Seepage at the toe')
    expect(files[0]?.capture).toMatchObject({ at: '2026-05-30T08:00:06-05:00', device: 'Fairphone FP5' })
  })

  it('the whole drop is taken back by one undo, behind the answer that was given meanwhile, and comes back', async () => {
    const { page } = running
    const undo = (what: RegExp) => page.getByRole('button', { name: what })
    await undo(/^Undo: What was seen/).click()
    await undo(/^Undo: .*take out IMG_0001\.jpg and 197 more$/).click()
    await question('photos').locator('figure').first().waitFor({ state: 'detached' })
    await untilSaved(page)
    expect(await attachedIn('photos')).toEqual([])
    await page.getByRole('button', { name: /^Redo:/ }).click()
    await question('photos').locator('figure img').first().waitFor()
    await untilSaved(page)
    expect(await attachedIn('photos')).toHaveLength(COUNT)
  })

  it('odd pictures are kept as they came, and for each that is not shown the reason is said', async () => {
    const { page } = running
    const wide = await page.evaluate(async () => {
      const canvas = new OffscreenCanvas(12_000, 200)
      canvas.getContext('2d')?.fillRect(0, 0, 6000, 100)
      const blob = await canvas.convertToBlob({ type: 'image/jpeg' })
      return [...new Uint8Array(await blob.arrayBuffer())]
    })
    const note = (key: string) => word('evidence', `intake.note-${key}`)
    const short = (key: string, format = '') =>
      word('evidence', `none.short-${key}`).replace('{{format}}', format)
    const long = (key: string, format = '') =>
      word('evidence', `none.${key}`).replaceAll('{{format}}', format)
    /** What is dropped; what is said when it came in; what its tile and its large view say; null where it is shown. */
    const table: readonly (readonly [string, Buffer, string | null, string | null, string | null])[] = [
      ['cmyk.jpg', ODD.cmyk, null, null, null],
      ['progressive.jpg', ODD.progressive, null, null, null],
      ['point.jpg', ODD.point, null, null, null],
      ['wide.jpg', Buffer.from(wide), null, null, null],
      ['drawing.jpg', ODD.png, null, null, null],
      ['absurd.jpg', ODD.absurd, null, null, null],
      ['huge.jpg', ODD.huge, note('too-large'), short('too-large'), long('too-large')],
      ['cut.jpg', ODD.cut, note('damaged'), short('damaged'), long('damaged')],
      ['scrambled.jpg', ODD.scrambled, note('damaged'), short('damaged'), long('damaged')],
      ['phone.heic', ODD.heic, note('format'), short('format', 'HEIC'), long('format', 'HEIC')],
      ['scan.tif', ODD.tiff, note('format'), short('format', 'TIFF'), long('format', 'TIFF')],
      ['list.jpg', ODD.text, note('no-picture'), null, long('kind', 'text/plain')],
      ['empty.jpg', ODD.empty, note('no-picture'), null, long('kind', 'application/octet-stream')],
    ]
    await question('odd')
      .locator('input[type=file]')
      .first()
      .setInputFiles(table.map(([name, buffer]) => ({ name, mimeType: 'image/jpeg', buffer })))
    const report = await intakeReport(page)
    await report.getByText(`${table.length} files added`).waitFor()
    await report
      .getByRole('button', { name: word('evidence', 'intake.look_other').replace('{{count}}', '4') })
      .click()
    const toLookAt = [note('damaged'), note('no-picture')]
    const told = table
      .filter(([, , said]) => said !== null)
      .sort(([, , a], [, , b]) => Number(toLookAt.includes(b ?? '')) - Number(toLookAt.includes(a ?? '')))
      .map(([name, , said]) => `${name}\n${said}`)
    await expect.poll(() => report.locator('li').allInnerTexts()).toEqual(told)
    await press(report, 'common', 'close')
    await untilSaved(page)

    await press(page, 'evidence', 'open')
    await page.getByRole('combobox', { name: word('evidence', 'screen.question') }).click()
    await page.getByRole('option', { name: 'Other pictures' }).click()
    await page.getByText(`${table.length} files`, { exact: true }).waitFor()
    const tile = (name: string) =>
      page.getByRole('list', { name: word('evidence', 'screen.files') }).getByRole('button', { name })
    const viewer = page.getByRole('dialog')
    for (const [name, , , said, large] of table) {
      await tile(name).scrollIntoViewIfNeeded()
      if (large === null) await tile(name).locator('img').waitFor()
      else if (said !== null) await tile(name).getByText(said).waitFor()
      await tile(name).click()
      if (large === null) await viewer.locator('img').waitFor({ state: 'visible' })
      else await viewer.getByText(large, { exact: true }).waitFor()
      await page.keyboard.press('Escape')
      await viewer.waitFor({ state: 'detached' })
    }
    const files = await attachedIn('odd')
    expect(files.find(({ name }) => name === 'drawing.jpg')?.media_type).toBe('image/png')
    const nonsense = files.find(({ name }) => name === 'absurd.jpg')?.capture
    expect(Object.keys(nonsense ?? {})).toEqual(['device'])
    expect(files).toHaveLength(table.length)
    await press(page, 'evidence', 'screen.back')
  })

  it('says of each file that was refused or is not what it should be, beside those that came in', async () => {
    const { page } = running
    const drop = join(folder.path, 'drop')
    const [photo] = await writePhotos(drop, [await readFile(join(fixtures, PICTURES[0] ?? ''))], { count: 1 })
    const broken = join(drop, 'broken.jpg')
    await writeFile(broken, Buffer.concat([ODD.scrambled, Buffer.from('again')]))
    // Too large to be taken in, and nothing of it on the disk.
    const large = join(drop, 'flight.jpg')
    await writeFile(large, '')
    await truncate(large, MAX_FILE_BYTES + 1)
    await question('odd')
      .locator('input[type=file]')
      .first()
      .setInputFiles([photo?.path ?? '', broken, large])
    const report = await intakeReport(page)
    await report
      .getByRole('button', { name: word('evidence', 'intake.look_other').replace('{{count}}', '2') })
      .click()
    await report.getByText(word('evidence', 'intake.note-damaged')).waitFor()
    await report.getByText('flight.jpg', { exact: true }).waitFor()
    await expectAccess(running, 'intake')
    await press(report, 'common', 'close')
    await untilSaved(page)
  })

  it('records a sound, keeps it and plays it', async () => {
    const { page } = running
    await press(question('sound'), 'evidence', 'sound.open')
    const dialog = page.getByRole('dialog', { name: word('evidence', 'sound.title') })
    await press(dialog, 'evidence', 'sound.record')
    await dialog
      .getByRole('timer')
      .getByText(/0:0[2-9]/)
      .waitFor()
    await press(dialog, 'evidence', 'sound.stop')
    await dialog.locator('audio').waitFor()
    await expectAccess(running, 'sound')
    await press(dialog, 'evidence', 'sound.keep')
    const tile = question('sound').locator('figure')
    await tile.getByText(/^sound-\d{8}-\d{6}\.webm$/).waitFor()
    await tile.getByText(word('evidence', 'recordedInApp')).waitFor()
    await untilSaved(page)
    const [sound] = await attachedIn('sound')
    expect(sound).toMatchObject({ media_type: 'audio/webm', capture: { in_app: true } })

    await tile.getByRole('button').first().click()
    const player = page.getByRole('dialog').locator('audio')
    await player.waitFor()
    await expectAccess(running, 'player')
    const played = await player.evaluate(async (element) => {
      const audio = element as HTMLAudioElement
      audio.muted = true
      await audio.play()
      await new Promise((resolve, reject) => {
        audio.onended = resolve
        audio.onerror = () => reject(new Error(audio.error?.message))
      })
      return audio.currentTime
    })
    expect(played).toBeGreaterThan(1)
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  })

  it('takes a film and shows it', async () => {
    const { page } = running
    const buffer = await filmOf(page)
    const film = { name: 'outfall.webm', mimeType: 'video/webm', buffer }
    await question('film').locator('input[type=file]').first().setInputFiles(film)
    await question('film').locator('figure').getByRole('button').first().click()
    const player = page.getByRole('dialog').locator('video')
    await expect.poll(() => player.evaluate((one) => (one as HTMLVideoElement).videoWidth)).toBe(320)
    await expectAccess(running, 'film')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(running.complaints.filter((line) => line.includes('no words'))).toEqual([])
  })

  it('says what to do when the microphone is refused', async () => {
    const { app, page } = running
    await inMain(app, ({ BrowserWindow }) => {
      const { session } = BrowserWindow.getAllWindows()[0]?.webContents ?? {}
      session?.setPermissionCheckHandler(() => false)
      session?.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
    })
    await press(question('sound'), 'evidence', 'sound.open')
    const dialog = page.getByRole('dialog', { name: word('evidence', 'sound.title') })
    await press(dialog, 'evidence', 'sound.record')
    await dialog.getByText(word('evidence', 'sound.failure-denied')).waitFor()
    await dialog.getByText(word('evidence', 'sound.next-denied')).waitFor()
    await expectAccess(running, 'sound-refused')
    await dialog.getByRole('button', { name: word('evidence', 'sound.record') }).waitFor()
    expect(await attachedIn('sound')).toHaveLength(1)
  })
})
