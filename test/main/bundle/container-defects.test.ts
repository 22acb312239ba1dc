import { describe, expect, test } from 'vitest'
import type { Defect } from '../../../shared/bundle/report.ts'
import {
  goodPieces,
  type Pieces,
  patch,
  verifyBytes,
  verifyPieces,
  type ZipChanges,
  zipEntries,
  zipOf,
} from '../../support/bundle-surgery.ts'

const good = goodPieces()
const bytes = zipOf(good)

async function onlyDefect(file: Uint8Array): Promise<Defect | undefined> {
  const report = await verifyBytes(file)
  expect(report.ok).toBe(false)
  expect(report.lights).toEqual({ intact: 'no', signed: 'unknown', trusted: 'unknown', current: 'unknown' })
  expect(report.notChecked).toContain('S')
  expect(report.defects).toHaveLength(1)
  return report.defects[0]
}

function contents(pieces: Pieces = good) {
  return [...pieces.files].map(([path, content]) => ({ name: `${pieces.base}/${path}`, bytes: content }))
}

function changed(changes: ZipChanges): Uint8Array {
  return zipEntries(contents(), changes)
}

test('the good bundle has no defect, so that every defect below is the one that was put in', async () => {
  const report = await verifyPieces(good)
  expect(report.defects).toEqual([])
  expect(report.ok).toBe(true)
  expect(zipEntries(contents())).toEqual(bytes)
})

describe('file', () => {
  test.each([
    ['F02', new TextEncoder().encode('age-encryption.org/v1\n-> X25519 abc\n')],
    ['F02', new TextEncoder().encode('-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n')],
    ['F03', new Uint8Array()],
    ['F03', bytes.slice(0, 21)],
    ['F04', new TextEncoder().encode('%PDF-1.7 and a good deal more text than that')],
    ['F04', new Uint8Array([0, ...bytes])],
  ])('%s', async (code, file) => {
    expect(await onlyDefect(file)).toMatchObject({ code })
  })
})

describe('end of the container', () => {
  const end = bytes.length - 22
  test.each<[string, Uint8Array]>([
    ['Z01', bytes.slice(0, end)],
    ['Z01', bytes.slice(0, 5000)],
    ['Z02', new Uint8Array([...bytes, 0])],
    ['Z02', bytes.slice(0, -1)],
    ['Z03', new Uint8Array([...patch(bytes, bytes.length - 2, 3, 2), 65, 66, 67])],
    ['Z04', patch(bytes, end + 4, 1, 2)],
    ['Z04', patch(bytes, end + 6, 1, 2)],
    ['Z04', patch(bytes, end + 8, 1, 2)],
    ['Z05', patch(bytes, end + 16, 0xffffffff, 4)],
    ['Z06', patch(bytes, end + 12, 1, 4)],
    ['Z06', patch(bytes, end + 16, 1, 4)],
    ['Z10', patch(patch(bytes, end + 8, 20_001, 2), end + 10, 20_001, 2)],
    ['Z11', patch(bytes, end + 12, 16 * 1024 * 1024 + 1, 4)],
  ])('%s', async (code, file) => {
    expect(await onlyDefect(file)).toMatchObject({ code })
  })

  test('Z07: a directory that holds other than the declared number of records', async () => {
    const count = good.files.size
    for (const wrong of [count - 1, count + 1]) {
      const file = changed({ end: (record) => patch(patch(record, 8, wrong, 2), 10, wrong, 2) })
      expect(await onlyDefect(file)).toMatchObject({ code: 'Z07' })
    }
  })

  test('Z07: what is no directory record, and a record that claims to reach beyond the directory', async () => {
    const last = good.files.size - 1
    const noRecord = changed({ central: (record, i) => (i === 3 ? patch(record, 0, 0x02014b51, 4) : record) })
    const tooLong = changed({ central: (record, i) => (i === last ? patch(record, 28, 0xfff0, 2) : record) })
    for (const file of [noRecord, tooLong]) expect(await onlyDefect(file)).toEqual({ code: 'Z07' })
  })

  test('Z48: Zip64 end records where they are not needed', async () => {
    // Full 32-bit fields send the reader to records that say small numbers: two ways to write one thing.
    const file = changed({
      end: (record) => {
        const fields = new DataView(record.buffer)
        const wide = new Uint8Array(56 + 20)
        const view = new DataView(wide.buffer)
        view.setUint32(0, 0x06064b50, true)
        view.setUint32(4, 44, true)
        view.setUint16(12, 0x032d, true)
        view.setUint16(14, 45, true)
        view.setUint32(24, fields.getUint16(10, true), true)
        view.setUint32(32, fields.getUint16(10, true), true)
        view.setUint32(40, fields.getUint32(12, true), true)
        view.setUint32(48, fields.getUint32(16, true), true)
        view.setUint32(56, 0x07064b50, true)
        view.setUint32(64, fields.getUint32(12, true) + fields.getUint32(16, true), true)
        view.setUint32(72, 1, true)
        return new Uint8Array([...wide, ...patch(record, 16, 0xffffffff, 4)])
      },
    })
    expect(await onlyDefect(file)).toMatchObject({ code: 'Z48' })
  })

  test('Z13: a file beyond 64 GiB is refused before anything is read from its end', async () => {
    const { verifyBundle } = await import('../../../shared/bundle/verify-bundle.ts')
    const { nodeCrypto } = await import('../../../main/bundle/node-crypto.ts')
    const reads: number[] = []
    const source = {
      size: 64 * 2 ** 30 + 1,
      read: async (offset: number, length: number) => {
        reads.push(offset)
        return bytes.slice(0, length)
      },
    }
    expect((await verifyBundle(source, nodeCrypto)).defects).toEqual([
      { code: 'Z13', detail: String(source.size) },
    ])
    expect(reads).toEqual([0])
  })
})

