import { expect, test } from 'vitest'
import type { AttachOptions } from '../../../renderer/assessment/assessment-state.ts'
import { MAX_FILE_BYTES } from '../../../renderer/assessment/take-in-file.ts'
import { createIntake, isUnderway } from '../../../renderer/evidence/intake/intake.ts'
import type { Thumbnail } from '../../../renderer/evidence/thumbnails/thumbnails.ts'
import type { Path } from '../../../shared/checklist/value.ts'
import { AppError } from '../../../shared/lib/app-error.ts'

const PICTURE: Thumbnail = { kind: 'picture', url: 'blob:a', width: 4, height: 3 }

/** A desk where files are read and stored when the test says so. */
function desk(seen: Thumbnail = PICTURE) {
  const running: {
    readonly name: string
    readonly options: AttachOptions
    end(): void
    fail(error: Error): void
  }[] = []
  let most = 0
  const acts = {
    attach: (_path: Path, [file]: readonly File[], options: AttachOptions = {}) =>
      new Promise<number>((resolve, reject) => {
        options.signal?.addEventListener('abort', () => reject(options.signal?.reason))
        const leave = () => running.splice(running.indexOf(job), 1)
        const isNew = file?.name.startsWith('known') !== true
        const job = {
          name: file?.name ?? '',
          options,
          end() {
            leave()
            options.onTaken?.({ sha256: 'a'.repeat(64), media_type: 'image/jpeg', isNew })
            resolve(isNew && file?.name.startsWith('dropped') !== true ? 1 : 0)
          },
          fail(error: Error) {
            leave()
            reject(error)
          },
        }
        running.push(job)
        most = Math.max(most, running.length)
      }),
    fileOf: async () => new Blob(['x']),
  }
  const intake = createIntake(
    () => acts,
    { get: async () => seen },
    (show) => show,
  )
  const told = () => intake.getState().items.map(({ name, status }) => `${name} ${status}`)
  return { intake, running, told, most: () => most }
}

const file = (name: string) => new File(['abc'], name)
/** Lets everything that waits for nothing come to rest. */
const rest = () => new Promise<void>((resolve) => setImmediate(resolve))

test('two hundred files come in some at a time, in their order, and the line is whole from the start', async () => {
  const { intake, running, told, most } = desk()
  const names = Array.from({ length: 200 }, (_, index) => `${index}.jpg`)
  const done = intake.getState().add('PHOTO', names.map(file))
  expect(intake.getState().items).toHaveLength(200)
  const order: string[] = []
  while (running.length > 0) {
    const [first] = running
    order.push(first?.name ?? '')
    first?.end()
    await rest()
  }
  await done
  expect(order).toEqual(names)
  expect(most()).toBe(16)
  expect(told().every((line) => line.endsWith('added'))).toBe(true)
})

test('each file has its own fate, and none keeps the others out', async () => {
  const { intake, running, told } = desk()
  const large = file('large.mov')
  Object.defineProperty(large, 'size', { value: MAX_FILE_BYTES + 1 })
  const names = ['good.jpg', 'gone.jpg', 'known.jpg', 'dropped.jpg'].map(file)
  const done = intake.getState().add('PHOTO', [large, ...names])
  await rest()
  for (const fate of ['end', 'fail', 'end', 'end'] as const) {
    const [job] = running
    if (fate === 'fail') job?.fail(new AppError('cannot-read', { path: 'gone.jpg' }))
    else job?.end()
    await rest()
  }
  await done
  expect(told()).toEqual([
    'large.mov failed',
    'good.jpg added',
    'gone.jpg failed',
    'known.jpg known',
    'dropped.jpg dropped',
  ])
  expect(intake.getState().items[0]?.error?.details.detail).toBe('file-too-large')
  expect(intake.getState().items[2]?.error?.code).toBe('cannot-read')
})

test('a picture that cannot be seen is added, and says so', async () => {
  const { intake, running } = desk({ kind: 'none', why: 'damaged' })
  const done = intake.getState().add('PHOTO', [file('damaged.jpg')])
  await rest()
  running[0]?.end()
  await done
  await rest()
  expect(intake.getState().items[0]).toMatchObject({ status: 'added', note: 'damaged' })
})

test('what was not read when it is cancelled stays out, and the next files come in again', async () => {
  const { intake, running, told } = desk()
  const done = intake.getState().add('PHOTO', ['a.jpg', 'b.jpg', 'c.jpg'].map(file))
  await rest()
  running[0]?.end()
  intake.getState().cancel()
  await done
  expect(told()).toEqual(['a.jpg added', 'b.jpg cancelled', 'c.jpg cancelled'])
  running.splice(0)
  const more = intake.getState().add('PHOTO', [file('d.jpg')])
  await rest()
  running[0]?.end()
  await more
  // What went well before is no news any more.
  expect(told()).toEqual(['b.jpg cancelled', 'c.jpg cancelled', 'd.jpg added'])
  intake.getState().clear()
  expect(told()).toEqual([])
})

test('what is on its way is not forgotten', async () => {
  const { intake, running } = desk()
  void intake.getState().add('PHOTO', [file('a.jpg')])
  await rest()
  running[0]?.options.onProgress?.(2)
  intake.getState().clear()
  expect(intake.getState().items).toMatchObject([{ name: 'a.jpg', status: 'reading', done: 2 }])
  expect(intake.getState().items.every(isUnderway)).toBe(true)
})
