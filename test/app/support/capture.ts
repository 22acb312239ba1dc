import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { RunningApp } from './launch-app.ts'

const LANGUAGES = { en: 'EN', zh: '中文' } as const
const SIZES = [
  { width: 1280, height: 800 },
  { width: 800, height: 1000 },
] as const

/** Takes a picture of the open screen in both languages, light and dark, wide and narrow: `<name>-zh-dark-800.png`. */
export async function capture({ app, page }: RunningApp, folder: string, name: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const size of SIZES) {
    await app.evaluate(({ BrowserWindow }, { width, height }) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(width, height)
    }, size)
    for (const [language, label] of Object.entries(LANGUAGES)) {
      await page.getByText(label, { exact: true }).first().click()
      await page.waitForFunction((tag) => document.documentElement.lang.startsWith(tag), language)
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        // Fonts and lazily loaded parts come a frame or two after the words.
        await page.evaluate(() => document.fonts.ready)
        await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null)
        await page.screenshot({ path: join(folder, `${name}-${language}-${colorScheme}-${size.width}.png`) })
      }
    }
  }
  await page.getByText(LANGUAGES.en, { exact: true }).first().click()
  await page.emulateMedia({ colorScheme: 'light' })
  await app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800)
  })
}
