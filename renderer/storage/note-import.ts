import type { Assessment, ImportNote } from './storage.ts'

/** The index card after an import: the newest head of each feed, and each fork once. */
export function withImport(assessment: Assessment, { heads, forks }: ImportNote): Assessment {
  const kept = new Map([...(assessment.heads ?? []), ...heads].map((head) => [head.feed, head]))
  const noted = new Map(
    [...forks, ...(assessment.forks ?? [])].map((fork) => [`${fork.feed} ${fork.aside}`, fork]),
  )
  return {
    ...assessment,
    ...(kept.size > 0 && { heads: [...kept.values()] }),
    ...(noted.size > 0 && { forks: [...noted.values()] }),
  }
}
