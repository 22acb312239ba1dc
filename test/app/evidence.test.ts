import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccess } from './support/access.ts'
import { beginWalk } from './support/begin-walk.ts'
import { type DroppedPicture, dropPictures, intakeReport, pastePicture } from './support/evidence.ts'
import { launchApp, type RunningApp, temporaryFolder } from './support/launch-app.ts'
import { press, untilSaved } from './support/person.ts'
import { word } from './support/words.ts'

/** Evidence in the real window: by drop, by camera, drawn upon. Each test goes on where the last ended. */
describe('evidence', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let running: RunningApp
  let pictures: readonly DroppedPicture[] = []

  // A camera that shows a test picture; whether it may be used the app decides by itself.
  const launch = () =>
    launchApp(join(folder.path, 'profile'), { args: ['--use-fake-device-for-media-stream'] })
  const question = () => running.page.locator('main [data-path="ACQ-LEG-01"]').first()
  const tiles = () => question().locator('figure')
  const viewer = () => running.page.getByRole('dialog').first()

  beforeAll(async () => {
    folder = await temporaryFolder('evidence')
    running = await launch()
    await beginWalk(running.page)
    await question().waitFor()
  })
  afterAll(async () => {
    await running.close()
    await folder.remove()
  })

  it('takes forty photos at once, tells which one is damaged, and keeps that one too', async () => {
    const { page } = running
    pictures = await dropPictures(question(), 40)
    const report = await intakeReport(page)
    await report.getByText('40 files added').waitFor()
    await report.getByText(word('evidence', 'intake.note-damaged')).waitFor()
    expect(await report.locator('li').allInnerTexts()).toHaveLength(1)
    expect(await report.locator('li').innerText()).toContain('damaged.jpg')
    await question().getByRole('button', { name: '16 earlier files' }).click()
    await tiles().nth(39).waitFor()
    expect(await tiles().count()).toBe(40)
    await question().locator('figure img').first().waitFor()
    await press(report, 'common', 'close')
    await untilSaved(page)
  })

  it('takes a picture out of the clipboard, unless there is text as well', async () => {
    await pastePicture(question(), { withText: true })
    await pastePicture(question(), { withText: false })
    await tiles()
      .nth(40)
      .getByText(/^pasted-\d{8}-\d{6}\.png$/)
      .waitFor()
    expect(await tiles().count()).toBe(41)
    await untilSaved(running.page)
  })

  it('asks before a photo is taken out, and why', async () => {
    await tiles()
      .nth(1)
      .getByRole('button', { name: /^Withdraw/ })
      .click()
    await viewer().getByRole('textbox').fill('Of another bank')
    await expectAccess(running, 'withdraw')
    await press(viewer(), 'common', 'cancel')
    await viewer().waitFor({ state: 'detached' })
    expect(await tiles().count()).toBe(41)
  })

  it('takes a photo with the camera and marks it as its own', async () => {
    const { page } = running
    await press(question(), 'evidence', 'camera.open')
    const dialog = page.getByRole('dialog', { name: word('evidence', 'camera.title') })
    const take = dialog.getByRole('button', { name: word('evidence', 'camera.take'), exact: true })
    await take.waitFor()
    await expectAccess(running, 'camera')
    await take.click()
    await press(dialog, 'evidence', 'camera.keep')
    await dialog.getByText('1 photo kept').waitFor()
    await press(dialog, 'evidence', 'camera.done')
    await tiles().nth(41).waitFor()
    const taken = tiles().last()
    await taken.getByText(word('evidence', 'inApp')).waitFor()
    await untilSaved(page)
  })

  it('draws over a photo by hand and by keyboard, and undoes what was drawn', async () => {
    const { page } = running
    await tiles().first().getByRole('button').first().click()
    await press(viewer(), 'evidence', 'annotate.open')
    const editor = page.getByRole('dialog', { name: /slope-1\.jpg/ }).last()
    const board = editor.getByRole('application')
    const picture = board.locator('img')
    await picture.waitFor({ state: 'visible' })
    const marks = editor.getByRole('list', { name: word('evidence', 'annotate.marks') }).getByRole('button')

    const box = await picture.boundingBox()
    if (box === null) throw new Error('the picture has no place')
    await page.mouse.move(box.x + box.width * 0.25, box.y + box.height * 0.25)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width * 0.5, box.y + box.height * 0.5, { steps: 4 })
    await page.mouse.up()
    expect(await marks.allInnerTexts()).toEqual(['1. Arrow'])

    await press(editor, 'evidence', 'annotate.shape.blur')
    await board.focus()
    await page.keyboard.press('Enter')
    await editor.getByText(word('evidence', 'annotate.blurWarning')).waitFor()
    await page.keyboard.press('Enter')
    expect(await marks.count()).toBe(3)
    await page.keyboard.press('Control+z')
    expect(await marks.count()).toBe(2)
    await expectAccess(running, 'annotation')
    await press(editor, 'evidence', 'annotate.done')
    await viewer().getByText('Show 2 marks by Ana Quispe').waitFor()
    await expectAccess(running, 'file')
    await untilSaved(page)
  })

  it('shows photo and marks again after a power cut, and the file is the one that was dropped', async () => {
    await running.kill()
    running = await launch()
    const { page } = running
    await page.getByRole('button', { name: word('evidence', 'open'), exact: true }).click()
    await page.getByRole('heading', { name: word('evidence', 'title'), level: 1 }).waitFor()
    await page.getByText('42 files').waitFor()
    await expectAccess(running, 'evidence')
    await page.getByRole('button', { name: /slope-1\.jpg/ }).click()
    await viewer().getByText('Show 2 marks by Ana Quispe').waitFor()
    expect(await viewer().locator('svg path').count()).toBeGreaterThan(0)
    const [first] = pictures
    const hash = first?.sha256 ?? ''
    await viewer().getByText(hash).waitFor()
    const kept = await readFile(join(folder.path, 'profile', 'journal', 'files', hash.slice(0, 2), hash))
    expect(createHash('sha256').update(kept).digest('hex')).toBe(hash)

    await page.keyboard.press('ArrowRight')
    await page.getByRole('dialog', { name: 'slope-2.jpg' }).waitFor()
    await press(viewer(), 'evidence', 'viewer.jump')
    await question().waitFor()
    expect(running.complaints.filter((line) => line.includes('no words'))).toEqual([])
  })
})