describe('entries', () => {
  const index = 5
  const path = [...good.files.keys()][index]
  const central = (at: number, value: number, width: 2 | 4) =>
    changed({ central: (record, i) => (i === index ? patch(record, at, value, width) : record) })
  const withExtra = (extra: number[]) =>
    changed({
      central: (record, i) => {
        if (i !== index) return record
        return new Uint8Array([...patch(record, 30, extra.length, 2), ...extra])
      },
    })

  test.each<[string, string, Uint8Array]>([
    ['Z20', 'encrypted', central(8, 1, 2)],
    ['Z21', 'deflated', central(10, 8, 2)],
    ['Z22', 'data descriptor', central(8, 8, 2)],
    ['Z23', 'UTF-8 flag', central(8, 0x800, 2)],
    ['Z24', 'symbolic link', central(38, (0o120777 << 16) >>> 0, 4)],
    ['Z25', 'directory', central(38, (0o040755 << 16) >>> 0, 4)],
    ['Z25', 'no type', central(38, 0, 4)],
    ['Z26', 'time stamps', withExtra([0x55, 0x54, 1, 0, 0])],
    ['Z26', 'Zip64 where none is needed', withExtra([1, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0])],
    ['Z26', 'full size without Zip64', central(24, 0xffffffff, 4)],
    ['Z27', 'two sizes', central(20, 1, 4)],
    ['Z47', 'made by', central(4, 0x031e, 2)],
    ['Z47', 'version needed', central(6, 10, 2)],
    ['Z47', 'time', central(12, 1, 2)],
    ['Z47', 'date', central(14, 0x22, 2)],
    ['Z47', 'internal attributes', central(36, 1, 2)],
    ['Z47', 'disk', central(34, 1, 2)],
    ['Z47', 'other permissions', central(38, (0o100755 << 16) >>> 0, 4)],
  ])('%s: %s', async (code, _what, file) => {
    expect(await onlyDefect(file)).toMatchObject({ code, path })
  })

  test('Z12: a tag file beyond its limit', async () => {
    const pieces = goodPieces()
    pieces.files.set('bagit.txt', new Uint8Array(64 * 1024 + 1))
    expect(await onlyDefect(zipOf(pieces))).toMatchObject({ code: 'Z12', path: 'bagit.txt' })
  })

  test('J09: a JSON file beyond its limit is refused from the directory, before it is read', async () => {
    const size = 64 * 1024 * 1024 + 1
    const at = [...good.files.keys()].indexOf('data/answers.json')
    const file = changed({
      central: (record, i) => (i === at ? patch(patch(record, 20, size, 4), 24, size, 4) : record),
    })
    expect(await onlyDefect(file)).toEqual({ code: 'J09', path: 'data/answers.json', detail: String(size) })
  })

  test('Z10: more feeds or signatures than allowed', async () => {
    const feeds = goodPieces()
    for (let i = 0; i < 257; i++) {
      feeds.files.set(`data/log/${i.toString(16).padStart(32, '0')}.jsonl`, new Uint8Array())
    }
    expect(await onlyDefect(zipOf(feeds))).toMatchObject({ code: 'Z10', path: 'data/log' })
    const signatures = goodPieces()
    for (let i = 0; i < 65; i++) signatures.files.set(`signatures/${i}.json`, new Uint8Array())
    expect(await onlyDefect(zipOf(signatures))).toMatchObject({ code: 'Z10', path: 'signatures' })
  })
})

