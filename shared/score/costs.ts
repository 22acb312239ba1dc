import { COST_PARTS } from '../checklist/definition.ts'
import type { Path, RowId } from '../checklist/value.ts'
import type { QuestionView } from '../engine/form-view.ts'
import { questionsIn, type Views } from '../engine/progress.ts'

/** Three guesses at one cost, in whatever unit the checklist asks for. */
export interface CostRange {
  readonly low: number
  readonly likely: number
  readonly high: number
}

/** What a cost comes to by the three-point rule (PERT). */
export interface CostEstimate extends CostRange {
  /** (low + 4 likely + high) / 6 */
  readonly mean: number
  /** (high - low) / 6 */
  readonly deviation: number
}

/** One estimate of a checklist, and the group or row it stands in. */
export interface CostItem extends CostEstimate {
  readonly path: Path
  readonly row?: RowId
}

/** Several costs together, taken as independent of each other. */
export interface CostTotal {
  readonly mean: number
  readonly deviation: number
  /** With 80 % probability it does not cost more. */
  readonly p80: number
}

/** Standard deviations above the mean at which a normal distribution has 80 % of its mass below it. */
const Z80 = 0.8416

/** The three-point estimate of one cost (domain D4, vector 3). */
export function estimateCost({ low, likely, high }: CostRange): CostEstimate {
  return { low, likely, high, mean: (low + 4 * likely + high) / 6, deviation: (high - low) / 6 }
}

/** The sum of estimates; variances add up. Zero for none. */
export function totalCost(estimates: readonly CostEstimate[]): CostTotal {
  const mean = estimates.reduce((sum, estimate) => sum + estimate.mean, 0)
  const deviation = Math.sqrt(estimates.reduce((sum, estimate) => sum + estimate.deviation ** 2, 0))
  return { mean, deviation, p80: mean + Z80 * deviation }
}

/**
 * Every cost that a form holds in full, in order: the groups and rows whose own questions are marked as low, likely and
 * high. One with a blank, with a word that is no number, or with its ends crossed is left out.
 */
export function costsIn(form: Views): readonly CostItem[] {
  const items: CostItem[] = []
  const take = (path: Path, children: readonly Path[], row?: RowId) => {
    const own = children.flatMap((child) => {
      const view = form.view(child)
      return view?.kind === 'question' ? [view] : []
    })
    const range = rangeOf(own)
    if (range !== null) items.push({ path, ...(row === undefined ? {} : { row }), ...estimateCost(range) })
  }
  const visit = (path: Path) => {
    const view = form.view(path)
    if (view === undefined || !view.relevant || view.kind === 'question') return
    if (view.kind === 'group') {
      take(path, view.children)
      view.children.forEach(visit)
    } else {
      for (const { row, children } of view.rows) {
        take(path, children, row)
        children.forEach(visit)
      }
    }
  }
  form.sections.forEach(visit)
  return items
}

/** How many groups and rows ask for a cost that is not given in full. */
export function openCosts(form: Views): number {
  const asked = form.sections
    .flatMap((section) => questionsIn(form, section))
    .filter(({ relevant, definition }) => relevant && definition.adit?.cost === 'likely').length
  return asked - costsIn(form).length
}

function rangeOf(questions: readonly QuestionView[]): CostRange | null {
  const [low, likely, high] = COST_PARTS.map((part) => {
    const found = questions.find(({ relevant, definition }) => relevant && definition.adit?.cost === part)
    const number = typeof found?.value === 'string' ? Number(found.value) : Number.NaN
    return Number.isFinite(number) ? number : null
  })
  if (low == null || likely == null || high == null) return null
  return low <= likely && likely <= high ? { low, likely, high } : null
}

/** The money that a form holds as put aside for its costs, all of it together; null when nobody said of any. */
export function fundsIn(form: Views): number | null {
  const numbers = form.sections
    .flatMap((section) => questionsIn(form, section))
    .filter(({ relevant, definition }) => relevant && definition.adit?.funds === true)
    .flatMap(({ value }) => (typeof value === 'string' && value !== '' ? [Number(value)] : []))
    .filter(Number.isFinite)
  return numbers.length === 0 ? null : numbers.reduce((sum, number) => sum + number, 0)
}

/** What is missing beyond the money put aside, at the mean and at P80; negative when more is there than is needed. */
export function shortfallOf(
  total: CostTotal,
  booked: number,
): { readonly mean: number; readonly p80: number } {
  return { mean: total.mean - booked, p80: total.p80 - booked }
}
