import * as XLSX from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import type { Book } from '../../../shared/xlsform/book.ts'
import { readWorkbook } from '../../../shared/xlsform/read-workbook.ts'
import { Refusal, Remarks } from '../../../shared/xlsform/remarks.ts'
import { bytesOf, formFile, type TestSheets, textFile, workbook } from '../../support/form-file.ts'

const SHEETS: TestSheets = {
  survey: [
    ['type', 'name'],
    ['text', 'a'],
  ],
  settings: [['form_id'], ['x']],
}

/** The cells of a sheet by address-like keys `row:column`. */
function cellsOf(book: Book, sheet = 'survey'): Record<string, string> {
  const rows = book.sheets.find(({ name }) => name === sheet)?.rows ?? []
  return Object.fromEntries(
    rows.flatMap(({ row, cells }) => [...cells].map(([column, { text }]) => [`${row}:${column}`, text])),
  )
}

function read(name: string, bytes: Uint8Array) {
  const remarks = new Remarks()
  const book = readWorkbook({ name, bytes }, remarks)
  return { book, codes: remarks.all.map(({ code }) => code), remarks: remarks.all }
}

function refusal(name: string, bytes: Uint8Array): string {
  try {
    read(name, bytes)
    return 'was read'
  } catch (error) {
    if (error instanceof Refusal) return error.remark.code
    throw error
  }
}

function utf16(text: string, little: boolean): Uint8Array {
  const bytes = new Uint8Array(2 + text.length * 2)
  const view = new DataView(bytes.buffer)
  for (const [index, unit] of [0xfeff, ...Array.from(text, (letter) => letter.charCodeAt(0))].entries()) {
    view.setUint16(index * 2, unit, little)
  }
  return bytes
}

describe('a workbook is read by what it is, not by its name', () => {
  const kinds = [
    ['form.xlsx', 'xlsx'],
    ['form.xls', 'biff8'],
    ['form.ods', 'ods'],
    ['form.xlsb', 'xlsb'],
    ['form.xlsm', 'xlsx'],
  ] as const
  it.each(kinds)('%s of kind %s gives its cells and no remark', (name, kind) => {
    const { book, codes } = read(name, bytesOf(workbook(SHEETS), kind))
    expect(book.sheets.map((sheet) => sheet.name)).toEqual(['survey', 'settings'])
    expect(cellsOf(book)).toEqual({ '1:0': 'type', '1:1': 'name', '2:0': 'text', '2:1': 'a' })
    expect(codes).toEqual([])
  })

  it.each([
    ['form.xlsx', 'biff8', 'xls'],
    ['form.xls', 'xlsx', 'xlsx'],
    ['form.csv', 'ods', 'ods'],
  ] as const)('%s that is %s inside is read with a remark', (name, kind, found) => {
    const { book, remarks } = read(name, bytesOf(workbook(SHEETS), kind))
    expect(cellsOf(book)['2:1']).toBe('a')
    expect(remarks).toMatchObject([{ fate: 'approximated', code: 'other-format', detail: { found } }])
  })

  it('takes text that is a survey under any name, with a remark', () => {
    expect(read('form.xls', textFile('', 'type,name\ntext,a\n').bytes).codes).toEqual(['other-format'])
  })
})

describe('what is no form in a spreadsheet is refused by what it is', () => {
  const encoded = (text: string) => new TextEncoder().encode(text)
  const encrypted = () => {
    const container = XLSX.CFB.utils.cfb_new()
    XLSX.CFB.utils.cfb_add(container, '/EncryptionInfo', new Uint8Array(64))
    XLSX.CFB.utils.cfb_add(container, '/EncryptedPackage', new Uint8Array(5000))
    return new Uint8Array(XLSX.CFB.write(container, { type: 'array' }))
  }
  const word = () => {
    const container = XLSX.CFB.utils.cfb_new()
    XLSX.CFB.utils.cfb_add(container, '/WordDocument', new Uint8Array(5000))
    return new Uint8Array(XLSX.CFB.write(container, { type: 'array' }))
  }
  it.each([
    ['empty-file', new Uint8Array(0)],
    ['web-page', encoded('<html><body><table><tr><td>type</td></tr></table></body></html>')],
    ['web-page', encoded('\uFEFF  <!DOCTYPE html><title>Login</title>')],
    ['not-a-spreadsheet', encoded('<?xml version="1.0"?><Workbook/>')],
    ['not-a-spreadsheet', encoded('%PDF-1.7')],
    ['not-a-spreadsheet', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10)],
    ['not-a-spreadsheet', Uint8Array.of(1, 2, 3, 0, 0, 5)],
    ['plain-text', encoded('Dear colleague,\nthe form is attached.\n')],
    ['open-quotation', encoded('type,name\ntext,"a\n')],
    ['damaged', encoded('PK\u0003\u0004 nothing else')],
    ['damaged', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 1, 2, 3)],
    ['encrypted', encrypted()],
    ['not-a-spreadsheet', word()],
  ])('%s', (code, bytes) => {
    expect(refusal('form.xlsx', bytes)).toBe(code)
  })

  it('a file of more than 32 MB, before it is looked into', () => {
    expect(refusal('form.xlsx', new Uint8Array(32 * 1024 * 1024 + 1))).toBe('file-too-large')
  })
})

