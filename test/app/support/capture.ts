import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { inMain } from './in-main.ts'
import type { RunningApp } from './launch-app.ts'

/** The app's languages, by what their switch says. */
export const LANGUAGES = { en: 'EN', zh: '中文' } as const
const SIZES = [
  { width: 1280, height: 800 },
  { width: 800, height: 1000 },
] as const

/** Switches the language, also while a dialog lies over the switch. */
export async function sayIn(page: Page, language: keyof typeof LANGUAGES): Promise<void> {
  await page
    .getByText(LANGUAGES[language], { exact: true })
    .first()
    .evaluate((element) => (element as HTMLElement).click())
  await page.waitForFunction((tag) => document.documentElement.lang.startsWith(tag), language)
}

/** Takes a picture of the open screen in both languages, light and dark, wide and narrow: `<name>-zh-dark-800.png`. */
export async function capture(
  { app, page }: RunningApp,
  folder: string,
  name: string,
  options: {
    /** Of the window, for a screen that goes on below; otherwise 800, and 1000 when narrow. */
    readonly height?: number
    /** Opens in the narrow window what the wide one shows beside; Escape closes it again. */
    narrow?(): Promise<void>
    /** Brings back what a change of language closed. */
    again?(language: keyof typeof LANGUAGES): Promise<void>
  } = {},
): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const { width, height } of SIZES) {
    const size = { width, height: options.height ?? height }
    await inMain(
      app,
      ({ BrowserWindow }, { width, height }) => {
        BrowserWindow.getAllWindows()[0]?.setContentSize(width, height)
      },
      size,
    )
    await page.waitForFunction((wanted) => window.innerWidth === wanted, width)
    if (width < SIZES[0].width) {
      await sayIn(page, 'en')
      await options.narrow?.()
    }
    for (const language of ['en', 'zh'] as const) {
      await sayIn(page, language)
      await options.again?.(language)
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        // Fonts and lazily loaded parts come a frame or two after the words.
        await page.evaluate(() => document.fonts.ready)
        await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null)
        await page.screenshot({ path: join(folder, `${name}-${language}-${colorScheme}-${width}.png`) })
      }
    }
  }
  await sayIn(page, 'en')
  await page.emulateMedia({ colorScheme: 'light' })
  if (options.narrow !== undefined) {
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  }
  await inMain(app, ({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800)
  })
  await page.waitForFunction((wanted) => window.innerWidth === wanted, SIZES[0].width)
}

/** Where pictures of single screens and states go: beside those of the story. */
export function screensFolder(): string {
  const folder = process.env.ADIT_DEMO_DIR
  if (folder === undefined) throw new Error('ADIT_DEMO_DIR is not set: run npm run demo')
  return join(folder, 'screens')
}
