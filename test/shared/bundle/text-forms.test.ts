import { describe, expect, test } from 'vitest'
import { bagInfoText, readBagInfo } from '../../../shared/bundle/bag-info.ts'
import { csvText } from '../../../shared/bundle/csv.ts'
import { html } from '../../../shared/bundle/html.ts'
import { manifestText, readManifest } from '../../../shared/bundle/manifest.ts'
import { fingerprint, INTENTS, signatureStem, signedText } from '../../../shared/bundle/signed-texts.ts'

const HASH = 'ab'.repeat(32)

describe('bag-info.txt', () => {
  const info = {
    assessment: '11111111-2222-4333-8444-555555555555',
    kind: 'assessment',
    requiredRoles: ['author', 'witness'],
    revision: 2,
    supersedes: `sha256:${HASH}`,
    group: 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee',
    date: '2026-05-30',
    organization: 'Example Mining Group',
    payload: { size: 1234, count: 17 },
  } as const

  test('holds the tags of the format, sorted, one a line', () => {
    expect(bagInfoText(info)).toBe(
      [
        'Adit-Assessment-Id: 11111111-2222-4333-8444-555555555555',
        'Adit-Format: 1.0',
        'Adit-Kind: assessment',
        'Adit-Required-Roles: author,witness',
        'Adit-Revision: 2',
        `Adit-Supersedes: sha256:${HASH}`,
        'Bag-Group-Identifier: aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee',
        'BagIt-Profile-Identifier: urn:adit:bagit-profile:1',
        'Bagging-Date: 2026-05-30',
        'External-Identifier: 11111111-2222-4333-8444-555555555555-r2',
        'Payload-Oxum: 1234.17',
        'Source-Organization: Example Mining Group',
        '',
      ].join('\n'),
    )
  })

  test('what was written can be read', () => {
    const tags = readBagInfo(bagInfoText(info))
    expect(tags).toBeInstanceOf(Map)
    expect(tags).toHaveProperty('size', 12)
  })

  test('an organisation whose name is not ASCII has no tag: the signer’s certificate has the name in full', () => {
    const text = bagInfoText({ ...info, organization: '示例矿业集团' })
    expect(text).not.toContain('Source-Organization')
    expect(readBagInfo(text)).toBeInstanceOf(Map)
    expect(bagInfoText({ ...info, supersedes: null })).toContain('Adit-Supersedes: none\n')
  })

  test('a value that would break the file is a bug, not a line', () => {
    expect(() => bagInfoText({ ...info, date: '2026-05-30\nEvil: 1' })).toThrow('Bagging-Date')
    expect(bagInfoText({ ...info, organization: 'A\nEvil: 1' })).not.toContain('Evil')
  })
})

test('a manifest is what sha256sum reads, in byte order', () => {
  const text = manifestText([
    { path: 'data/b', sha256: HASH },
    { path: 'data/a_', sha256: HASH },
    { path: 'data/a-', sha256: HASH },
  ])
  expect(text).toBe(`${HASH}  data/a-\n${HASH}  data/a_\n${HASH}  data/b\n`)
  expect([...(readManifest(text) as Map<string, string>).keys()]).toEqual(['data/a-', 'data/a_', 'data/b'])
  expect(readManifest(`${HASH} data/a\n`)).toEqual({ badLine: 1 })
  expect(readManifest(`${text}${HASH}  data/b\n`)).toEqual({ badLine: 4 })
})

describe('tables', () => {
  test.each([
    ['plain', 'plain'],
    ['a,b', '"a,b"'],
    ['say "x"', '"say ""x"""'],
    ['two\nlines', '"two\nlines"'],
    ['=1+1', "'=1+1"],
    ['+49 30', "'+49 30"],
    ['-12.5 -70', "'-12.5 -70"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\tx', "'\tx"],
    ['\r=x', '"\'\r=x"'],
    ['水', '水'],
  ])('%j is the cell %j', (value, cell) => {
    expect(csvText(['c'], [[value]])).toBe(`c\r\n${cell}\r\n`)
  })

  test('numbers and gaps', () => {
    expect(csvText(['a', 'b', 'c'], [[-1, undefined, 0]])).toBe('a,b,c\r\n-1,,0\r\n')
  })
})

test('whatever people wrote is escaped in the page, in texts and in attributes', () => {
  const evil = "\"><script>alert('x')</script>&"
  const safe = '&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;'
  expect(html`<a title="${evil}">${[evil, 1]}</a>${html`<b>${evil}</b>`}`.html).toBe(
    `<a title="${safe}">${safe}1</a><b>${safe}</b>`,
  )
})

describe('what is signed', () => {
  const signer = {
    name: 'Ana Quispe',
    org: 'Org',
    title: '',
    key: `sha256:${HASH}`,
    cert: `sha256:${HASH}`,
  } as const

  test('is one line of canonical JSON', () => {
    const text = signedText({
      type: 'adit-statement/1',
      role: 'author',
      assessment: 'id',
      bag: { digest: `sha256:${HASH}`, file: 'tagmanifest-sha256.txt' },
      intent: INTENTS.author,
      at: '2026-05-30T17:00:00Z',
      signer,
      prior: [],
    })
    expect(text).toBe(
      `{"assessment":"id","at":"2026-05-30T17:00:00Z","bag":{"digest":"sha256:${HASH}","file":"tagmanifest-sha256.txt"},` +
        '"intent":"I carried out this assessment; nothing I know of was left out of this record or changed in it.","prior":[],"role":"author",' +
        `"signer":{"cert":"sha256:${HASH}","key":"sha256:${HASH}","name":"Ana Quispe","org":"Org","title":""},` +
        '"type":"adit-statement/1"}\n',
    )
  })

  test('file stems and fingerprints', () => {
    expect(signatureStem(1, 'author', `sha256:${HASH}`)).toBe('01-author-abababab')
    expect(signatureStem(12, 'receipt', `sha256:${HASH}`)).toBe('12-receipt-abababab')
    expect(fingerprint('sha256:0ca8b838e23205b3ff')).toBe('0ca8 b838 e232 05b3')
  })
})