describe('names', () => {
  test.each([
    ['Z30', 'data/a\0b'],
    ['Z31', 'data\\a'],
    ['Z34', 'data/../a'],
    ['Z35', 'data//a'],
    ['Z35', 'data/./a'],
    ['Z36', 'data/\u00e9'],
    ['Z37', 'data/README'],
    ['Z38', 'data/a b'],
    ['Z38', 'data/.hidden'],
    ['Z38', 'data/a.'],
    ['Z38', `data/${'a'.repeat(101)}`],
    ['Z39', 'data/con'],
    ['Z39', 'data/nul.txt'],
    ['Z39', 'data/com7.json'],
    ['Z40', 'data/a/b/c/d/e'],
    ['Z40', `data/${'a'.repeat(80)}/${'b'.repeat(80)}`],
  ])('%s: %j', async (code, name) => {
    const file = zipEntries([...contents(), { name: `${good.base}/${name}`, bytes: new Uint8Array() }])
    // Names beyond ASCII are written as Latin-1 bytes by the test's writer, as a hostile one may.
    expect(await onlyDefect(file)).toMatchObject({ code })
  })

  test.each([
    ['Z32', '/etc/passwd'],
    ['Z33', 'c:/windows'],
    ['Z25', `${good.base}/data/`],
  ])('%s: %j', async (code, name) => {
    expect(await onlyDefect(zipEntries([...contents(), { name, bytes: new Uint8Array() }]))).toMatchObject({
      code,
    })
  })

  test('Z41: one name twice, and a name that is a file and a folder', async () => {
    const [first] = contents()
    if (first === undefined) throw new Error('no entry')
    expect(await onlyDefect(zipEntries([first, ...contents()]))).toMatchObject({ code: 'Z41' })
    const pieces = goodPieces()
    pieces.files.set('data/ext', new Uint8Array())
    pieces.files.set('data/ext/a', new Uint8Array())
    expect(await onlyDefect(zipOf(pieces))).toMatchObject({ code: 'Z41', path: 'data/ext' })
  })
})

describe('placement', () => {
  const central = (index: number, move: number) =>
    changed({
      central: (record, i) =>
        i === index ? patch(record, 42, new DataView(record.buffer).getUint32(42, true) + move, 4) : record,
    })

  test('Z42: an entry that overlaps the one before', async () => {
    expect(await onlyDefect(central(4, -1))).toMatchObject({ code: 'Z42' })
  })

  test('Z43: bytes that belong to nobody, between entries or before the directory', async () => {
    const gap = (at: number) => changed({ gap: (index) => new Uint8Array(index === at ? 3 : 0) })
    expect(await onlyDefect(gap(4))).toMatchObject({ code: 'Z43', path: [...good.files.keys()][4] })
    expect(await onlyDefect(gap(good.files.size))).toMatchObject({ code: 'Z43' })
  })

  test('Z44: an entry that runs into the directory', async () => {
    const last = good.files.size - 1
    const file = changed({
      central: (record, i) => (i === last ? patch(patch(record, 20, 60_000, 4), 24, 60_000, 4) : record),
    })
    expect(await onlyDefect(file)).toMatchObject({ code: 'Z44', path: [...good.files.keys()][last] })
  })

  test('Z45: no local header where the directory says', async () => {
    const file = changed({ local: (record, i) => (i === 7 ? patch(record, 0, 0x04034b51, 4) : record) })
    expect(await onlyDefect(file)).toMatchObject({ code: 'Z45', path: [...good.files.keys()][7] })
  })

  test.each([
    ['flags', 6],
    ['method', 8],
    ['time', 10],
    ['CRC', 14],
    ['size', 22],
    ['name', 40],
  ])('Z46: a local header with another %s than the directory', async (_what, at) => {
    const file = changed({ local: (record, i) => (i === 7 ? patch(record, at, 1, 2) : record) })
    expect(await onlyDefect(file)).toMatchObject({ code: 'Z46', path: [...good.files.keys()][7] })
  })

  test('Z49: entries out of order', async () => {
    const [first, second, ...rest] = contents()
    if (first === undefined || second === undefined) throw new Error('no entries')
    expect(await onlyDefect(zipEntries([second, first, ...rest]))).toMatchObject({ code: 'Z49' })
  })

  test('Z50: every damaged file is named', async () => {
    const file = bytes.slice()
    const [a, b] = ['data/answers.json', 'data/report.html'].map((path) => {
      const content = good.files.get(path) ?? new Uint8Array()
      return Buffer.from(bytes).indexOf(content)
    })
    for (const at of [a, b]) if (at !== undefined) file[at + 10] = (file[at + 10] ?? 0) ^ 1
    const report = await verifyBytes(file)
    expect(report.defects).toEqual([
      { code: 'Z50', path: 'data/answers.json' },
      { code: 'Z50', path: 'data/report.html' },
    ])
    expect(report.lights.intact).toBe('no')
  })
})
