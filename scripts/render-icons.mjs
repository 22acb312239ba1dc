// @ts-check
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureDependencies } from './lib/dependencies.mjs'
import { openSession } from './lib/electron/session.mjs'
import { icnsFile, icoFile } from './lib/icon-files.mjs'
import { log, runCommand } from './lib/main.mjs'
import { repositoryRoot } from './lib/repository.mjs'
import { sandboxSwitches } from './lib/system/sandbox.mjs'

const ICONS = join(repositoryRoot, 'assets', 'icons')
const SIZES = [16, 24, 32, 48, 64, 128, 256, 512, 1024]
/** macOS icons leave a margin: the tile takes this much of the width. */
const MAC_TILE = 824 / 1024

// Draws every icon file anew from icon.svg; run it after changing the drawing, and commit the result.
await runCommand(async () => {
  await ensureDependencies({ log })
  const svg = await readFile(join(ICONS, 'icon.svg'), 'utf8')
  const session = await openSession({ log })
  try {
    const { full, mac } = await draw(session, svg)
    await mkdir(join(ICONS, 'linux'), { recursive: true })
    for (const { size, png } of full.filter(({ size }) => size <= 512)) {
      await writeFile(join(ICONS, 'linux', `${size}x${size}.png`), png)
    }
    await writeFile(join(ICONS, 'icon.png'), full.find(({ size }) => size === 512)?.png ?? '')
    await writeFile(join(ICONS, 'icon.ico'), icoFile(full.filter(({ size }) => size <= 256)))
    await writeFile(join(ICONS, 'icon.icns'), icnsFile(mac))
    return 0
  } finally {
    await session.close()
  }
})

/**
 * @param {import('./lib/electron/session.mjs').ElectronSession} session
 * @param {string} svg
 */
async function draw({ runtime, env }, svg) {
  const { _electron } = await import('playwright-core')
  const folder = await mkdtemp(join(tmpdir(), 'adit-icons-'))
  await writeFile(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'icons', version: '1.0.0', main: 'main.cjs' }),
  )
  await writeFile(
    join(folder, 'main.cjs'),
    "const { app, BrowserWindow } = require('electron'); app.whenReady().then(() => new BrowserWindow({ show: false }).loadURL('about:blank'))",
  )
  const app = await _electron.launch({
    executablePath: runtime.executable,
    args: [...sandboxSwitches(), folder],
    chromiumSandbox: sandboxSwitches().length === 0,
    env: definedOnly(env),
  })
  try {
    const page = await app.firstWindow()
    /** @param {number} tile */
    const pictures = async (tile) => {
      const drawn = []
      for (const size of SIZES) {
        const base64 = await page.evaluate(drawInPage, { svg, size, tile })
        drawn.push({ size, png: Buffer.from(base64, 'base64') })
      }
      return drawn
    }
    return { full: await pictures(1), mac: await pictures(MAC_TILE) }
  } finally {
    await app.close()
    await rm(folder, { recursive: true, force: true })
  }
}

/**
 * Runs inside the page, where it has nothing from this file.
 *
 * @param {{ svg: string, size: number, tile: number }} order
 * @returns {Promise<string>} a PNG in base64
 */
async function drawInPage({ svg, size, tile }) {
  const { document, Image } = /** @type {any} */ (globalThis)
  const image = new Image()
  image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`
  await image.decode()
  const canvas = Object.assign(document.createElement('canvas'), { width: size, height: size })
  const margin = (size * (1 - tile)) / 2
  canvas.getContext('2d').drawImage(image, margin, margin, size * tile, size * tile)
  return canvas.toDataURL('image/png').split(',')[1]
}

/** @param {NodeJS.ProcessEnv} env */
function definedOnly(env) {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}
