import type { CoverageRow } from '../../shared/checklist/coverage.ts'
import type { ChecklistDefinition } from '../../shared/checklist/definition.ts'
import type { Reply } from '../../shared/ipc/contract.ts'
import type { Language } from '../words.ts'
import type { Handlers } from './handler.ts'

/** What the calls about the app itself need. */
export interface AppCallParts {
  readonly info: Reply<'app.info'>
  setLanguage(language: Language): void
  /** Draws the page at so many percent of its normal size. */
  setTextSize(percent: number): void
  /** Built-in checklists. Throws AppError `not-a-checklist` or `cannot-read`. */
  builtInChecklists(): Promise<ChecklistDefinition[]>
  /** Rows of the source documents. Throws AppError `cannot-read`. */
  seedCoverage(): Promise<readonly CoverageRow[]>
}

/** The app itself: what it is, its language, its checklists. */
export function appCalls({ info, setLanguage, setTextSize, builtInChecklists, seedCoverage }: AppCallParts) {
  return {
    'app.info': () => info,
    'app.language': ({ language }) => setLanguage(language),
    'app.textSize': ({ percent }) => setTextSize(percent),
    'checklists.list': () => builtInChecklists(),
    'checklists.coverage': async () => [...(await seedCoverage())],
  } satisfies Partial<Handlers>
}