describe('a zip is not unpacked before it is known what it holds', () => {
  it('refuses one that states more than fits', () => {
    const bytes = bytesOf(workbook(SHEETS))
    const view = new DataView(bytes.buffer)
    for (let at = 0; at < bytes.length - 4; at++) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 0x7fffffff, true)
    }
    expect(refusal('form.xlsx', bytes)).toBe('too-much-inside')
  })

  it('refuses one that holds more than it states', () => {
    const container = XLSX.CFB.utils.cfb_new()
    XLSX.CFB.utils.cfb_add(container, '/[Content_Types].xml', new Uint8Array(10))
    XLSX.CFB.utils.cfb_add(container, '/xl/workbook.xml', new Uint8Array(140 * 1024 * 1024))
    const bytes = new Uint8Array(
      XLSX.CFB.write(container, { type: 'array', fileType: 'zip', compression: true } as never),
    )
    expect(bytes.length).toBeLessThan(8 * 1024 * 1024)
    const view = new DataView(bytes.buffer)
    for (let at = 0; at < bytes.length - 4; at++) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 100, true)
    }
    expect(refusal('form.xlsx', bytes)).toBe('too-much-inside')
  })

  it('refuses one whose content is not what was packed', () => {
    const bytes = bytesOf(workbook(SHEETS))
    const view = new DataView(bytes.buffer)
    for (let at = 0; at < bytes.length - 4; at++) {
      if (view.getUint32(at, true) === 0x02014b50)
        view.setUint32(at + 16, view.getUint32(at + 16, true) ^ 1, true)
    }
    expect(refusal('form.xlsx', bytes)).toBe('damaged')
  })

  it('refuses encrypted entries', () => {
    const bytes = bytesOf(workbook(SHEETS))
    const view = new DataView(bytes.buffer)
    for (let at = 0; at < bytes.length - 4; at++) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint16(at + 8, 1, true)
    }
    expect(refusal('form.xlsx', bytes)).toBe('encrypted')
  })
})

/** A workbook with one of its parts written anew. */
function rewritten(bytes: Uint8Array, part: string, change: (xml: string) => string): Uint8Array {
  const container = XLSX.CFB.read(bytes, { type: 'array' })
  const entry = container.FileIndex[container.FullPaths.findIndex((path: string) => path.endsWith(part))]
  const xml = new TextDecoder().decode(new Uint8Array(entry?.content as Uint8Array))
  const content = new TextEncoder().encode(change(xml))
  expect(content.length).not.toBe(xml.length)
  if (entry !== undefined) Object.assign(entry, { content, size: content.length })
  return new Uint8Array(XLSX.CFB.write(container, { fileType: 'zip', type: 'array' } as never))
}

describe('a sheet of more cells than memory holds is refused', () => {
  it('when one cell of an OpenDocument sheet stands for millions', () => {
    const bytes = rewritten(bytesOf(workbook(SHEETS), 'ods'), '/content.xml', (xml) =>
      xml
        .replace('<table:table-row>', '<table:table-row table:number-rows-repeated="1000000">')
        .replace('<table:table-cell ', '<table:table-cell table:number-columns-repeated="16000" '),
    )
    expect(refusal('form.ods', bytes)).toBe('too-many-cells')
  })

  it('but not for blank cells, which every OpenDocument sheet has to its end', () => {
    const bytes = rewritten(bytesOf(workbook(SHEETS), 'ods'), '/content.xml', (xml) =>
      xml.replace(
        '</table:table-row>',
        '<table:table-cell table:number-columns-repeated="16382"/></table:table-row>' +
          '<table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>',
      ),
    )
    expect(Object.keys(cellsOf(read('form.ods', bytes).book))).toEqual(['1:0', '1:1', '5:0', '5:1'])
  })

  it('when a cell lies far beyond what a form can need', () => {
    const bytes = rewritten(bytesOf(workbook(SHEETS)), '/sheet1.xml', (xml) =>
      xml
        .replace('<row r="2">', '<row r="900000">')
        .replaceAll('"A2"', '"A900000"')
        .replaceAll('"B2"', '"B900000"'),
    )
    expect(refusal('form.xlsx', bytes)).toBe('too-many-cells')
  })
})

