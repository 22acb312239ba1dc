import type { CellPlace, Fate, ImportRemark } from './import-report.ts'

/**
 * Everything importing can say, with the fate it means. Words for people are kept by code in the namespace `xlsform`; a
 * remark may also carry the code of a checklist's problem, which is always `refused` and has its words in `problems`.
 */
export const REMARKS = {
  // Counts of what was taken
  questions: 'taken',
  'other-rows': 'taken',
  groups: 'taken',
  repeats: 'taken',
  lists: 'taken',
  languages: 'taken',
  'profile-names': 'taken',
  'media-files': 'taken',
  // The file
  'other-format': 'approximated',
  'old-encoding': 'approximated',
  'formula-value': 'approximated',
  'merged-cells': 'approximated',
  'only-sheet': 'approximated',
  macros: 'ignored',
  'empty-file': 'refused',
  'file-too-large': 'refused',
  'not-a-spreadsheet': 'refused',
  'web-page': 'refused',
  'plain-text': 'refused',
  encrypted: 'refused',
  damaged: 'refused',
  'too-much-inside': 'refused',
  'too-many-cells': 'refused',
  'no-sheets': 'refused',
  'open-quotation': 'refused',
  'formula-without-value': 'refused',
  'cell-fault': 'refused',
  // Sheets and headers
  'no-survey': 'refused',
  'survey-misspelt': 'refused',
  'no-questions': 'refused',
  'sheet-twice': 'refused',
  'header-missing': 'refused',
  'header-twice': 'refused',
  'sheet-unknown': 'ignored',
  'sheet-misspelt': 'ignored',
  'sheet-without-effect': 'ignored',
  'column-unknown': 'ignored',
  'column-without-effect': 'ignored',
  'column-without-header': 'ignored',
  'setting-without-effect': 'ignored',
  'further-settings': 'ignored',
  // Languages
  'language-unnamed': 'approximated',
  'language-unknown': 'approximated',
  'default-language-unused': 'approximated',
  'translation-missing': 'approximated',
  'translations-missing': 'approximated',
  // The form as a whole
  'form-id-from-file': 'approximated',
  'form-id-changed': 'approximated',
  'title-missing': 'approximated',
  'version-made': 'approximated',
  'stage-assumed': 'approximated',
  // Rows
  'row-comment': 'ignored',
  'row-disabled': 'ignored',
  'row-without-type': 'ignored',
  'type-missing': 'refused',
  'type-unknown': 'refused',
  'type-misspelt': 'refused',
  'type-approximated': 'approximated',
  'name-missing': 'refused',
  'name-made': 'approximated',
  'name-too-long': 'refused',
  'name-qualified': 'approximated',
  'reference-ambiguous': 'refused',
  'label-missing': 'approximated',
  'quotes-straightened': 'approximated',
  'not-for-type': 'ignored',
  'wrong-flag': 'refused',
  'wrong-number': 'refused',
  'begin-without-end': 'refused',
  'end-without-begin': 'refused',
  'end-of-other-kind': 'refused',
  'nested-too-deep': 'refused',
  'loop-over-list': 'refused',
  'profile-not-simple': 'refused',
  // Choices
  'choice-without-list': 'ignored',
  'choice-column-name': 'ignored',
  'choice-name-missing': 'refused',
  'choice-name-spaces': 'refused',
  'choice-label-missing': 'approximated',
  'choice-renamed': 'approximated',
  'choice-repeated': 'approximated',
  'list-renamed': 'approximated',
  'list-not-named': 'refused',
  'list-twice': 'refused',
  'other-written-out': 'approximated',
  'choices-from-answers': 'refused',
  'search-resolved': 'approximated',
  'search-not-understood': 'refused',
  // Files beside the form
  'file-missing': 'refused',
  'file-unreadable': 'refused',
  'media-missing': 'approximated',
} as const satisfies Readonly<Record<string, Fate>>

/** A code of the table above. */
export type RemarkCode = keyof typeof REMARKS

/** Collects what importing has to say. */
export class Remarks {
  readonly all: ImportRemark[] = []

  add(code: RemarkCode, place?: CellPlace, detail?: ImportRemark['detail']): void {
    this.all.push(remarkOf(code, place, detail))
  }

  get refused(): boolean {
    return this.all.some(({ fate }) => fate === 'refused')
  }
}

/** A remark with the fate that its code means. */
export function remarkOf(code: RemarkCode, place?: CellPlace, detail?: ImportRemark['detail']): ImportRemark {
  return {
    fate: REMARKS[code],
    code,
    ...(place === undefined ? {} : { place }),
    ...(detail === undefined ? {} : { detail }),
  }
}

/** Ends an import at once: nothing further can be said about the file. Never leaves `importForm`. */
export class Refusal extends Error {
  readonly remark: ImportRemark

  constructor(code: RemarkCode, place?: CellPlace, detail?: ImportRemark['detail']) {
    super(code)
    this.remark = remarkOf(code, place, detail)
  }
}

/** What keeps a file from being read at all; everything else that refuses is about what stands in it. */
export const UNREADABLE: ReadonlySet<string> = new Set<RemarkCode>([
  'empty-file',
  'file-too-large',
  'not-a-spreadsheet',
  'web-page',
  'plain-text',
  'encrypted',
  'damaged',
  'too-much-inside',
  'too-many-cells',
  'no-sheets',
  'open-quotation',
])
