import { CFB } from '@e965/xlsx'
import { checkZip, crc32 } from './check-zip.ts'
import { decodeText } from './decode-text.ts'
import { MAX_BOOK_CELLS, MAX_INSIDE_BYTES } from './limits.ts'
import { countOdsCells } from './ods-cells.ts'
import { Refusal, type Remarks } from './remarks.ts'

/** A zip or an old Office file, unpacked. Paths begin with the name of the root. */
interface Container {
  readonly FullPaths: readonly string[]
  readonly FileIndex: readonly { readonly content?: ArrayLike<number> }[]
}

/**
 * What a zip is, as the extension it should have. Says that it holds macros, which stay where they are.
 *
 * @throws Refusal for one that is damaged, encrypted, unpacks to too much, or is no workbook
 */
export function lookIntoZip(bytes: Uint8Array, remarks: Remarks): string {
  const inside = checkZip(bytes, MAX_INSIDE_BYTES)
  if ('fault' in inside) throw new Refusal(inside.fault)
  const container = unpack(bytes)
  if (!isIntact(container, inside.sums)) throw new Refusal('damaged')
  const names = new Set([...inside.sums.keys()].map((name) => name.toLowerCase()))
  if (names.has('xl/vbaproject.bin')) remarks.add('macros')
  if (names.has('xl/workbook.bin')) return 'xlsb'
  if (names.has('content.xml') && names.has('mimetype')) {
    if (countOdsCells(textIn(container, 'content.xml')) > MAX_BOOK_CELLS) throw new Refusal('too-many-cells')
    return 'ods'
  }
  // The workbook may lie anywhere; what its parts are says this one.
  if (names.has('[content_types].xml') && [...names].some((name) => name.endsWith('workbook.xml')))
    return 'xlsx'
  throw new Refusal('not-a-spreadsheet')
}

function unpack(bytes: Uint8Array): Container {
  try {
    return CFB.read(bytes, { type: 'buffer' }) as Container
  } catch {
    throw new Refusal('damaged')
  }
}

/** The library does not look at check sums, and would take what a damaged file unpacks to for cells. */
function isIntact({ FullPaths, FileIndex }: Container, sums: ReadonlyMap<string, number>): boolean {
  return FullPaths.every((path, index) => {
    const sum = sums.get(path.slice(path.indexOf('/') + 1))
    const content = FileIndex[index]?.content
    return sum === undefined || content === undefined || crc32(Uint8Array.from(content)) === sum
  })
}

function textIn({ FullPaths, FileIndex }: Container, name: string): string {
  const index = FullPaths.findIndex((path) => path.slice(path.indexOf('/') + 1) === name)
  return decodeText(Uint8Array.from(FileIndex[index]?.content ?? []))?.text ?? ''
}

/**
 * The same for a container of old Office files.
 *
 * @throws Refusal for one that is damaged, encrypted, or no workbook
 */
export function lookIntoOle(bytes: Uint8Array, remarks: Remarks): string {
  const names = unpack(bytes).FullPaths.map((path) => path.replace(/^[^/]*\//, '').toLowerCase())
  if (names.includes('encryptedpackage')) throw new Refusal('encrypted')
  if (!names.includes('workbook') && !names.includes('book')) throw new Refusal('not-a-spreadsheet')
  if (names.some((name) => name.includes('_vba_project'))) remarks.add('macros')
  return 'xls'
}
