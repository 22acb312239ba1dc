/** Endings of files that can be a form. A `.csv` can be a form or a list that one names. */
const WORKBOOKS = ['xlsx', 'xlsm', 'xls', 'ods']

/** What a file picker offers for an import: forms, lists that they name, pictures, sounds and films. */
export const ACCEPTED_FILES = '.xlsx,.xlsm,.xls,.ods,.csv,.tsv,.geojson,.xml,image/*,audio/*,video/*'

/** Picked or dropped files told apart. */
export interface PickedFiles {
  /** Null when several could be the form, or none. */
  readonly form: File | null
  /** Files that could be the form, for a person to choose among. */
  readonly candidates: readonly File[]
}

/**
 * Which of the files is the form: the one workbook among them; without any, the one `.csv`. Everything else is a file
 * that the form names.
 */
export function chooseForm(files: readonly File[]): PickedFiles {
  const workbooks = files.filter((file) => WORKBOOKS.includes(endingOf(file)))
  const candidates = workbooks.length > 0 ? workbooks : files.filter((file) => endingOf(file) === 'csv')
  return { form: candidates.length === 1 ? (candidates[0] ?? null) : null, candidates }
}

/** The files without the form, and without a file that was picked again later under the same name. */
export function companionsOf(files: readonly File[], form: File): readonly File[] {
  const byName = new Map(files.filter((file) => file !== form).map((file) => [file.name, file]))
  return [...byName.values()]
}

function endingOf(file: File): string {
  return file.name.split('.').at(-1)?.toLowerCase() ?? ''
}
