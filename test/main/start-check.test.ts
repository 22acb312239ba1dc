import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { whyNotWritable } from '../../main/start-check.ts'
import { waitForDisk } from '../../main/wait-for-disk.ts'
import { wordsIn } from '../../main/words.ts'
import { systemError } from './journal/failing-disk.ts'
import { newFolder } from './keys/fakes.ts'

const refusing = (code: string) => ({
  make: () => {},
  access: () => {
    throw systemError(code)
  },
})

test('a folder that can be written to keeps nobody from starting, and is made at the first start', () => {
  const folder = join(newFolder(), 'user', 'data')
  expect(whyNotWritable(folder)).toBeNull()
  expect(existsSync(folder)).toBe(true)
  // It is nobody else's business; Windows has no such bits.
  if (process.platform !== 'win32') expect(statSync(folder).mode & 0o077).toBe(0)
})

test.each([
  ['EROFS', 'read-only'],
  ['EACCES', 'refused'],
  ['EIO', 'gone'],
  ['EUNKNOWN', 'gone'],
])('a folder that is refused with %s is %s', (code, trouble) => {
  expect(whyNotWritable('/somewhere', refusing(code))).toBe(trouble)
})

/** An app that notes what is asked of it, and a person who presses these buttons. */
function fakes(pressed: number[], beforeEach: () => void = () => {}) {
  const done: string[] = []
  const said: string[] = []
  const app = {
    whenReady: async () => {},
    setPath: (name: string) => void done.push(`path ${name}`),
    relaunch: () => void done.push('relaunch'),
    exit: (code?: number) => void done.push(`exit ${code}`),
  }
  const dialog = {
    showMessageBox: vi.fn(async ({ message }: { message: string }) => {
      said.push(message)
      beforeEach()
      return { response: pressed.shift() ?? 1, checkboxChecked: false }
    }),
  }
  return { app, dialog: dialog as never, done, said }
}

test('a person is told what the disk lacks, and the app starts anew once it can', async () => {
  const { app, dialog, done, said } = fakes([0])
  const { dialogs } = wordsIn('zh')
  await waitForDisk(app, dialog, newFolder(), 'read-only', dialogs)
  expect(said).toEqual([dialogs.disk['read-only']])
  expect(done).toEqual(['path userData', 'relaunch', 'exit 0'])
})

test('while the disk cannot be written to it is said again, and a person may quit', async () => {
  const { app, dialog, done, said } = fakes([0, 1])
  const { dialogs } = wordsIn('en')
  // Below a file no folder can be made, whoever asks.
  await waitForDisk(app, dialog, '/dev/null/data', 'read-only', dialogs)
  expect(said).toEqual([dialogs.disk['read-only'], dialogs.disk.gone])
  expect(done).toEqual(['path userData', 'exit 2'])
})
