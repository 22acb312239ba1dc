import { RISK_PARTS } from '../checklist/definition.ts'
import type { Path, RowId } from '../checklist/value.ts'
import type { QuestionView } from '../engine/form-view.ts'
import { questionsIn, type Views } from '../engine/progress.ts'

/** A mark of the matrix, 1 to 5. */
export type RiskMark = 1 | 2 | 3 | 4 | 5

/** How grave a risk is (domain D2). */
export const RISK_LEVELS = ['low', 'moderate', 'high', 'extreme'] as const
/** How grave one risk is. */
export type RiskLevel = (typeof RISK_LEVELS)[number]

/** One place in the matrix. */
export interface RiskRating {
  readonly likelihood: RiskMark
  readonly consequence: RiskMark
  /** Likelihood times consequence, 1 to 25. */
  readonly product: number
  readonly level: RiskLevel
}

/** One risk of a register: as it was without measures, as it stands, and as it is meant to become; null is not rated. */
export interface Risk {
  readonly repeat: Path
  readonly row: RowId
  readonly inherent: RiskRating | null
  readonly current: RiskRating | null
  readonly target: RiskRating | null
}

/**
 * The level of a risk by the matrix of domain D2: the product is low to 4, moderate to 9, high to 16, extreme above. A
 * consequence of 5 is never below high, so that the failure of a dam stays in sight however unlikely it is.
 */
export function rateRisk(likelihood: RiskMark, consequence: RiskMark): RiskRating {
  const product = likelihood * consequence
  const level = product <= 4 ? 'low' : product <= 9 ? 'moderate' : product <= 16 ? 'high' : 'extreme'
  const lifted = consequence === 5 && (level === 'low' || level === 'moderate') ? 'high' : level
  return { likelihood, consequence, product, level: lifted }
}

/** Every risk of the registers in a form, in order: each row of a repeat in which a likelihood and consequence are asked. */
export function risksIn(form: Views): readonly Risk[] {
  const risks: Risk[] = []
  const visit = (path: Path) => {
    const view = form.view(path)
    if (view === undefined || !view.relevant || view.kind === 'question') return
    if (view.kind === 'group') {
      view.children.forEach(visit)
      return
    }
    for (const { row, children } of view.rows) {
      const questions = children.flatMap((child) => questionsIn(form, child))
      if (!questions.some(({ definition }) => definition.adit?.risk !== undefined)) {
        children.forEach(visit)
        continue
      }
      const [inherent, current, target] = pairs(questions)
      risks.push({ repeat: view.path, row, inherent, current, target })
    }
  }
  form.sections.forEach(visit)
  return risks
}

/** Whether a risk is extreme as things stand; one that was never rated with its measures stands as it was without. */
export function hasExtremeRisk(risks: readonly Risk[]): boolean {
  return risks.some(({ inherent, current }) => (current ?? inherent)?.level === 'extreme')
}

type Pair = RiskRating | null

function pairs(questions: readonly QuestionView[]): readonly [Pair, Pair, Pair] {
  const marks = RISK_PARTS.map((part) => {
    const found = questions.find(({ relevant, definition }) => relevant && definition.adit?.risk === part)
    return toMark(found)
  })
  const pair = (at: number): Pair => {
    const [likelihood, consequence] = [marks[at], marks[at + 1]]
    return likelihood == null || consequence == null ? null : rateRisk(likelihood, consequence)
  }
  return [pair(0), pair(2), pair(4)]
}

function toMark(view: QuestionView | undefined): RiskMark | null {
  const mark = Number(view?.value ?? Number.NaN)
  return mark === 1 || mark === 2 || mark === 3 || mark === 4 || mark === 5 ? mark : null
}
