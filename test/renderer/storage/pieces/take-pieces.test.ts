import { expect, test } from 'vitest'
import type { PieceDoor } from '../../../../renderer/storage/pieces/piece-door.ts'
import { takeIntoJournal } from '../../../../renderer/storage/pieces/take-pieces.ts'
import type { Request } from '../../../../shared/ipc/contract.ts'
import { AppError } from '../../../../shared/lib/app-error.ts'

const SHA = 'a'.repeat(64)
const SIZE = 6

async function* pieces() {
  for (const offset of [0, 3]) yield { offset, bytes: new Uint8Array(3).fill(offset) }
}

/** A door to a journal that answers as the test wants, and what was asked. */
function journal(answer: (offset: number) => Promise<{ sha256: string | null }>) {
  const asked: Request<'journal.takeFile'>[] = []
  const door = ((_name: string, request: Request<'journal.takeFile'>) => {
    asked.push(request)
    return answer(request.offset)
  }) as unknown as PieceDoor
  return { door, asked }
}
const hashes = async (offset: number) => ({ sha256: offset === 3 ? SHA : null })

test('a file goes piece by piece under a name of its own, and the last piece brings its hash', async () => {
  const { door, asked } = journal(hashes)
  const hash = takeIntoJournal(door)
  expect(await hash(pieces(), SIZE)).toBe(SHA)
  expect(await hash(pieces(), SIZE)).toBe(SHA)
  expect(asked.map(({ offset, size }) => [offset, size])).toEqual([
    [0, 6],
    [3, 6],
    [0, 6],
    [3, 6],
  ])
  expect(new Set(asked.map(({ incoming }) => incoming)).size).toBe(2)
})

test('a journal that refuses is not sent the rest, and is asked again for the next file', async () => {
  let isFull = true
  const { door, asked } = journal(async (offset) => {
    if (isFull) throw new AppError('disk-full')
    return hashes(offset)
  })
  const hash = takeIntoJournal(door)
  expect(await hash(pieces(), SIZE)).toBeNull()
  expect(asked).toHaveLength(1)
  isFull = false
  expect(await hash(pieces(), SIZE)).toBe(SHA)
})

test('a journal that falls silent is not waited for, nor asked again before it speaks', async () => {
  let speak = () => {}
  const spoken = new Promise<void>((resolve) => {
    speak = resolve
  })
  const { door, asked } = journal(async (offset) => {
    await spoken
    return hashes(offset)
  })
  const hash = takeIntoJournal(door, 1)
  expect(await hash(pieces(), SIZE)).toBeNull()
  expect(await hash(pieces(), SIZE)).toBeNull()
  expect(asked).toHaveLength(1)
  speak()
  await expect.poll(() => hash(pieces(), SIZE)).toBe(SHA)
})

test('a file that ends before its size has no hash here', async () => {
  const { door } = journal(async () => ({ sha256: null }))
  expect(await takeIntoJournal(door)(pieces(), SIZE + 1)).toBeNull()
})
