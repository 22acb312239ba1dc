import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What an assessment must come to, as its maker reckoned it. Numbers to four decimals, lists in checklist order. */
export interface Expected {
  /** The day it is judged on, `YYYY-MM-DD`. */
  readonly day: string
  readonly rating: string
  readonly provisional: boolean
  /** `code`, or `code: NAME NAME` with the items or sections it rests on. */
  readonly reasons: readonly string[]
  readonly overall: number | null
  readonly confidence: number | null
  readonly gate: string
  /** Null where nothing in the section applies. */
  readonly sections: Readonly<Record<string, { readonly score: number; readonly confidence: number } | null>>
  /** Every scored item that is asked: `met E3`, `out` when not applicable; items in rows with their share, `partial E2 0.6667`. */
  readonly items: Readonly<Record<string, string>>
  /** `PLACE rule severity` */
  readonly findings: readonly string[]
  /** `PLACE rule` */
  readonly warnings: readonly string[]
  /** As `4 x 3 = 12 high`; null where it is not rated. */
  readonly risks: readonly {
    readonly question: string
    readonly inherent: string | null
    readonly current: string | null
    readonly target: string | null
  }[]
  /** Items as `PLACE low/likely/high`, in the checklist's unit of money. */
  readonly costs: {
    readonly mean: number
    readonly deviation: number
    readonly p80: number
    readonly items: readonly string[]
  }
}

/** One worked assessment: a folder with `mine.json`, `answers.json` and `expected.json`. */
export interface Worked {
  readonly checklist: string
  /** Folder name of the mine. */
  readonly mine: string
  readonly file: (name: 'mine.json' | 'answers.json' | 'expected.json') => string
  readonly expected: Expected
}

const home = join(import.meta.dirname, '..')

/** Every worked assessment, by checklist and mine. */
export function readWorked(): readonly Worked[] {
  return foldersIn(home)
    .filter((name) => name.startsWith('adit-'))
    .flatMap((checklist) =>
      foldersIn(join(home, checklist)).map((mine) => {
        const file: Worked['file'] = (name) => join(home, checklist, mine, name)
        const expected = JSON.parse(readFileSync(file('expected.json'), 'utf8')) as Expected
        return { checklist, mine, file, expected }
      }),
    )
}

/** A number as it is recorded. */
export function toFourDecimals(value: number): number {
  return Number(value.toFixed(4))
}

function foldersIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((each) => each.isDirectory())
    .map(({ name }) => name)
    .sort()
}
