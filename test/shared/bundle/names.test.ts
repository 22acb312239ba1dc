import { assert as holds, property, string } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareEntries, nameDefect, printableName } from '../../../shared/bundle/entry-names.ts'
import { attachmentPaths, baseName } from '../../../shared/bundle/layout.ts'

/** Whether a path below the base directory keeps the grammar, with room for the base. */
const isSafePath = (path: string) => nameDefect(`adit-0123456789abcdef/${path}`) === null

const HASH = '0ca8b838e23205b3'.repeat(4)

describe('entry names', () => {
  test.each([
    'adit-0ca8b838e23205b3/data/attachments/acq-wat-04_outlet_0ca8b838e232.jpg',
    'a/b/c/d/e/f',
    `a/${'b'.repeat(100)}`,
    'com10',
    'console.txt',
  ])('%s keeps the grammar', (name) => expect(nameDefect(name)).toBeNull())

  test('whatever keeps the grammar stays inside its folder on every file system', () => {
    holds(
      property(string({ unit: 'binary', maxLength: 40 }), (name) => {
        if (nameDefect(name) !== null) return
        expect(name).toBe(name.toLowerCase().normalize('NFC'))
        expect(name).not.toMatch(/(^|\/)\.{0,2}(\/|$)|\\|:|\0/)
      }),
      { numRuns: 2000 },
    )
  })

  test('what cannot be printed is shown by its number', () => {
    expect(printableName('a\0b\u00e9')).toBe('a\\x00b\\xe9')
  })

  test('tag files come first, then the payload, then signatures, each in byte order', () => {
    const order = [
      'bagit.txt',
      'bag-info.txt',
      'manifest-sha256.txt',
      'tagmanifest-sha256.txt',
      'data/a-b',
      'data/a/b',
      'data/a_b',
      'signatures/01-author-00000000.json',
      'zzz',
    ]
    expect(order.toReversed().sort(compareEntries)).toEqual(order)
  })
})

describe('attachment names', () => {
  const nameOf = (item: string, name: string) => attachmentPaths([{ sha256: HASH, item, name }]).get(HASH)

  test.each([
    ['ACQ-WAT-04', 'Photo 12.JPG', 'acq-wat-04_photo-12_0ca8b838e232.jpg'],
    ['ACQ-WAT-04', 'Salída ñandú.jpeg', 'acq-wat-04_salida-nandu_0ca8b838e232.jpeg'],
    ['ACQ-WAT-04', '排口照片.png', 'acq-wat-04_file_0ca8b838e232.png'],
    ['水质', 'a.pdf', 'item_a_0ca8b838e232.pdf'],
    ['X', '../../etc/passwd', 'x_etc-passwd_0ca8b838e232.bin'],
    ['X', 'no extension', 'x_no-extension_0ca8b838e232.bin'],
    ['X', '.hidden', 'x_hidden_0ca8b838e232.bin'],
    ['X', 'archive.tar.gz', 'x_archive-tar_0ca8b838e232.gz'],
    ['X', 'strange.e x e', 'x_strange-e-x-e_0ca8b838e232.bin'],
    ['X'.repeat(80), `${'long '.repeat(40)}.jpg`, undefined],
  ])('%s, %s', (item, name, expected) => {
    const path = nameOf(item, name) ?? ''
    if (expected !== undefined) expect(path).toBe(`data/attachments/${expected}`)
    expect(isSafePath(path)).toBe(true)
  })

  test('any name at all gives a name that keeps the grammar', () => {
    holds(
      property(string({ unit: 'binary' }), string({ unit: 'binary' }), (item, name) => {
        expect(isSafePath(nameOf(item, name) ?? '')).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })

  test('two contents that share their first 12 digits get all 64', () => {
    const twin = HASH.slice(0, 12) + 'f'.repeat(52)
    const paths = attachmentPaths([
      { sha256: HASH, item: 'ACQ-WAT-04', name: 'a long enough name.jpg' },
      { sha256: twin, item: 'ACQ-WAT-04', name: 'a long enough name.jpg' },
      { sha256: 'e'.repeat(64), item: 'ACQ-WAT-04', name: 'b.jpg' },
    ])
    expect([...paths.values()]).toEqual([
      `data/attachments/acq-wat-04_a-long-enoug_${HASH}.jpg`,
      `data/attachments/acq-wat-04_a-long-enoug_${twin}.jpg`,
      'data/attachments/acq-wat-04_b_eeeeeeeeeeee.jpg',
    ])
    expect([...paths.values()].every(isSafePath)).toBe(true)
  })

  test('one content is stored once, under the name it first came with', () => {
    const paths = attachmentPaths([
      { sha256: HASH, item: 'A', name: 'first.jpg' },
      { sha256: HASH, item: 'B', name: 'second.jpg' },
    ])
    expect([...paths.values()]).toEqual(['data/attachments/a_first_0ca8b838e232.jpg'])
  })

  test('the base directory tells nothing about the mine', () => {
    expect(baseName(HASH)).toBe('adit-0ca8b838e23205b3')
  })
})
