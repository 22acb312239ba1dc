import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readBuiltInChecklists } from '../../main/checklists/built-in.ts'
import { jpegWith, TAG, tiffBlock } from '../support/exif.ts'
import { writeMvt, writePmtiles, writePng } from '../support/pmtiles.ts'
import { expectAccess } from './support/access.ts'
import { beginWalk } from './support/begin-walk.ts'
import { launchApp, type RunningApp, temporaryFolder } from './support/launch-app.ts'
import { openSection, press, untilSaved } from './support/person.ts'
import { openDialogsAnswer, saveDialogsAnswer } from './support/story.ts'
import { word } from './support/words.ts'

const assets = join(import.meta.dirname, '..', '..', 'assets')
const MGRS = '19L CC 90777 48497'
const PHOTO = jpegWith(
  tiffBlock({
    gps: [
      { tag: TAG.latitudeRef, text: 'S' },
      { tag: TAG.latitude, fractions: [[1425, 100]] },
      { tag: TAG.longitudeRef, text: 'W' },
      { tag: TAG.longitude, fractions: [[726, 10]] },
    ],
  }),
)
/** Only to end what hangs: a map is painted late on a busy machine. */
const PATIENCE = { timeout: 60_000 }
/** Nothing on our maps has this colour but the tiles below. */
const RED = [200, 30, 40] as const

