import type { EvidenceLevel, Severity } from '../checklist/definition.ts'

/** How a scored item stands. `out`: not applicable, hidden, or without a rule · `open`: not answered yet. */
export type Standing = 'met' | 'partial' | 'adverse' | 'unknown' | 'out' | 'open'

/** One scored item of a checklist, free of the form it came from. */
export interface ScoreItem {
  readonly name: string
  readonly section: string
  readonly severity: Severity
  /** A precondition: adverse stops the rating whatever the score. */
  readonly gate: boolean
  readonly standing: Standing
  /** v in [0, 1]: how far the item is met; null when it is out or open. */
  readonly value: number | null
  readonly evidence: EvidenceLevel
}

/** Everything a score is made from. */
export interface ScoreInput {
  /** In the order of the checklist, with the weight each has in the whole. */
  readonly sections: readonly { readonly name: string; readonly weight: number }[]
  readonly items: readonly ScoreItem[]
  /** Required questions still without an answer, scored or not. */
  readonly openRequired: number
  /** A risk rated extreme is not closed. */
  readonly openExtremeRisk?: boolean
}

/** One item's share in the numbers of its section. */
export interface ScorePart extends ScoreItem {
  readonly value: number
  /** w by severity. */
  readonly weight: number
  /** c by evidence level, in [0, 1]. */
  readonly proof: number
}

/** Numbers from 0 to 100, not rounded; null when nothing in it applies. */
export interface SectionScore {
  readonly name: string
  readonly weight: number
  /** S */
  readonly score: number | null
  /** K */
  readonly confidence: number | null
  readonly parts: readonly ScorePart[]
}

/** The preconditions together: all met, some not answered, or one failed. */
export type Gate = 'pass' | 'open' | 'fail'
/** The grade of an assessment; `NR` is not rated. */
export type Rating = 'A' | 'B' | 'C' | 'D' | 'NR' | 'incomplete'

/** One reason for a rating, with the items or sections it rests on. */
export interface RatingReason {
  readonly code:
    | 'required-open'
    | 'nothing-scored'
    | 'confidence-below-40'
    | 'gate-failed'
    | 'score-below-60'
    | 'gate-open'
    | 'critical-adverse'
    | 'critical-unknown'
    | 'extreme-risk-open'
    | 'section-below-75'
    | 'score-below-80'
    | 'score-below-90'
    | 'section-below-80'
    | 'major-adverse'
    | 'confidence-below-75'
  readonly names: readonly string[]
}

/** A whole score with what made it. */
export interface Score {
  readonly sections: readonly SectionScore[]
  /** O, from 0 to 100, not rounded; null when nothing applies. */
  readonly overall: number | null
  /** K, shown beside the score and never multiplied into it. */
  readonly confidence: number | null
  readonly gate: Gate
  readonly rating: Rating
  /** Confidence is below 60: the rating may well change with more proof. */
  readonly provisional: boolean
  /** Why it is this rating and none better; empty for an A. */
  readonly reasons: readonly RatingReason[]
}

/** w (domain rule D1.2). */
const SEVERITY_WEIGHTS: Readonly<Record<Severity, number>> = { critical: 5, major: 3, minor: 1 }

/** c (domain rule D1.6). */
const EVIDENCE_PROOF: Readonly<Record<EvidenceLevel, number>> = {
  E0: 0,
  E1: 0.3,
  E2: 0.6,
  E3: 0.8,
  E4: 1,
}

/** Scores an assessment by domain rules D1.1 to D1.7. The same input gives the same numbers everywhere. */
export function score(input: ScoreInput): Score {
  const sections = input.sections.map(({ name, weight }) => scoreSection(name, weight, input.items))
  const overall = weightedMean(sections, (section) => section.score)
  const confidence = weightedMean(sections, (section) => section.confidence)
  const gate = gateOf(input.items)
  const { rating, reasons } = rate(input, sections, overall, confidence, gate)
  const provisional = confidence !== null && confidence < 60 && rating !== 'NR' && rating !== 'incomplete'
  return { sections, overall, confidence, gate, rating, provisional, reasons }
}

/** A number for people: rounded half up to one decimal, `n/a` left to the caller. */
export function formatScore(value: number): string {
  const [digits, power] = String(value).split('e')
  const tenths = Math.floor(Number(`${digits}e${Number(power ?? 0) + 1}`) + 0.5)
  return (tenths / 10).toFixed(1)
}

