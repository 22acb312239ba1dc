import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Dialogs } from '../../../main/dialogs.ts'
import { createShownFiles } from '../../../main/files/shown-files.ts'
import { fileCalls } from '../../../main/ipc/file-calls.ts'
import { calls } from '../../../shared/ipc/contract.ts'
import { newFolder } from '../keys/fakes.ts'

const bytes = new Uint8Array([0x50, 0x4b, 3, 4])

function device(answer: string | null) {
  const asked: unknown[] = []
  const dialogs: Dialogs = {
    async save(kind, name) {
      asked.push([kind, name])
      return answer
    },
    open: async () => null,
    folder: async () => null,
  }
  const shown = createShownFiles()
  return { asked, shown, ...fileCalls({ dialogs, shown }) }
}

describe('saving a file', () => {
  test('writes it where the person says, whole, and lets it be shown', async () => {
    const folder = newFolder()
    const path = join(folder, 'dust.xlsx')
    const one = device(path)
    expect(await one['files.save']({ kind: 'spreadsheet', name: 'dust.xlsx', bytes })).toEqual({ path })
    expect(one.asked).toEqual([['spreadsheet', 'dust.xlsx']])
    expect([...readFileSync(path)]).toEqual([...bytes])
    expect(readdirSync(folder)).toEqual(['dust.xlsx'])
    expect(one.shown.has(path)).toBe(true)
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o644)
  })

  test('writes nothing when the person cancels', async () => {
    expect(await device(null)['files.save']({ kind: 'text', name: 'a.txt', bytes })).toBeNull()
  })

  test('is a coded error when it cannot be written, and leaves nothing behind', async () => {
    const folder = newFolder()
    const path = join(folder, 'x\0y')
    await expect(device(path)['files.save']({ kind: 'text', name: 'a.txt', bytes })).rejects.toMatchObject({
      code: 'cannot-write',
    })
    expect(existsSync(folder) && readdirSync(folder)).toEqual([])
  })
})

describe('the door', () => {
  const request = calls['files.save'].request
  const asks = (changes: object) =>
    request.safeParse({ kind: 'text', name: 'report.txt', bytes, ...changes }).success

  test('takes a name, never a path', () => {
    expect(asks({})).toBe(true)
    expect(asks({ name: '扬尘 2026.txt' })).toBe(true)
    for (const name of ['../report.txt', '/etc/passwd', 'C:\\x.txt', 'a\0b.txt', '', 'x'.repeat(121)])
      expect({ name, taken: asks({ name }) }).toEqual({ name, taken: false })
  })

  test('takes at most fifty million bytes', () => {
    expect(asks({ bytes: new Uint8Array(50_000_000) })).toBe(true)
    expect(asks({ bytes: new Uint8Array(50_000_001) })).toBe(false)
    expect(asks({ bytes: 'text' })).toBe(false)
  })

  test('knows the kinds of file that are saved', () => {
    expect(asks({ kind: 'bundle' })).toBe(false)
  })
})
