import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readCsv } from '../../../shared/checklist/read-csv.ts'
import { encodeUtf8 } from '../../../shared/lib/bytes.ts'
import type { FormFile } from '../../../shared/xlsform/import-report.ts'
import { type Sheet, writeWorkbook } from '../../../shared/xlsform/write-workbook.ts'

/** The forms in this folder: each a CSV file with all its sheets, as ODK's converter also reads them. */
export const EXAMPLE_FORMS = ['site-inspection', 'household-survey', 'species-count'] as const
export type ExampleForm = (typeof EXAMPLE_FORMS)[number]

/** An example as a real workbook, with the files that belong beside it. `folder` is where this file lies. */
export function exampleForm(
  name: ExampleForm,
  folder = import.meta.dirname,
): {
  readonly file: FormFile
  readonly companions: readonly FormFile[]
} {
  const sheets = readSheets(readFileSync(join(folder, `${name}.csv`), 'utf8'))
  const isSpecies = name === 'species-count'
  const whole = isSpecies
    ? sheets.map((sheet) => (sheet.name === 'choices' ? withSpecies(sheet) : sheet))
    : sheets
  return {
    file: { name: `${name}.xlsx`, bytes: writeWorkbook(whole) },
    companions: isSpecies ? [{ name: 'species_traits.csv', bytes: encodeUtf8(speciesTraits()) }] : [],
  }
}

/** A sheet's name stands alone in the first column; its header and rows follow from the second column on. */
function readSheets(csv: string): readonly Sheet[] {
  const read = readCsv(csv)
  if ('problems' in read) throw new Error(JSON.stringify(read.problems))
  const sheets: { name: string; header: readonly string[]; rows: (string | null)[][]; widths: number[] }[] =
    []
  for (const [name = '', ...cells] of read.rows) {
    const sheet = sheets.at(-1)
    if (name !== '') sheets.push({ name, header: [], rows: [], widths: [] })
    else if (sheet?.header.length === 0) Object.assign(sheet, { header: cells, widths: cells.map(() => 20) })
    else sheet?.rows.push(cells.map((cell) => (cell === '' ? null : cell)))
  }
  return sheets
}

export const SPECIES_COUNT = 10_000
const TAXA = [
  'birds',
  'mammals',
  'reptiles',
  'amphibians',
  'fish',
  'insects',
  'spiders',
  'plants',
  'fungi',
  'mosses',
]
const RED_LIST = ['LC', 'NT', 'VU', 'EN', 'CR']
const GENERA = ['Alauda', 'Bufo', 'Carex', 'Dryas', 'Emys', 'Falco', 'Gentiana', 'Hirundo', 'Iris', 'Juncus']
const EPITHETS = [
  'alba',
  'borealis',
  'campestris',
  'deserti',
  'elegans',
  'fusca',
  'gracilis',
  'hirta',
  'indica',
  'lutea',
]
const GENERA_ZH = ['云', '溪', '岩', '沙', '林', '湖', '雪', '竹', '石', '草']

/** One species of the list, the same for the same number from 0. Every tenth is of the same group. */
function species(number: number) {
  const taxon = TAXA[number % 10] ?? ''
  const genus = Math.floor(number / 10) % 10
  const epithet = EPITHETS[Math.floor(number / 100) % 10] ?? ''
  const row = String(number + 1).padStart(5, '0')
  return {
    name: `sp_${row}`,
    en: `${GENERA[genus]} ${epithet} ${row}`,
    zh: `${GENERA_ZH[genus]}种 ${row}`,
    taxon,
    redList: RED_LIST[number % 5] ?? '',
    /** Grams, always with a half. */
    mass: `${(number % 97) + 1}.5`,
  }
}

function withSpecies(choices: Sheet): Sheet {
  const rows = numbers().map((number) => {
    const { name, en, zh, taxon } = species(number)
    return ['species', name, en, zh, taxon]
  })
  return { ...choices, rows: [...choices.rows, ...rows] }
}

function speciesTraits(): string {
  const rows = numbers().map((number) => {
    const { name, redList, mass } = species(number)
    return `${name},${redList},${mass}\n`
  })
  return `name,red_list,mass_g\n${rows.join('')}`
}

function numbers(): readonly number[] {
  return Array.from({ length: SPECIES_COUNT }, (_, index) => index)
}
