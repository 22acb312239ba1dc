import type { QuestionDefinition } from '../../shared/checklist/definition.ts'

/** What the boundary of a mine is carried forward as: an area of this key is the mine's, in whatever checklist. */
export const MINE_BOUNDARY = 'title.boundary'

/** Whether a question asks for the boundary of the mine. */
export function isBoundary({ type, adit }: QuestionDefinition): boolean {
  return type === 'geoshape' && adit?.carry_forward === MINE_BOUNDARY
}
