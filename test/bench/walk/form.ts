import { writeWorkbook } from '../../../shared/xlsform/write-workbook.ts'
import type { Picked } from '../../app/support/library.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** How many questions stand in one group, and what each of ten is. */
export const GROUP = 20
const KINDS = [
  ...['integer', 'integer', 'integer', 'integer', 'integer'],
  ...['select_one yn', 'text', 'integer', 'image', 'asked'],
] as const

/** The question at such a place of ten decides whether the last of the ten is asked. */
export const DECIDER = 4
/** It is asked when the decider holds more than this. */
export const THRESHOLD = 4

/** What kind of question stands at an index from 0. */
export function kindOf(index: number): (typeof KINDS)[number] {
  return KINDS[index % KINDS.length] ?? 'text'
}

/** Names of questions and of the notes that show a group's sum, by index from 0. */
export const nameOf = {
  question: (index: number) => `q_${index + 1}`,
  sum: (group: number) => `sum_${group + 1}`,
  note: (group: number) => `note_${group + 1}`,
}

/** A form of so many questions: its id in the library, and the file that it is imported from. */
export interface BenchForm {
  readonly id: string
  readonly title: string
  readonly size: number
  readonly file: Picked
}

/**
 * Numbers, choices, texts and pictures in groups of twenty. Each group sums its numbers and shows the sum, all sums make
 * a total, and every tenth question hangs on another. A flat one sums just so, but its sections have no groups in them.
 */
export function benchForm(size: number, perSection: number, isFlat = false): BenchForm {
  const rows: (string | null)[][] = []
  const add = (type: string, name: string | null, label: string | null, relevant = '', calculation = '') =>
    rows.push([type, name, label, relevant, calculation])
  for (let section = 0; section * perSection < size; section += 1) {
    add('begin_group', `section_${section + 1}`, `Section ${section + 1}`)
    const end = Math.min(size, (section + 1) * perSection)
    for (let start = section * perSection; start < end; start += GROUP)
      addGroup(start, Math.min(end, start + GROUP))
    add('end_group', null, null)
  }
  const groups = Math.ceil(size / GROUP)
  const total = Array.from({ length: groups }, (_, group) => `\${${nameOf.sum(group)}}`).join(' + ')
  add('calculate', 'total', null, '', total)

  function addGroup(start: number, end: number) {
    const group = Math.floor(start / GROUP)
    const numbers: string[] = []
    if (!isFlat) add('begin_group', `group_${group + 1}`, `Place ${group + 1}`)
    // Before the questions, where whoever answers the first of them sees it.
    add('note', nameOf.note(group), `Sum of this place: \${${nameOf.sum(group)}}`)
    for (let index = start; index < end; index += 1) {
      const kind = kindOf(index)
      const name = nameOf.question(index)
      const hangs = kind === 'asked' ? `\${${nameOf.question(index - 5)}} > ${THRESHOLD}` : ''
      if (kind === 'integer') numbers.push(`coalesce(\${${name}}, 0)`)
      add(kind === 'asked' ? 'integer' : kind, name, `What was seen at place ${index + 1}?`, hangs)
    }
    add('calculate', nameOf.sum(group), null, '', numbers.join(' + '))
    if (!isFlat) add('end_group', null, null)
  }

  const header = ['type', 'name', 'label::English (en)', 'relevant', 'calculation']
  const id = `bench_${size}`
  const title = `Bench ${size}`
  const widths = header.map(() => 20)
  const book = writeWorkbook([
    { name: 'survey', header, rows, widths },
    {
      name: 'choices',
      header: ['list_name', 'name', 'label::English (en)'],
      rows: ['yes', 'no', 'unknown', 'na'].map((name) => ['yn', name, name]),
      widths,
    },
    {
      name: 'settings',
      header: ['form_title', 'form_id', 'version', 'default_language'],
      rows: [[title, id, '1', 'English (en)']],
      widths,
    },
  ])
  return { id, title, size, file: { name: `${id}.xlsx`, mimeType: XLSX, buffer: Buffer.from(book) } }
}
