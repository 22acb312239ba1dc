/*
 * Limits of what is read (ours; the largest known forms have some 100,000 choices in a file of 10 MB).
 */

/** Bytes of a file. */
export const MAX_FILE_BYTES = 32 * 1024 * 1024
/** Bytes of everything that a file unpacks to. */
export const MAX_INSIDE_BYTES = 128 * 1024 * 1024
/** Sheets of a workbook. */
export const MAX_SHEETS = 100
/** Rows of one sheet. */
export const MAX_BOOK_ROWS = 200_000
/** Columns of one sheet. */
export const MAX_BOOK_COLUMNS = 2000
/** Cells of all sheets together. */
export const MAX_BOOK_CELLS = 2_000_000
