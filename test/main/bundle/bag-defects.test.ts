import { describe, expect, test } from 'vitest'
import { manifestText } from '../../../shared/bundle/manifest.ts'
import {
  codesOf,
  getText,
  goodPieces,
  type Pieces,
  rebase,
  remanifest,
  resignAll,
  retag,
  setText,
  verifyBytes,
  verifyPieces,
  zipEntries,
} from '../../support/bundle-surgery.ts'

/** The defects of a bundle after a change, with the container rebuilt around it. */
async function defectsAfter(change: (pieces: Pieces) => void): Promise<readonly string[]> {
  const pieces = goodPieces()
  change(pieces)
  return codesOf(await verifyPieces(pieces))
}

/** A change its makers signed: everything around it fits. */
function sealedInfo(edit: (text: string) => string) {
  return (pieces: Pieces) => {
    setText(pieces, 'bag-info.txt', edit(getText(pieces, 'bag-info.txt')))
    retag(pieces)
    resignAll(pieces)
  }
}

describe('bag', () => {
  test('B01: a base directory that is not named like a bundle', async () => {
    const found = await defectsAfter((pieces) => {
      pieces.base = 'adit-nothex0123456789'
    })
    expect(found).toEqual(['B01'])
  })

  test('B02: more than one base directory ends the check, since no path is clear any more', async () => {
    const pieces = goodPieces()
    const contents = [...pieces.files].map(([path, bytes]) => ({ name: `${pieces.base}/${path}`, bytes }))
    const report = await verifyBytes(
      zipEntries([...contents, { name: 'zzz/signatures/zz', bytes: new Uint8Array() }]),
    )
    expect(codesOf(report)).toEqual(['B02'])
    expect(report.lights).toMatchObject({ intact: 'no', signed: 'unknown' })
  })

  test('B03: a file beside the four tag files', async () => {
    expect(await defectsAfter((pieces) => pieces.files.set('fetch.txt', new Uint8Array()))).toEqual([
      'B03 fetch.txt',
    ])
  })

  test('B04: a missing tag file, and a missing payload file that its makers left out', async () => {
    expect(await defectsAfter((pieces) => pieces.files.delete('bagit.txt'))).toEqual(['B04 bagit.txt'])
    const found = await defectsAfter((pieces) => {
      pieces.files.delete('data/report.html')
      remanifest(pieces)
      resignAll(pieces)
    })
    expect(found).toEqual(['B04 data/report.html'])
  })

  test('B05: another BagIt version', async () => {
    const found = await defectsAfter((pieces) => {
      setText(pieces, 'bagit.txt', 'BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n')
      retag(pieces)
      resignAll(pieces)
    })
    expect(found).toEqual(['B05 bagit.txt'])
  })

  test('B06: a tag manifest that is malformed', async () => {
    const found = await defectsAfter((pieces) => {
      setText(pieces, 'tagmanifest-sha256.txt', getText(pieces, 'tagmanifest-sha256.txt').replace('  ', ' '))
      rebase(pieces)
      resignAll(pieces)
    })
    expect(found).toEqual(['B06 tagmanifest-sha256.txt'])
  })

  test('B07: a tag manifest that leaves a tag file out, so that no signature would cover it', async () => {
    const found = await defectsAfter((pieces) => {
      const lines = getText(pieces, 'tagmanifest-sha256.txt').split('\n').slice(1).join('\n')
      setText(pieces, 'tagmanifest-sha256.txt', lines)
      rebase(pieces)
      resignAll(pieces)
    })
    expect(found).toEqual(['B07 tagmanifest-sha256.txt'])
  })

  test('B08: a tag file that was changed', async () => {
    const found = await defectsAfter((pieces) => {
      setText(pieces, 'bag-info.txt', getText(pieces, 'bag-info.txt').replace('Revision: 1', 'Revision: 2'))
    })
    expect(found).toContain('B08 bag-info.txt')
  })

  test('B09: a base directory named after another digest', async () => {
    const found = await defectsAfter((pieces) => {
      pieces.base = 'adit-0000000000000000'
    })
    expect(found).toEqual(['B09'])
  })

  test.each<[string, (text: string) => string]>([
    ['malformed', (text) => text.replace('  ', ' *')],
    ['unsorted', (text) => `${text.split('\n').slice(0, -1).reverse().join('\n')}\n`],
    ['with a line twice', (text) => `${text.split('\n')[0]}\n${text}`],
    ['outside data/', (text) => `${manifestText([{ path: 'bagit.txt', sha256: '0'.repeat(64) }])}${text}`],
    ['without a last line feed', (text) => text.slice(0, -1)],
    ['with CRLF', (text) => text.replaceAll('\n', '\r\n')],
  ])('B10: a manifest %s', async (_what, edit) => {
    const found = await defectsAfter((pieces) => {
      setText(pieces, 'manifest-sha256.txt', edit(getText(pieces, 'manifest-sha256.txt')))
      retag(pieces)
      resignAll(pieces)
    })
    expect(found).toEqual(['B10 manifest-sha256.txt'])
  })

  test('B11, B12, B13: missing, added and changed payload files are each named', async () => {
    const found = await defectsAfter((pieces) => {
      pieces.files.delete('data/csv/answers.csv')
      pieces.files.set('data/ext/added', new Uint8Array([1]))
      setText(pieces, 'data/report.html', 'all is well')
    })
    expect(found).toEqual(
      expect.arrayContaining(['B11 data/csv/answers.csv', 'B12 data/ext/added', 'B13 data/report.html']),
    )
  })

  test.each<[string, (text: string) => string]>([
    ['a tag twice', (text) => text.replace('Adit-Format: 1.0\n', 'Adit-Format: 1.0\nAdit-Format: 1.0\n')],
    ['a tag out of order', (text) => `${text}Adit-Recipient: sha256:${'0'.repeat(64)}\n`],
    ['an unknown tag', (text) => `${text}Zebra: 1\n`],
    ['a missing tag', (text) => text.replace(/Adit-Supersedes.*\n/, '')],
    ['a folded line', (text) => text.replace('Adit-Format: 1.0\n', 'Adit-Format: 1.0\n  more\n')],
    ['a malformed value', (text) => text.replace('Revision: 1', 'Revision: 01')],
    ['no last line feed', (text) => text.slice(0, -1)],
  ])('B14: bag-info with %s', async (_what, edit) => {
    const report = await defectsAfter(sealedInfo(edit))
    expect(report).toEqual(['B14 bag-info.txt'])
  })

  test('B15: another payload size', async () => {
    const found = await defectsAfter(sealedInfo((text) => text.replace(/Oxum: \d+/, 'Oxum: 1')))
    expect(found).toEqual(['B15 bag-info.txt', 'D01 bag-info.txt'])
  })
})

