import { type Checklist, isAnswerable } from '../checklist/checklist.ts'
import type { ImportRemark } from './import-report.ts'
import { type RemarkCode, remarkOf } from './remarks.ts'

/** What was taken over, counted by kind. Kinds that the form has none of are left out. */
export function countForm({ definition, rows }: Checklist, mediaFiles: number): readonly ImportRemark[] {
  const all = [...rows.values()]
  const count = (kind: string) => all.filter((row) => row.kind === kind).length
  const asked = all.filter((row) => row.kind === 'question' && isAnswerable(row.definition)).length
  const lists = Object.values(definition.choices)
  const counts: readonly (readonly [RemarkCode, number, ImportRemark['detail']?])[] = [
    ['questions', asked],
    ['other-rows', count('question') - asked],
    ['groups', count('group')],
    ['repeats', count('repeat')],
    ['lists', lists.length, { choices: lists.reduce((sum, list) => sum + list.length, 0) }],
    ['languages', definition.languages.length, { names: definition.languages.join(', ') }],
    ['profile-names', definition.profile.length],
    ['media-files', mediaFiles],
  ]
  return counts
    .filter(([, number]) => number > 0)
    .map(([code, number, detail]) => remarkOf(code, undefined, { count: number, ...detail }))
}