describe('cells are data', () => {
  const cellsWith = (cell: XLSX.CellObject) =>
    read(
      'f.xlsx',
      bytesOf(
        workbook({
          survey: [
            ['type', 'name'],
            ['text', cell],
          ],
        }),
      ),
    )
  const textOf = (cell: XLSX.CellObject) => cellsOf(cellsWith(cell).book)['2:1']

  it.each([
    [1, '1'],
    [1.5, '1.5'],
    [0.1 + 0.2, '0.3'],
    [1e21, '1000000000000000000000'],
    [1e-7, '0.0000001'],
    [-0.25, '-0.25'],
    [20260530, '20260530'],
  ])('the number %d is %s, without rounding or exponent', (v, text) => {
    expect(textOf({ t: 'n', v })).toBe(text)
    expect(textOf({ t: 'n', v, z: '0%' })).toBe(text)
  })

  it.each([
    [46172, 'yyyy-mm-dd', '2026-05-30'],
    [46172, 'm/d/yy', '2026-05-30'],
    [46172.7083333333, 'm/d/yy h:mm', '2026-05-30T17:00:00'],
    [0.75, 'h:mm:ss', '18:00:00'],
    [46172, '"Day" 0', '46172'],
    [46172, '[Red]0.00', '46172'],
    [1, 'yyyy-mm-dd', '1900-01-01'],
    [61, 'yyyy-mm-dd', '1900-03-01'],
  ])('the number %d in the format %s is %s', (v, z, text) => {
    expect(textOf({ t: 'n', v, z })).toBe(text)
  })

  it('counts days from 1904 where the book does', () => {
    const book = workbook({ survey: [['type'], [{ t: 'n', v: 44710, z: 'yyyy-mm-dd' }]] })
    book.Workbook = { ...book.Workbook, WBProps: { date1904: true } }
    expect(cellsOf(read('f.xlsx', bytesOf(book)).book)['2:0']).toBe('2026-05-30')
  })

  it.each(['xlsx', 'ods', 'biff8'] as const)('dates come whole out of %s, whatever the zone', (kind) => {
    const bytes = bytesOf(workbook({ survey: [['type'], [{ t: 'n', v: 46172, z: 'yyyy-mm-dd' }]] }), kind)
    expect(cellsOf(read('f', bytes).book)['2:0']).toBe('2026-05-30')
  })

  it('truth is TRUE or FALSE', () => {
    expect(textOf({ t: 'b', v: true })).toBe('TRUE')
    expect(textOf({ t: 'b', v: false })).toBe('FALSE')
  })

  it('a formula gives the value saved with it and is never worked out', () => {
    const { book } = cellsWith({ t: 's', v: 'saved', f: 'HYPERLINK("https://example.org","x")' })
    expect(book.sheets[0]?.rows[1]?.cells.get(1)).toEqual({ text: 'saved', from: 'formula' })
  })

  it('a formula without a saved value is refused with its place', () => {
    const bytes = bytesOf(
      workbook({
        survey: [
          ['type', 'name'],
          ['text', { t: 'n', v: 5, f: 'A1' }],
        ],
      }),
    )
    const changed = rewritten(bytes, '/sheet1.xml', (xml) => xml.replace('<v>5</v>', ''))
    expect(refusal('f.xlsx', changed)).toBe('formula-without-value')
  })

  it('a fault is told apart from text', () => {
    expect(cellsWith({ t: 'e', v: 23 }).book.sheets[0]?.rows[1]?.cells.get(1)).toEqual({
      text: '#REF!',
      from: 'fault',
    })
  })

  it.each([
    ['  a  ', 'a'],
    ['\u00A0a\u200B', 'a'],
    ['a\r\nb', 'a\nb'],
    ['e\u0301', '\u00E9'],
    ['a  b', 'a  b'],
  ])('the text %j is %j', (v, text) => {
    expect(textOf({ t: 's', v })).toBe(text)
  })

  it('text that looks like a formula stays text', () => {
    expect(textOf({ t: 's', v: '=1+1' })).toBe('=1+1')
  })
})

