import { useMemo } from 'react'
import type { ChecklistDefinition, Text } from '../../shared/checklist/definition.ts'
import {
  isSeenSection,
  sectionTitle,
  type TitledSection,
  titledSections,
} from '../../shared/checklist/sections.ts'
import type { Path } from '../../shared/checklist/value.ts'
import type { View } from '../../shared/engine/form-view.ts'
import { useAssessment } from './assessment-context.tsx'

/** The sections of the open assessment that people see, in order: groups, and the loose rows between them. */
export function useSections(): readonly TitledSection[] {
  const checklist = useAssessment((state) => state.checklist)
  return useMemo(() => titledSections(checklist).filter(isSeenSection), [checklist])
}

/** What stands above a section, from the view of its first row. */
export function titleOfSection(
  checklist: ChecklistDefinition,
  { group }: TitledSection,
  first: View | undefined,
): Text {
  return sectionTitle(checklist, group === null ? undefined : first?.label)
}

/** Whether something in a section is asked. */
export function isAskedSection({ rows }: TitledSection, views: ReadonlyMap<Path, View>): boolean {
  return rows.some((row) => views.get(row.name)?.relevant === true)
}

/** What is laid out below the title of a section: what is in its group, or its loose rows. */
export function pathsOfSection({ group, rows }: TitledSection, first: View | undefined): readonly Path[] {
  return group !== null && first?.kind === 'group' ? first.children : rows.map((row) => row.name)
}