/** Positions, lines and areas on the map in the real window. Each test goes on where the last ended. */
describe('maps', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let running: RunningApp
  let titles: ReadonlyMap<string, string>

  beforeAll(async () => {
    const checklists = await readBuiltInChecklists(assets)
    const checklist = checklists.find(({ definition }) => definition.form_id === 'adit-acquisition')
    titles = new Map([...(checklist?.rows ?? [])].map(([name, row]) => [name, row.label.text.en ?? name]))
    folder = await temporaryFolder('map')
    running = await launchApp(join(folder.path, 'profile'))
    await beginWalk(running.page)
    await openSection(running.page, titles.get('ACQ-HIS') ?? '')
    await question('ACQ-HIS-06').locator('[data-choice="yes"]').click()
  })
  afterAll(async () => {
    await running.close()
    await folder.remove()
  })

  const question = (name: string) => running.page.locator(`main [data-path$="${name}"]`).first()
  const position = () => question('ACQ-HIS-06_position')
  const dialog = () => running.page.getByRole('dialog')
  const button = (within: Locator, key: string) =>
    within.getByRole('button', { name: word('map', key), exact: true })

  /** Opens the map of a question and waits until it is there and its layer is painted. */
  async function openMap(within: Locator, key: string): Promise<void> {
    await button(within, key).click()
    await dialog().locator('[data-map="ready"]').waitFor()
    await expect.poll(() => coloursIn('map-outlines'), PATIENCE).toBeGreaterThan(0)
  }

  /** How many different colours a layer of the map has, its transparent parts left out. */
  function coloursIn(layer: string): Promise<number> {
    return running.page.evaluate((name) => {
      const canvas = document.querySelector<HTMLCanvasElement>(`.${name} canvas`)
      if (canvas === null || canvas.width === 0) return 0
      const data = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? []
      const seen = new Set<number>()
      for (let at = 0; at < data.length; at += 4)
        if (data[at + 3] === 255)
          seen.add(((data[at] ?? 0) * 256 + (data[at + 1] ?? 0)) * 256 + (data[at + 2] ?? 0))
      return seen.size
    }, layer)
  }

  /** The colour in the middle of the basemap, as red, green, blue. */
  function basemapColour(): Promise<readonly number[]> {
    return running.page.evaluate(() => {
      const canvas = document.querySelector<HTMLCanvasElement>('.map-basemap canvas')
      if (canvas === null || canvas.width === 0) return []
      const [x, y] = [Math.floor(canvas.width / 2) + 30, Math.floor(canvas.height / 2) + 30]
      return [...(canvas.getContext('2d')?.getImageData(x, y, 1, 1).data.slice(0, 3) ?? [])]
    })
  }

  it('reads a typed grid position and says it in degrees', async () => {
    await position().getByRole('textbox').fill(MGRS)
    await position().getByText('15.8400037° S').waitFor()
    await position().getByText(MGRS).waitFor()
    await untilSaved(running.page)
  })

  it('says what is wrong with one that is none', async () => {
    await position().getByRole('textbox').fill('91, 0')
    await position().getByText('“91” is no latitude').waitFor()
    await position().getByRole('textbox').fill(MGRS)
  })

  it('picks another by a click on the outlines, near the first', async () => {
    await openMap(position(), 'draw.open')
    const map = dialog().getByRole('application')
    const box = await map.boundingBox()
    if (box === null) throw new Error('no map')
    await map.click({ position: { x: box.width / 2 + 60, y: box.height / 2 } })
    const chosen = dialog().getByText(/^Chosen: -15\.8\d+, -69\.9\d+|^Chosen: -15\.8\d+, -70\.0\d+/)
    await chosen.waitFor()
    await expectAccess(running, 'draw')
    await button(dialog(), 'draw.use').click()
    await dialog().waitFor({ state: 'detached' })
    const text = await position().getByRole('textbox').inputValue()
    expect(text).toMatch(/^-15\.8\d+, -(69\.9|70\.0)\d+$/)
    await untilSaved(running.page)
  })

  it('is driven by the keyboard: the map moves under the cross', async () => {
    await openMap(position(), 'draw.open')
    const before = await position().getByRole('textbox').inputValue()
    await dialog().getByRole('application').focus()
    const cross = dialog().getByText(/^Cross:/)
    const start = await cross.textContent()
    await running.page.keyboard.press('ArrowRight')
    await expect.poll(() => cross.textContent(), PATIENCE).not.toBe(start)
    await button(dialog(), 'draw.here').press('Enter')
    await button(dialog(), 'draw.use').press('Enter')
    await dialog().waitFor({ state: 'detached' })
    expect(await position().getByRole('textbox').inputValue()).not.toBe(before)
  })

  it('takes the place of a photo', async () => {
    const path = join(folder.path, 'spill.jpg')
    await writeFile(path, PHOTO)
    await question('ACQ-HIS-06_photo').locator('input[type=file]').first().setInputFiles(path)
    await button(position(), 'photo.open').click()
    const photo = running.page.getByRole('menuitem', { name: /spill\.jpg/ })
    await photo.waitFor()
    await expectAccess(running, 'photo-places')
    await photo.click()
    await expect.poll(() => position().getByRole('textbox').inputValue(), PATIENCE).toBe('-14.25, -72.6')
    await untilSaved(running.page)
  })

  it('shows all evidence that says where it was taken', async () => {
    const { page } = running
    await press(page, 'evidence', 'open')
    await page.getByText(word('evidence', 'screen.map'), { exact: true }).click()
    await page.locator('main [data-map="ready"]').waitFor()
    await expectAccess(running, 'evidence-map')
    await press(page, 'evidence', 'screen.back')
    await position().waitFor()
  })

  it('draws an area, corner by corner, and says how large it is', async () => {
    await openSection(running.page, titles.get('ACQ-LEG') ?? '')
    const area = question('ACQ-LEG-03_area')
    await openMap(area, 'draw.openPath')
    const map = dialog().getByRole('application')
    const box = await map.boundingBox()
    if (box === null) throw new Error('no map')
    const corners = [
      [0.35, 0.35],
      [0.65, 0.35],
      [0.65, 0.65],
    ] as const
    for (const [x, y] of corners) await map.click({ position: { x: box.width * x, y: box.height * y } })
    // A corner that stands there is not put there twice; one on an edge is put there once.
    await map.click({ position: { x: box.width * 0.35, y: box.height * 0.35 } })
    await dialog()
      .getByText(/^3 corners/)
      .waitFor()
    await map.click({ position: { x: box.width * 0.5, y: box.height * 0.35 } })
    await dialog()
      .getByText(/^4 corners/)
      .waitFor()
    await button(dialog(), 'draw.removeLast').click()
    await dialog()
      .getByText(/^3 corners.*Area .*Perimeter/)
      .waitFor()
    await button(dialog(), 'draw.useArea').click()
    await dialog().waitFor({ state: 'detached' })
    const lines = (await area.getByRole('textbox').inputValue()).split('\n')
    expect(lines).toHaveLength(3)
    await untilSaved(running.page)
  })

  it('writes the area as GeoJSON and takes it back', async () => {
    const area = question('ACQ-LEG-03_area')
    const before = await area.getByRole('textbox').inputValue()
    const file = join(folder.path, 'title.geojson')
    await saveDialogsAnswer(running.app, file)
    await button(area, 'geojson.export').click()
    await area.getByText(`Saved as ${file}.`).waitFor()
    await area.getByRole('textbox').fill('')
    await untilSaved(running.page)
    await area.locator('input[type=file][accept*="geojson"]').setInputFiles(file)
    const sorted = (text: string) => text.split('\n').sort()
    await expect
      .poll(async () => sorted(await area.getByRole('textbox').inputValue()), PATIENCE)
      .toEqual(sorted(before))
  })

  it('asks which area of a file is meant when it holds several', async () => {
    const area = question('ACQ-LEG-03_area')
    const parts = ['North', 'South'].map((name, index) => {
      const ring = [0, 1, 2, 0].map((corner) => [-72 + (corner % 2) * 0.1, -14 - index + corner * 0.1])
      return {
        ...{ type: 'Feature', properties: { name } },
        geometry: { type: 'Polygon', coordinates: [ring] },
      }
    })
    const buffer = Buffer.from(JSON.stringify({ type: 'FeatureCollection', features: parts }))
    const file = { name: 'titles.geojson', mimeType: 'application/geo+json', buffer }
    await area.locator('input[type=file][accept*="geojson"]').setInputFiles(file)
    const south = running.page.getByRole('menuitem', { name: '2. South · 3 corners' })
    await south.waitFor()
    await expectAccess(running, 'geojson-parts')
    await south.click()
    await expect.poll(() => area.getByRole('textbox').inputValue(), PATIENCE).toMatch(/^-15, -72\n/)
    await untilSaved(running.page)
  })

  it.each([
    [
      'images',
      () =>
        writePmtiles(
          [0, 1, 2].flatMap((z) => tilesOf(z, writePng(256, RED))),
          { tileType: 2, metadata: { name: 'Red' } },
        ),
    ],
    [
      'vector tiles',
      () =>
        writePmtiles(tilesOf(0, writeMvt('water', -64, 4160)), { tileType: 1, metadata: { name: 'Sea' } }),
    ],
  ])('draws a basemap of %s from the disk', async (kind, write) => {
    const path = join(folder.path, `${kind}.pmtiles`)
    await writeFile(path, write())
    await openDialogsAnswer(running.app, path)
    await openMap(question('ACQ-LEG-03_area'), 'draw.openPath')
    await button(dialog(), 'basemap.open').click()
    const add = running.page.getByRole('menuitem', { name: word('map', 'basemap.add') })
    await add.waitFor()
    // The second time there is one to choose.
    if (kind !== 'images') await expectAccess(running, 'basemaps')
    await add.click()
    if (kind === 'images') await expect.poll(basemapColour, PATIENCE).toEqual(RED)
    // The colour of the sea in the light theme.
    else
      await expect.poll(async () => (await basemapColour()).join(), PATIENCE).toMatch(/^2\d\d,2\d\d,2\d\d$/)
    await button(dialog(), 'draw.cancel').click()
    await dialog().waitFor({ state: 'detached' })
  })

  it('complains of nothing meanwhile', () => {
    // The canvases are read by this test alone, which Chromium says could be faster.
    const ours = running.complaints.filter((text) => !text.includes('willReadFrequently'))
    expect(ours).toEqual([])
  })
})

/** The same tile all over one zoom. */
function tilesOf(z: number, bytes: Uint8Array) {
  const all = Array.from({ length: 2 ** z }, (_none, index) => index)
  return all.flatMap((x) => all.map((y) => ({ z, x, y, bytes })))
}
