import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { BundleWriter } from '../../../main/bundle/bundle-writer.ts'
import { createPartFile } from '../../../main/bundle/part-file.ts'
import { openNotedWriter } from '../../../main/export/noted-writer.ts'
import { openUnfinished } from '../../../main/files/unfinished.ts'
import { newFolder } from '../keys/fakes.ts'

const HALF = 'PK\u0003\u0004and then the power went'

/** A device and a stick; `start` is a new start of the app after whatever happened to the one before. */
function desk() {
  const notes = join(newFolder(), 'unfinished.json')
  const stick = newFolder()
  return { notes, stick, start: () => openUnfinished(notes, { warn: () => {} }) }
}

test('what a crash cut short is gone after the next start', async () => {
  const { stick, start } = desk()
  const path = join(stick, 'a.adit.part')
  start().begin(path)
  writeFileSync(path, HALF)
  await start().clear()
  expect(existsSync(path)).toBe(false)
})

test('what has its name, or was given up, is forgotten', async () => {
  const { notes, stick, start } = desk()
  const path = join(stick, 'a.adit.part')
  const run = start()
  run.begin(path)
  run.end(path)
  writeFileSync(path, HALF)
  await start().clear()
  expect(existsSync(path)).toBe(true)
  expect(JSON.parse(readFileSync(notes, 'utf8'))).toEqual([])
})

test('what is being written now stays, also where something was cut short before', async () => {
  const { stick, start } = desk()
  const path = join(stick, 'a.adit.part')
  start().begin(path)
  const run = start()
  run.begin(path)
  writeFileSync(path, HALF)
  await run.clear()
  expect(existsSync(path)).toBe(true)
})

test('a file of somebody else under that name stays', async () => {
  const { stick, start } = desk()
  const [text, folder] = [join(stick, 'a.adit.part'), join(stick, 'b.adit.part')]
  const run = start()
  for (const path of [text, folder]) run.begin(path)
  writeFileSync(text, 'a download of the browser')
  mkdirSync(folder)
  await start().clear()
  expect([existsSync(text), existsSync(folder)]).toEqual([true, true])
})

test('what lies on a stick that is not plugged in waits until it is', async () => {
  const { stick, start } = desk()
  const path = join(stick, 'a.adit.part')
  start().begin(path)
  writeFileSync(path, HALF)
  renameSync(stick, `${stick}-away`)
  await start().clear()
  renameSync(`${stick}-away`, stick)
  await start().clear()
  expect(existsSync(path)).toBe(false)
})

test('notes that cannot be read or written keep nobody from working', async () => {
  const { notes, stick, start } = desk()
  writeFileSync(notes, '{"half')
  await start().clear()
  const run = openUnfinished(join(stick, 'file', 'unfinished.json'), { warn: () => {} })
  writeFileSync(join(stick, 'file'), 'no folder')
  run.begin('/nowhere/a.adit.part')
  run.end('/nowhere/a.adit.part')
  await run.clear()
})

test('a writer is noted until its file has its name or is removed', async () => {
  const { notes, stick, start } = desk()
  const noted = () => JSON.parse(readFileSync(notes, 'utf8'))
  const unfinished = start()
  const open = async (path: string): Promise<BundleWriter> => {
    const file = await createPartFile(path, 1)
    return {
      writeAttachment: (_, bytes) => file.write(bytes, 0),
      finish: async () => {
        await file.publish()
        return {} as never
      },
      abort: file.discard,
    }
  }
  const [whole, left, never] = ['a', 'b', 'c'].map((name) => join(stick, `${name}.adit`)) as [
    string,
    string,
    string,
  ]
  const first = await openNotedWriter(unfinished, whole, () => open(whole))
  const second = await openNotedWriter(unfinished, left, () => open(left))
  expect(noted()).toEqual([`${whole}.part`, `${left}.part`])
  expect(existsSync(`${left}.part`)).toBe(true)
  await first.finish()
  await second.abort()
  expect(noted()).toEqual([])
  await expect(
    openNotedWriter(unfinished, never, () => Promise.reject(new Error('no room'))),
  ).rejects.toThrow('no room')
  expect(noted()).toEqual([])
})
