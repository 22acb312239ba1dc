import { expect, test } from 'vitest'
import {
  type CommitWatcher,
  createCommitQueue,
  type Unsaved,
} from '../../../renderer/assessment/commit-queue.ts'
import type { LoggedEvent } from '../../../shared/record/event.ts'
import { settle } from './opened.ts'

/** A queue before a disk that the test opens, and that refuses the files it is told to. */
function desk() {
  const transactions: string[][] = []
  const refused = new Set<string>()
  const failures: unknown[] = []
  let open = () => {}
  let gate = Promise.resolve()
  const names = (events: readonly LoggedEvent[]) => events.map(({ id }) => String(id))
  const watcher: CommitWatcher = {
    onSaving() {},
    onCommitted() {},
    onFailed: (error) => void failures.push(error),
  }
  const queue = createCommitQueue(async (events) => {
    await gate
    const batch = names(events)
    if (batch.some((name) => refused.has(name))) throw new Error(`${batch.length} refused`)
    transactions.push(batch)
  }, watcher)
  const done: string[] = []
  /** The queue looks at nothing inside of an event. With `bytes` it brings a file. */
  const push = (name: string, bytes?: number) => {
    const logged = { id: name } as unknown as LoggedEvent
    const blob = { size: bytes } as Blob
    const attachments = bytes === undefined ? [] : [{ sha256: name, media_type: 'image/jpeg', blob }]
    void queue.push({ logged, attachments } satisfies Unsaved).then(() => done.push(name))
  }
  return {
    queue,
    push,
    transactions,
    refused,
    failures,
    done,
    hold() {
      gate = new Promise((resolve) => {
        open = resolve
      })
    },
    release: () => open(),
  }
}

const MIB = 1024 * 1024

test('files that wait go together, apart from the answers around them and never too many bytes at once', async () => {
  const { push, transactions, hold, release, done } = desk()
  hold()
  push('first', 6 * MIB)
  for (const name of ['a', 'b', 'c']) push(name, 6 * MIB)
  push('answer')
  push('d', 40 * MIB)
  push('e', 20 * MIB)
  push('f', 500 * MIB)
  release()
  await settle()
  expect(transactions).toEqual([['first'], ['a', 'b', 'c'], ['answer'], ['d'], ['e'], ['f']])
  expect(done).toEqual(['first', 'a', 'b', 'c', 'answer', 'd', 'e', 'f'])
})

test('files that do not fit together are tried one by one, and only the one that does not fit is told', async () => {
  const { queue, push, transactions, refused, failures, hold, release, done } = desk()
  hold()
  push('first', 1)
  for (const name of ['a', 'b', 'large', 'c']) push(name, 1)
  push('answer')
  refused.add('large')
  release()
  await settle()
  expect(transactions).toEqual([['first'], ['a'], ['b']])
  expect(failures).toMatchObject([{ message: '1 refused' }])
  expect(queue.unsaved()).toHaveLength(3)
  expect(done).toEqual(['first', 'a', 'b'])
  refused.clear()
  await queue.retry()
  expect(transactions.slice(3)).toEqual([['large'], ['c'], ['answer']])
  hold()
  for (const name of ['x', 'y', 'z']) push(name, 1)
  release()
  await settle()
  // What went wrong before is over.
  expect(transactions.slice(6)).toEqual([['x'], ['y', 'z']])
})
