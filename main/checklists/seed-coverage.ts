import { join } from 'node:path'
import { type CoverageRow, readCoverage } from '../../shared/checklist/coverage.ts'
import { readSmallFile } from '../files/read-small-file.ts'

/** Far more than the rows of the source documents take, in bytes. */
const LARGEST = 1024 * 1024

/**
 * What the source documents ask for, row by row.
 *
 * @param assets the app's assets folder, which may lie inside an archive of Electron
 * @throws AppError `cannot-read`
 */
export async function readSeedCoverage(assets: string): Promise<readonly CoverageRow[]> {
  return readCoverage((await readSmallFile(join(assets, 'common', 'seed-coverage.yaml'), LARGEST)).toString())
}
