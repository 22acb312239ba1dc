import type {
  ChecklistDefinition,
  Choice,
  QuestionDefinition,
  RowDefinition,
} from '../checklist/definition.ts'
import { parametersOf } from '../checklist/parameters.ts'
import { parseExpression } from '../expression/parse.ts'
import { walkTree } from '../expression/tree.ts'
import { encodeUtf8 } from '../lib/bytes.ts'
import { cleanText } from './book.ts'
import { exportRemark } from './export-remarks.ts'
import type { FormFile, ImportRemark } from './import-report.ts'

/** Which choice lists leave the workbook for a file of their own, and what keeps others from it. */
export interface ListFiles {
  /** The file's name by list. */
  readonly names: ReadonlyMap<string, string>
  readonly files: readonly FormFile[]
  readonly remarks: readonly ImportRemark[]
}

/**
 * XLSForm takes two things from files only, and its tools refuse a form that has the list in the workbook: what
 * `pulldata()` reads, and the parameters `value` and `label`. Such lists become a CSV file beside the form, when a
 * CSV file can hold all that is in them.
 */
export function findListFiles(definition: ChecklistDefinition): ListFiles {
  const questions = definition.survey.flatMap(questionsIn)
  const wanted = new Set([...questions.flatMap(listsFromFiles), ...pulledLists(questions, definition)])
  const names = new Map<string, string>()
  const remarks: ImportRemark[] = []
  for (const list of wanted) {
    const choices = definition.choices[list]
    if (choices === undefined) continue
    const ranked = questions.some(({ type, list_name }) => type === 'rank' && list_name === list)
    if (!ranked && fitsCsv(list, choices, definition.languages)) names.set(list, `${list}.csv`)
    else remarks.push(exportRemark('list-not-a-file', { sheet: 'choices' }, { name: list }))
  }
  const files = [...names].map(([list, name]) => {
    const table = tableOf(definition.choices[list] ?? [])
    remarks.push(...spacesIn(table, name))
    return { name, bytes: encodeUtf8(table.map((line) => `${line.map(quote).join(',')}\r\n`).join('')) }
  })
  return { names, files, remarks }
}

function questionsIn(row: RowDefinition): readonly QuestionDefinition[] {
  return row.type === 'group' || row.type === 'repeat' ? row.children.flatMap(questionsIn) : [row]
}

function listsFromFiles(question: QuestionDefinition): readonly string[] {
  const parameters = parametersOf(question)
  const named = parameters.has('value') || parameters.has('label')
  return named && question.list_name !== undefined ? [question.list_name] : []
}

/** Lists read by `pulldata()` where other tools would see it. */
function pulledLists(
  questions: readonly QuestionDefinition[],
  { instance_name, survey }: ChecklistDefinition,
): readonly string[] {
  const texts = questions.flatMap((question) => [
    question.calculation,
    question.constraint,
    question.relevant,
    question.required,
    question.read_only,
    question.choice_filter,
    question.default,
  ])
  return [instance_name, ...texts, ...survey.flatMap(sectionExpressions)].flatMap(pulledIn)
}

function sectionExpressions(row: RowDefinition): readonly (string | undefined)[] {
  if (row.type !== 'group' && row.type !== 'repeat') return []
  const own = [row.relevant, row.type === 'repeat' ? row.repeat_count : undefined]
  return [...own, ...row.children.flatMap(sectionExpressions)]
}

function pulledIn(text: string | undefined): readonly string[] {
  if (text === undefined || !text.includes('pulldata')) return []
  const result = parseExpression(text)
  const lists: string[] = []
  if ('problem' in result) return lists
  walkTree(result.tree, (part) => {
    if (part.kind !== 'call' || part.name !== 'pulldata') return
    const [list] = part.args
    if (list?.kind === 'text') lists.push(list.value)
  })
  return lists
}

/** A CSV file has one language, no media, and every column in every row. */
function fitsCsv(list: string, choices: readonly Choice[], languages: readonly string[]): boolean {
  const columns = columnsIn(choices)
  return (
    /^[\w.-]+$/.test(list) &&
    choices.every(
      (choice) =>
        choice.media === undefined &&
        new Set(languages.map((language) => choice.label[language])).size === 1 &&
        Object.keys(choice.columns ?? {}).length === columns.length,
    )
  )
}

function tableOf(choices: readonly Choice[]): readonly (readonly string[])[] {
  const columns = columnsIn(choices)
  const lines = choices.map(({ name, label, columns: cells }) => [
    name,
    Object.values(label)[0] ?? '',
    ...columns.map((column) => cells?.[column] ?? ''),
  ])
  return [['name', 'label', ...columns], ...lines]
}

function spacesIn([header = [], ...lines]: readonly (readonly string[])[], sheet: string) {
  return lines.flatMap((line, index) =>
    line.flatMap((cell, at) => {
      if (cleanText(cell) === cell) return []
      return [exportRemark('outer-space', { sheet, row: index + 2, column: header[at] ?? '' })]
    }),
  )
}

function columnsIn(choices: readonly Choice[]): readonly string[] {
  return [...new Set(choices.flatMap(({ columns }) => Object.keys(columns ?? {})))].sort()
}

function quote(cell: string): string {
  return /[",;\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