function scoreSection(name: string, weight: number, items: readonly ScoreItem[]): SectionScore {
  const parts = items.flatMap((item): readonly ScorePart[] =>
    item.section !== name || item.value === null
      ? []
      : [
          {
            ...item,
            value: item.value,
            weight: SEVERITY_WEIGHTS[item.severity],
            proof: EVIDENCE_PROOF[item.evidence],
          },
        ],
  )
  return {
    name,
    weight,
    score: meanPercent(parts, (part) => part.value),
    confidence: meanPercent(parts, (part) => part.proof),
    parts,
  }
}

function meanPercent(parts: readonly ScorePart[], pick: (part: ScorePart) => number): number | null {
  const weights = sum(parts.map((part) => part.weight))
  return weights === 0 ? null : (100 * sum(parts.map((part) => part.weight * pick(part)))) / weights
}

/** Over the sections that apply; the weight of the others drops out. */
function weightedMean(
  sections: readonly SectionScore[],
  pick: (section: SectionScore) => number | null,
): number | null {
  const parts = sections.flatMap((section) => {
    const value = pick(section)
    return value === null ? [] : [{ weight: section.weight, value }]
  })
  const weights = sum(parts.map((part) => part.weight))
  return weights === 0 ? null : sum(parts.map((part) => part.weight * part.value)) / weights
}

function gateOf(items: readonly ScoreItem[]): Gate {
  const gates = items.filter((item) => item.gate)
  if (gates.some((item) => item.standing === 'adverse')) return 'fail'
  return gates.some((item) => ['unknown', 'partial', 'open'].includes(item.standing)) ? 'open' : 'pass'
}

function rate(
  input: ScoreInput,
  sections: readonly SectionScore[],
  overall: number | null,
  confidence: number | null,
  gate: Gate,
): { readonly rating: Rating; readonly reasons: readonly RatingReason[] } {
  const names = (fits: (item: ScoreItem) => boolean) => input.items.filter(fits).map((item) => item.name)
  const below = (line: number) =>
    sections.filter((s) => s.score !== null && s.score < line).map((s) => s.name)
  const reason = (
    code: RatingReason['code'],
    applies: boolean | readonly string[],
  ): readonly RatingReason[] => {
    if (typeof applies === 'boolean') return applies ? [{ code, names: [] }] : []
    return applies.length > 0 ? [{ code, names: applies }] : []
  }
  if (input.openRequired > 0) return { rating: 'incomplete', reasons: reason('required-open', true) }
  if (overall === null || confidence === null)
    return { rating: 'NR', reasons: reason('nothing-scored', true) }
  if (confidence < 40) return { rating: 'NR', reasons: reason('confidence-below-40', true) }
  const steps: readonly { readonly rating: Rating; readonly reasons: readonly RatingReason[] }[] = [
    {
      rating: 'D',
      reasons: [
        ...reason(
          'gate-failed',
          names((item) => item.gate && item.standing === 'adverse'),
        ),
        ...reason('score-below-60', overall < 60),
      ],
    },
    {
      rating: 'C',
      reasons: [
        ...reason('gate-open', gate === 'open' ? names((item) => item.gate && isUnsettled(item)) : []),
        ...reason(
          'critical-adverse',
          names((item) => item.severity === 'critical' && item.standing === 'adverse'),
        ),
        ...reason(
          'critical-unknown',
          names((item) => item.severity === 'critical' && item.standing === 'unknown'),
        ),
        ...reason('extreme-risk-open', input.openExtremeRisk ?? false),
        ...reason('section-below-75', below(75)),
        ...reason('score-below-80', overall < 80),
      ],
    },
    {
      rating: 'B',
      reasons: [
        ...reason('score-below-90', overall < 90),
        ...reason('section-below-80', below(80)),
        ...reason(
          'major-adverse',
          names((item) => item.severity === 'major' && item.standing === 'adverse'),
        ),
        ...reason('confidence-below-75', confidence < 75),
      ],
    },
  ]
  return steps.find((step) => step.reasons.length > 0) ?? { rating: 'A', reasons: [] }
}

function isUnsettled(item: ScoreItem): boolean {
  return item.standing === 'unknown' || item.standing === 'partial' || item.standing === 'open'
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
