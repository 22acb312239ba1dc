import type { Text } from '../../shared/checklist/definition.ts'
import type { Path } from '../../shared/checklist/value.ts'
import type { CarriedFrom } from '../../shared/record/event.ts'
import type { RecordState } from '../../shared/record/record-state.ts'
import type { Storage } from '../storage/storage.ts'

/** Where the answer at a path was carried from, while nobody has confirmed or changed it; undefined otherwise. */
export function carriedAt(record: Pick<RecordState, 'answers'>, path: Path): CarriedFrom | undefined {
  return record.answers.get(path)?.carried
}

/** The titles of the checklists that answers were carried from, by assessment. */
export async function readCarriedTitles(
  storage: Pick<Storage, 'getAssessment' | 'getChecklist'>,
  record: RecordState,
): Promise<ReadonlyMap<string, Text>> {
  const ids = new Set([...record.answers.values()].flatMap(({ carried }) => carried?.assessment ?? []))
  const titles = new Map<string, Text>()
  for (const id of ids) {
    const assessment = await storage.getAssessment(id)
    const checklist = assessment && (await storage.getChecklist(assessment.checklist))
    if (checklist !== undefined) titles.set(id, checklist.form_title)
  }
  return titles
}
