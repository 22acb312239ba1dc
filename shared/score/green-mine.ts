import { type Path, splitPath } from '../checklist/value.ts'
import type { QuestionView } from '../engine/form-view.ts'
import { questionsIn, type Views } from '../engine/progress.ts'
import { judgeAnswer } from './judge.ts'
import type { Standing } from './score.ts'

/** A condition without which no number of points makes a green mine. */
export interface GreenMinePrecondition {
  readonly path: Path
  readonly standing: Standing
}

/** What a mine comes to by the points table of China's green-mine scheme (domain C10), as its checklist works it out. */
export interface GreenMine {
  /** `fails`: a precondition is not met · `short`: too few points · `open`: something is not known · `eligible`. */
  readonly verdict: 'eligible' | 'short' | 'fails' | 'open'
  /** The level and the grade the mine holds, where they were answered. */
  readonly held: readonly QuestionView[]
  /** The points scaled to the whole table; null when there is no score sheet. */
  readonly points: QuestionView | null
  /** Whether the points suffice, in all and in every block; null when there is no score sheet. */
  readonly enough: QuestionView | null
  /** The blocks of the score sheet in order: what each is called, and the share of its points that it reached. */
  readonly blocks: readonly { readonly name: QuestionView | null; readonly share: QuestionView }[]
  /** Those that are asked, in order. */
  readonly preconditions: readonly GreenMinePrecondition[]
}

/**
 * The green-mine result of a form, put together from the questions that its checklist marks as parts of one
 * (`adit.green_mine`). Null when nothing was said that has to do with one: no level and no points.
 */
export function greenMineOf(form: Views): GreenMine | null {
  const asked = form.sections
    .flatMap((section) => questionsIn(form, section))
    .filter(({ relevant, definition }) => relevant && definition.adit?.green_mine !== undefined)
  const parts = (...names: readonly string[]) =>
    asked.filter(({ definition }) => names.includes(definition.adit?.green_mine ?? ''))
  const given = (...names: readonly string[]) => parts(...names).filter(({ value }) => value !== null)
  const held = given('level', 'grade')
  const names = given('block')
  const [points = null] = given('points')
  const [enough = null] = given('enough')
  if (held.length === 0 && points === null) return null
  const preconditions = parts('precondition').flatMap((view) => {
    const standing = judgeAnswer(view)
    return standing === 'out' ? [] : [{ path: view.path, standing }]
  })
  return {
    verdict: verdictOf(enough?.value === 'yes' ? true : enough?.value === 'no' ? false : null, preconditions),
    held,
    points,
    enough,
    blocks: given('share').map((share) => ({ name: names.find(isBeside(share)) ?? null, share })),
    preconditions,
  }
}

/** Whether another question stands in the same row. */
function isBeside({ path }: QuestionView): (other: QuestionView) => boolean {
  const { row } = splitPath(path)
  return (other) => row !== undefined && splitPath(other.path).row === row
}

function verdictOf(
  enough: boolean | null,
  preconditions: readonly GreenMinePrecondition[],
): GreenMine['verdict'] {
  if (preconditions.some(({ standing }) => standing === 'adverse')) return 'fails'
  if (enough === false) return 'short'
  return enough === true && preconditions.every(({ standing }) => standing === 'met') ? 'eligible' : 'open'
}
