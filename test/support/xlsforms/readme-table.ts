import {
  SUPPORT_GROUPS,
  SUPPORT_LEVELS,
  type SupportEntry,
  type SupportGroup,
  type SupportLevel,
  supportTable,
} from '../../../shared/xlsform/support-table.ts'

/** The words of the table in one language, as `xlsform-support.json` has them. */
export interface SupportWords {
  readonly group: Readonly<Record<SupportGroup, string>>
  readonly support: Readonly<Record<SupportLevel, string>>
  readonly note: Readonly<Record<string, string>>
}

/** Between these lines the README holds the table. */
const BEGIN = '<!-- xlsform-support: written by test/shared/xlsform/readme.test.ts -->'
const END = '<!-- xlsform-support: end -->'

/** The support table as Markdown: a table for each part of the language, and what is noted about it below. */
export function supportMarkdown(words: SupportWords): string {
  const entries = supportTable()
  const parts = SUPPORT_GROUPS.map((group) =>
    part(
      words,
      group,
      entries.filter((entry) => entry.group === group),
    ),
  )
  return `${parts.join('\n\n')}\n`
}

function part(words: SupportWords, group: SupportGroup, entries: readonly SupportEntry[]): string {
  const numbers = new Map<string, number>()
  for (const { note } of entries) {
    if (note !== undefined && !numbers.has(note)) numbers.set(note, numbers.size + 1)
  }
  const rows = SUPPORT_LEVELS.flatMap((level) => {
    const names = entries.filter(({ support }) => support === level)
    if (names.length === 0) return []
    const cells = names.map(({ name, note }) => {
      const mark = note === undefined ? '' : ` <sup>${numbers.get(note)}</sup>`
      return `\`${name}\`${mark}`
    })
    return [`| ${words.support[level]} | ${cells.join(', ')} |`]
  })
  const notes = [...numbers].map(([note, number]) => `<sup>${number}</sup> ${words.note[note]}`)
  const table = [`| ${words.group[group]} | |`, '|---|---|', ...rows].join('\n')
  return notes.length === 0 ? table : `${table}\n\n${notes.join(' ')}`
}

/** The README with the table of today in it. */
export function withTable(readme: string, table: string): string {
  const [before, rest] = readme.split(`${BEGIN}\n`)
  const after = rest?.split(`${END}\n`)[1]
  if (before === undefined || after === undefined) throw new Error('the README has no place for the table')
  return `${before}${BEGIN}\n\n${table}\n${END}\n${after}`
}
