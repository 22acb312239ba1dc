import type { Checklist } from '../../../shared/checklist/checklist.ts'
import type { Score } from '../../../shared/score/score.ts'
import { type Expected, toFourDecimals } from './record.ts'

interface Rated {
  readonly likelihood: number
  readonly consequence: number
  readonly product: number
  readonly level: string
}

/** What `adit evaluate --json` writes, as far as it is recorded. */
export interface EvaluateDocument {
  readonly values: Readonly<Record<string, unknown>>
  readonly relevant: Readonly<Record<string, boolean>>
  readonly violations: readonly { readonly question: string; readonly code: string }[]
  readonly findings: readonly {
    readonly question: string
    readonly rule: string
    readonly severity: string
  }[]
  readonly warnings: readonly { readonly question: string; readonly rule: string }[]
  readonly risks: readonly {
    readonly question: string
    readonly inherent: Rated | null
    readonly current: Rated | null
    readonly target: Rated | null
  }[]
  readonly costs: {
    readonly mean: number
    readonly deviation: number
    readonly p80: number
    readonly items: readonly {
      readonly question: string
      readonly low: number
      readonly likely: number
      readonly high: number
    }[]
  }
  readonly score: Score
}

/**
 * The document in the form it is recorded in, so that the two can be laid side by side. A scored item that is asked but
 * has no part in the score is `out`.
 */
export function outcomeOf(document: EvaluateDocument, checklist: Checklist, day: string): Expected {
  const { score, findings, warnings, risks, costs } = document
  const parts = new Map(score.sections.flatMap((section) => section.parts.map((part) => [part.name, part])))
  const notApplicable = [...checklist.rows.values()]
    .filter((row) => row.definition.adit?.severity !== undefined && document.relevant[row.name] === true)
    .filter(({ name }) => !parts.has(name))
  return {
    day,
    rating: score.rating,
    provisional: score.provisional,
    reasons: score.reasons.map(({ code, names }) =>
      names.length === 0 ? code : `${code}: ${names.join(' ')}`,
    ),
    overall: recorded(score.overall),
    confidence: recorded(score.confidence),
    gate: score.gate,
    sections: Object.fromEntries(
      score.sections.map(({ name, score: points, confidence }) => [
        name,
        points === null || confidence === null
          ? null
          : { score: toFourDecimals(points), confidence: toFourDecimals(confidence) },
      ]),
    ),
    items: Object.fromEntries([
      ...notApplicable.map(({ name }) => [name, 'out']),
      ...[...parts.values()].map(({ name, standing, evidence, value }) => {
        const plain = { met: 1, partial: 0.5 }[standing as 'met' | 'partial'] ?? 0
        return [name, `${standing} ${evidence}${value === plain ? '' : ` ${toFourDecimals(value)}`}`]
      }),
    ]),
    findings: findings.map(({ question, rule, severity }) => `${question} ${rule} ${severity}`),
    warnings: warnings.map(({ question, rule }) => `${question} ${rule}`),
    risks: risks.map(({ question, inherent, current, target }) => ({
      question,
      inherent: ratedText(inherent),
      current: ratedText(current),
      target: ratedText(target),
    })),
    costs: {
      mean: toFourDecimals(costs.mean),
      deviation: toFourDecimals(costs.deviation),
      p80: toFourDecimals(costs.p80),
      items: costs.items.map(({ question, low, likely, high }) => `${question} ${low}/${likely}/${high}`),
    },
  }
}

/** Places at which an answers file says something although the question is not asked. */
export function strayAnswers(answers: unknown, relevant: EvaluateDocument['relevant'], at = ''): string[] {
  return Object.entries(answers as Record<string, unknown>).flatMap(([name, answer]) => {
    const place = `${at}${name}`
    if (Array.isArray(answer) && answer.every((row) => typeof row === 'object' && !('lat' in row))) {
      return answer.flatMap((row, index) => strayAnswers(row, relevant, `${place}[${index}].`))
    }
    return relevant[place] === true ? [] : [place]
  })
}

function recorded(value: number | null): number | null {
  return value === null ? null : toFourDecimals(value)
}

function ratedText(rated: Rated | null): string | null {
  return rated === null
    ? null
    : `${rated.likelihood} x ${rated.consequence} = ${rated.product} ${rated.level}`
}
