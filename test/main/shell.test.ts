import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { replaceFile } from '../../main/files/replace-file.ts'
import { openLog } from '../../main/log.ts'
import { menuTemplate } from '../../main/menu.ts'
import { bundlesIn } from '../../main/opened-files.ts'
import { mayRestart } from '../../main/restart-limit.ts'
import { bestLanguage, wordsIn } from '../../main/words.ts'
import { ERROR_CODES } from '../../shared/lib/app-error.ts'
import { newFolder } from './keys/fakes.ts'

test('the language is the first of the person that the app speaks', () => {
  expect(bestLanguage(['', 'es-PE', 'zh-Hans-CN', 'en-US'])).toBe('zh')
  expect(bestLanguage(['en_GB', 'zh'])).toBe('en')
  expect(bestLanguage(['qu', 'enx'])).toBe('en')
  expect(bestLanguage([])).toBe('en')
})

test('bundles on a command line are found beside switches and other files', () => {
  expect(bundlesIn(['--x=y.adit', '-a.adit', '.', 'a.ADIT', '/b/c.adit', 'd.zip'], '/work')).toEqual([
    resolve('/work/a.ADIT'),
    resolve('/b/c.adit'),
  ])
})

test('every entry of the menu has words in both languages, and the commands are all there', () => {
  for (const language of ['en', 'zh'] as const)
    for (const mac of [true, false]) {
      const commands: string[] = []
      const run = (command: string) => void commands.push(command)
      const template = menuTemplate({ words: wordsIn(language), mac, developer: true, run })
      for (const menu of template) {
        expect(menu.label).toBeTruthy()
        for (const item of menu.submenu as Electron.MenuItemConstructorOptions[]) {
          if (item.type !== 'separator' && item.visible !== false) expect(item.label).toBeTruthy()
          item.click?.({} as never, undefined, {} as never)
        }
      }
      expect([...new Set(commands)].sort()).toEqual([
        'help',
        'new-mine',
        'open-bundle',
        'redo',
        'settings',
        'text-larger',
        'text-normal',
        'text-smaller',
        'undo',
      ])
    }
})

test('reloading and developer tools are not in the menu people get', () => {
  const template = menuTemplate({ words: wordsIn('en'), mac: false, developer: false, run: () => {} })
  expect(JSON.stringify(template)).not.toMatch(/reload|toggleDevTools/i)
})

test('every error code says what happened and what to do now, in both languages', () => {
  for (const language of ['en', 'zh']) {
    const path = `../../assets/messages/${language}/errors.json`
    const errors = JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'))
    expect(Object.keys(errors).sort()).toEqual([...ERROR_CODES].sort())
    for (const words of Object.values(errors))
      expect(words).toMatchObject({
        title: expect.stringMatching(/\S/),
        next: expect.stringMatching(/[.。]$/),
      })
  }
})

test('a screen is started again at most three times within a minute', () => {
  expect(mayRestart([], 0)).toBe(true)
  expect(mayRestart([0, 1_000], 2_000)).toBe(true)
  expect(mayRestart([0, 1_000, 2_000], 3_000)).toBe(false)
  expect(mayRestart([0, 1_000, 2_000], 61_000)).toBe(true)
})

test('a file is replaced as a whole, and nothing is left when that fails', () => {
  const folder = newFolder()
  const path = join(folder, 'deep', 'x.json')
  replaceFile(path, 'one')
  replaceFile(path, 'two')
  expect(readFileSync(path, 'utf8')).toBe('two')
  expect(readdirSync(join(folder, 'deep'))).toEqual(['x.json'])
  writeFileSync(join(folder, 'file'), '')
  expect(() => replaceFile(join(folder, 'file', 'x'), '')).toThrow(
    expect.objectContaining({ code: 'cannot-write' }),
  )
  expect(() => replaceFile(join(folder, 'deep'), '')).toThrow(
    expect.objectContaining({ code: 'cannot-write' }),
  )
  expect(readdirSync(folder).sort()).toEqual(['deep', 'file'])
})

test('the log keeps its last lines and never fails', () => {
  const folder = newFolder()
  const log = openLog(join(folder, 'logs'), () => '2026-05-30T12:00:00.000Z')
  log.warn('first')
  expect(readFileSync(join(folder, 'logs', 'adit.log'), 'utf8')).toBe('2026-05-30T12:00:00.000Z warn first\n')
  log.warn('x'.repeat(1024 * 1024))
  log.warn('after')
  expect(readdirSync(join(folder, 'logs'))).toEqual(['adit.1.log', 'adit.log'])
  expect(readFileSync(join(folder, 'logs', 'adit.log'), 'utf8')).toContain('after')
  expect(() => openLog(join(folder, 'logs', 'adit.log'), () => '').warn('x')).not.toThrow()
})