it('of merged cells the first has the value, which is said', () => {
  const book = workbook({
    survey: [
      ['type', 'name'],
      ['text', 'a'],
      ['text', 'b'],
    ],
  })
  const sheet = book.Sheets.survey
  if (sheet !== undefined) sheet['!merges'] = [XLSX.utils.decode_range('A2:A3')]
  const { remarks } = read('f.xlsx', bytesOf(book))
  expect(remarks).toMatchObject([
    { code: 'merged-cells', place: { sheet: 'survey', cell: 'A2' }, detail: { range: 'A2:A3' } },
  ])
})

it('macros are said to be there, and left there', () => {
  const book = workbook(SHEETS)
  ;(book as { vbaraw?: Uint8Array }).vbaraw = Uint8Array.of(1, 2, 3)
  expect(read('form.xlsm', bytesOf(book, 'xlsm')).codes).toEqual(['macros'])
})

it('hidden sheets, rows and columns count like any other', () => {
  const book = workbook(SHEETS, (made) => {
    made.Workbook = { Sheets: [{ Hidden: 2 }, { Hidden: 1 }] }
    const sheet = made.Sheets.survey
    if (sheet !== undefined)
      Object.assign(sheet, { '!rows': [{}, { hidden: true }], '!cols': [{ hidden: true }] })
  })
  expect(cellsOf(read('form.xlsx', bytesOf(book)).book)['2:0']).toBe('text')
})

it('blank rows keep their number', () => {
  const { bytes } = formFile({ survey: [[null], ['type', 'name'], [null], ['text', 'a']] })
  expect(Object.keys(cellsOf(read('f.xlsx', bytes).book))).toEqual(['2:0', '2:1', '4:0', '4:1'])
})

describe('text with commas', () => {
  const FORM = 'type,name,label\ntext,a,"Wie heißt das, ""Werk""?"\n'
  const CELLS = { '2:0': 'text', '2:1': 'a', '2:2': 'Wie heißt das, "Werk"?' }

  it.each([
    ['UTF-8', new TextEncoder().encode(FORM)],
    ['UTF-8 with a byte order mark', new TextEncoder().encode(`\uFEFF${FORM}`)],
  ])('in %s is read without a remark', (_name, bytes) => {
    const { book, codes } = read('form.csv', bytes)
    expect(cellsOf(book)).toMatchObject(CELLS)
    expect(codes).toEqual([])
  })

  it.each([
    ['UTF-16, low byte first', utf16(FORM, true), 'utf-16'],
    ['UTF-16, high byte first', utf16(FORM, false), 'utf-16'],
    ['Windows-1252', Uint8Array.from(FORM, (letter) => letter.charCodeAt(0)), 'windows-1252'],
  ])('in %s is read with a remark', (_name, bytes, encoding) => {
    const { book, remarks } = read('form.csv', bytes)
    expect(cellsOf(book)).toMatchObject(CELLS)
    expect(remarks).toMatchObject([{ code: 'old-encoding', detail: { encoding } }])
  })

  it('of a Chinese spreadsheet program is read in its encoding', () => {
    // 矿山 in GB 18030
    const bytes = Uint8Array.of(
      ...new TextEncoder().encode('type,name,label\ntext,a,'),
      0xbf,
      0xf3,
      0xc9,
      0xbd,
    )
    const { book, remarks } = read('form.csv', bytes)
    expect(cellsOf(book)['2:2']).toBe('矿山')
    expect(remarks).toMatchObject([{ code: 'old-encoding', detail: { encoding: 'gb18030' } }])
  })

  it.each([';', '\t'])('may be set apart by %j', (separator) => {
    const text = FORM.replaceAll('",', `"${separator}`).replace(
      'type,name,label',
      ['type', 'name', 'label'].join(separator),
    )
    const { book } = read(
      'form.csv',
      new TextEncoder().encode(text.replace('text,a,', ['text', 'a', ''].join(separator))),
    )
    expect(cellsOf(book)).toMatchObject(CELLS)
  })

  it('may hold all sheets of a form, each begun by its name', () => {
    const text =
      'survey,,\n,type,name\n,text,a\n\nchoices,,\n,list_name,name\n,yn,yes\n"settings"\n,form_id\n,x\n'
    const { book } = read('form.csv', new TextEncoder().encode(text))
    expect(book.sheets.map(({ name }) => name)).toEqual(['survey', 'choices', 'settings'])
    expect(cellsOf(book)).toEqual({ '2:1': 'type', '2:2': 'name', '3:1': 'text', '3:2': 'a' })
    expect(cellsOf(book, 'choices')['7:2']).toBe('yes')
  })
})