describe('version', () => {
  test('V01: a newer major version is not interpreted at all', async () => {
    const pieces = goodPieces()
    sealedInfo((text) => text.replace('Format: 1.0', 'Format: 2.0'))(pieces)
    const report = await verifyPieces(pieces)
    expect(report.defects).toEqual([{ code: 'V01', path: 'bag-info.txt', detail: '2.0' }])
    expect(report.notChecked).toEqual(['J', 'L', 'H', 'A', 'D', 'S', 'T'])
    expect(report.lights).toMatchObject({ intact: 'unknown', signed: 'unknown' })
    expect(report.summary).toBeNull()
  })

  test('a newer minor version is read, and what follows from newer rules is not judged', async () => {
    const pieces = goodPieces()
    sealedInfo((text) => `${text.replace('Format: 1.0', 'Format: 1.7')}Zebra: 1\n`)(pieces)
    const report = await verifyPieces(pieces)
    expect(report.defects).toEqual([])
    expect(report.notChecked).toEqual(['D'])
    expect(report.lights).toMatchObject({ intact: 'unknown', signed: 'yes' })
  })

  test('V02: a feature that must be understood, and a kind of bundle that this version does not open', async () => {
    const critical = sealedInfo((text) =>
      text.replace('Adit-Format', 'Adit-Critical: sealed-answers\nAdit-Format'),
    )
    expect(await defectsAfter(critical)).toEqual(['V02 bag-info.txt'])
    expect(
      await defectsAfter(sealedInfo((text) => text.replace('Kind: assessment', 'Kind: review'))),
    ).toEqual(['V02 bag-info.txt'])
  })
})
