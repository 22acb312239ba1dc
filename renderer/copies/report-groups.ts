import type { CopyName, Loss, Mend, Mending } from '../storage/copies/mended.ts'

/** Entries that read as one line: the same thing, for the same reason. */
export interface ReportLine<Entry extends Mend | Loss> {
  readonly what: Entry['what']
  readonly why: Entry['why']
  readonly count: number
  /** Assessments it is about, each once. */
  readonly assessments: readonly string[]
  readonly tables: readonly NonNullable<Entry['table']>[]
  /** Where originals lie, each place once. */
  readonly asides: readonly string[]
}

/** What was mended in one copy, joined into lines; what was lost, likewise. */
export function groupReport({ mends, losses }: Mending): {
  readonly mended: readonly { readonly in: CopyName; readonly lines: readonly ReportLine<Mend>[] }[]
  readonly losses: readonly ReportLine<Loss>[]
} {
  const copies = (['database', 'journal'] as const).map((copy) => ({
    in: copy,
    lines: joinLines(mends.filter((mend) => mend.in === copy)),
  }))
  return { mended: copies.filter(({ lines }) => lines.length > 0), losses: joinLines(losses) }
}

function joinLines<Entry extends Mend | Loss>(entries: readonly Entry[]): readonly ReportLine<Entry>[] {
  const lines = new Map<string, ReportLine<Entry>>()
  for (const { what, why, count, assessment, table, aside } of entries) {
    const key = `${what} ${why}`
    const before = lines.get(key) ?? { what, why, count: 0, assessments: [], tables: [], asides: [] }
    lines.set(key, {
      ...before,
      count: before.count + count,
      assessments: withOne(before.assessments, assessment),
      tables: withOne(before.tables, table) as ReportLine<Entry>['tables'],
      asides: withOne(before.asides, aside ?? undefined),
    })
  }
  return [...lines.values()]
}

function withOne<Item>(list: readonly Item[], item: Item | undefined): readonly Item[] {
  return item === undefined || list.includes(item) ? list : [...list, item]
}
