import { loadChecklist } from '../checklist/load-checklist.ts'
import type { Problem } from '../checklist/problem.ts'
import { assembleForm, type RawDefinition } from './assemble-form.ts'
import { type ChoiceContext, readChoiceLists } from './choice-lists.ts'
import { countForm } from './count-form.ts'
import { findSheets } from './find-sheets.ts'
import { readFormLanguages } from './form-languages.ts'
import { findMedia } from './form-media.ts'
import type { FormFile, ImportOptions, ImportRemark, ImportResult } from './import-report.ts'
import { Origins, placeDetail } from './origins.ts'
import { readSettings } from './read-settings.ts'
import { readSurvey } from './read-survey.ts'
import { reportCells, reportColumns } from './read-table.ts'
import { readWorkbook } from './read-workbook.ts'
import { Refusal, Remarks } from './remarks.ts'
import { settleLists } from './settle-lists.ts'
import { makeNamesUnique } from './unique-names.ts'

/**
 * Makes a checklist of an XLSForm: a workbook (`.xlsx`, `.xlsm`, `.xls`, `.ods`) or a `.csv`, whatever its name says.
 * Gives a sound checklist with what became of every part of the form, or everything that has to be mended, each remark
 * with its place. Never throws, and never gives half a checklist.
 */
export function importForm(file: FormFile, options: ImportOptions = {}): ImportResult {
  const remarks = new Remarks()
  try {
    return importInto(remarks, file, options)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { remarks: [...remarks.all, error.remark] }
  }
}

function importInto(remarks: Remarks, file: FormFile, options: ImportOptions): ImportResult {
  const companions = options.companions ?? []
  const { survey, choices, settings, external } = findSheets(readWorkbook(file, remarks), remarks)
  const tables = [survey, choices, external].filter((table) => table !== null)
  const languages = readFormLanguages(
    [...tables, ...(settings === null ? [] : [settings])],
    settings,
    remarks,
  )
  for (const table of [...tables, ...(settings === null ? [] : [settings])]) reportCells(table, remarks)
  reportColumns(survey, remarks)
  const head = readSettings(settings, file.name, languages, options, remarks)
  const origins = new Origins()
  const context: ChoiceContext = { languages, allowDuplicates: head.allowDuplicates, origins, remarks }
  const sheets = [choices, external].map((table) =>
    table === null ? new Map() : readChoiceLists(table, context),
  )
  const drafts = [...readSurvey(survey, languages, remarks)]
  makeNamesUnique(drafts, head.instance_name, remarks)
  const lists = settleLists(drafts, {
    sheets,
    companions,
    languages: languages.tags,
    instanceName: head.instance_name,
    origins,
    remarks,
  })
  const media = findMedia(drafts, lists.choices, companions, origins, remarks)
  const definition = assembleForm(drafts, head, languages, lists, origins, remarks)
  const loaded = loadChecklist(definition)
  if ('problems' in loaded) {
    const own = new Set(remarks.all.filter(({ fate }) => fate === 'refused').map(({ code }) => code))
    const said = loaded.problems.filter((problem) => !follows(problem, own, lists.missing))
    // What is left out follows from a remark that refuses already.
    const shown = said.length > 0 || remarks.refused ? said : loaded.problems
    for (const problem of shown) remarks.all.push(toRemark(problem, definition, origins))
    return { remarks: remarks.all }
  }
  if (remarks.refused) return { remarks: remarks.all }
  return {
    checklist: loaded.checklist,
    remarks: [...countForm(loaded.checklist, media.length), ...remarks.all],
    media,
  }
}

/** Problems that are only there because of something that was said before. */
function follows({ code, detail }: Problem, own: ReadonlySet<string>, missing: ReadonlySet<string>): boolean {
  switch (code) {
    case 'unknown-list':
      return missing.has(String(detail?.name))
    case 'unknown-path':
    case 'unknown-choice':
    case 'adverse-not-a-choice':
      return missing.size > 0
    case 'list-missing':
      return own.has('list-not-named') || own.has('choices-from-answers')
    case 'invalid-name':
      return own.has('name-too-long') || own.has('choice-name-spaces') || own.has('choice-name-missing')
    case 'calculation-missing':
      return own.has('cell-fault')
    default:
      return false
  }
}

function toRemark(problem: Problem, definition: RawDefinition, origins: Origins): ImportRemark {
  const place = origins.placeOf(problem.path, definition)
  const detail = placeDetail(problem.detail ?? {}, (path) => origins.placeOf(path, definition))
  const facts = place?.cell === undefined ? { ...detail, path: problem.path } : detail
  return {
    fate: 'refused',
    code: problem.code,
    ...(place === undefined ? {} : { place }),
    ...(Object.keys(facts).length === 0 ? {} : { detail: facts }),
  }
}
