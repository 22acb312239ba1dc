import { describe, expect, test } from 'vitest'
import { createJournal } from '../../../renderer/storage/journal.ts'
import { MAX_FILE_PIECE, MAX_JOURNAL_LINES } from '../../../shared/ipc/journal-calls.ts'
import { AppError } from '../../../shared/lib/app-error.ts'
import { createFakeBridge } from '../../support/fake-bridge.ts'

const ASSESSMENT = '0b8f1f5c-6f0e-4d36-9a50-6a1d3a3d4a01'
const SHA256 = 'a'.repeat(64)

describe('the journal over the bridge', () => {
  test('sends a file in pieces that the contract takes, in order, each byte once', async () => {
    const sent: { offset: number; bytes: Uint8Array }[] = []
    const bridge = createFakeBridge({
      'journal.putFile': ({ offset, bytes }) => {
        sent.push({ offset, bytes })
        return { known: false }
      },
    })
    const bytes = new Uint8Array(2 * MAX_FILE_PIECE + 5).map((_, index) => index % 251)
    await createJournal(bridge).putFile(SHA256, new Blob([bytes]))
    expect(sent.map((piece) => [piece.offset, piece.bytes.length])).toEqual([
      [0, MAX_FILE_PIECE],
      [MAX_FILE_PIECE, MAX_FILE_PIECE],
      [2 * MAX_FILE_PIECE, 5],
    ])
    expect(Buffer.concat(sent.map((piece) => piece.bytes)).equals(bytes)).toBe(true)
  })

  test('sends an empty file as one empty piece, and stops at a file that is known', async () => {
    let pieces = 0
    const bridge = createFakeBridge({
      'journal.putFile': ({ size }) => {
        pieces += 1
        return { known: size > 0 }
      },
    })
    await createJournal(bridge).putFile(SHA256, new Blob([]))
    expect(pieces).toBe(1)
    await createJournal(bridge).putFile(SHA256, new Blob([new Uint8Array(3 * MAX_FILE_PIECE)]))
    expect(pieces).toBe(2)
  })

  test('reads a file to its end, and knows one that is not there from one that cannot be read', async () => {
    const bytes = new Uint8Array(MAX_FILE_PIECE + 7).map((_, index) => index % 251)
    const bridge = createFakeBridge({
      'journal.readFile': ({ sha256, offset }) => {
        if (sha256 !== SHA256)
          throw new AppError(sha256.startsWith('b') ? 'attachment-missing' : 'cannot-read')
        return bytes.slice(offset, offset + MAX_FILE_PIECE)
      },
    })
    const journal = createJournal(bridge)
    const read = await journal.readFile(SHA256)
    expect(Buffer.from(await (read as Blob).arrayBuffer()).equals(bytes)).toBe(true)
    expect(await journal.readFile('b'.repeat(64))).toBeUndefined()
    await expect(journal.readFile('c'.repeat(64))).rejects.toMatchObject({ code: 'cannot-read' })
  })

  test('sends many lines in parts, in order, and no empty part', async () => {
    const sent: string[] = []
    let calls = 0
    const bridge = createFakeBridge({
      'journal.append': ({ lines }) => {
        calls += 1
        expect(lines.length).toBeLessThanOrEqual(MAX_JOURNAL_LINES)
        sent.push(...lines)
      },
    })
    const lines = Array.from({ length: 12_345 }, (_, index) => `line ${index}`)
    await createJournal(bridge).append(ASSESSMENT, lines)
    expect(sent).toEqual(lines)
    const before = calls
    await createJournal(bridge).append(ASSESSMENT, [])
    expect(calls).toBe(before)
  })
})
