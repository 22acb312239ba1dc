import type { EvidenceLevel, Severity } from '../checklist/definition.ts'
import type { Path, RowId, Value } from '../checklist/value.ts'
import type { LimitState } from '../engine/form-view.ts'
import { missingAnswers } from '../record/missing-answers.ts'
import { type CostItem, costsIn, totalCost } from '../score/costs.ts'
import { type FindingRule, findFindings } from '../score/findings.ts'
import { itemsOf } from '../score/items-of.ts'
import { type Risk, risksIn } from '../score/risks.ts'
import {
  formatScore,
  type Gate,
  type Rating,
  type RatingReason,
  type Standing,
  score,
} from '../score/score.ts'
import { findWarnings, type Warning } from '../score/warnings.ts'
import type { RecordForm } from './record-form.ts'

/** One finding in `data/findings.json`, raised by rule. */
export interface FindingEntry {
  /** Path and rule. */
  readonly id: string
  readonly path: Path
  readonly rule: FindingRule
  readonly severity: Severity
  readonly gate: boolean
  readonly value: Value | null
  readonly limit?: LimitState
}

/** A score as text: percentages rounded half up to one decimal, null where nothing applies. */
export interface ScoreEntry {
  readonly overall: string | null
  readonly confidence: string | null
  readonly gate: Gate
  readonly rating: Rating
  readonly provisional: boolean
  readonly reasons: readonly RatingReason[]
  readonly sections: readonly {
    readonly name: string
    readonly weight: string
    readonly score: string | null
    readonly confidence: string | null
  }[]
  /** What the numbers were made from: `value` is the percentage to which an item is met. */
  readonly items: readonly {
    readonly name: string
    readonly section: string
    readonly severity: Severity
    readonly gate: boolean
    readonly standing: Standing
    readonly value: string | null
    readonly evidence: EvidenceLevel
  }[]
}

/** The costs asked for and given, in the unit of the checklist; numbers as decimal text with two decimals. */
export interface CostsEntry {
  readonly mean: string
  readonly p80: string
  readonly items: readonly {
    readonly path: Path
    readonly row?: RowId
    readonly low: string
    readonly likely: string
    readonly high: string
    readonly mean: string
  }[]
}

/** `data/findings.json`. */
export interface FindingsFile {
  readonly findings: readonly FindingEntry[]
  /** Answers that deserve a second look. */
  readonly warnings: readonly Warning[]
  readonly score: ScoreEntry
  readonly risks: readonly Risk[]
  readonly costs: CostsEntry
}

/** What follows from the answers by rule. What a quick inspection leaves out plays no part. */
export function findingsFile(source: RecordForm): FindingsFile {
  const { form, checklist, record } = source
  const findings = findFindings(form, checklist, source.day)
  const input = itemsOf(form, checklist, (path) => record.evidence.get(path))
  const result = score({ ...input, openRequired: missingAnswers(source.asked, source.record).length })
  return {
    findings: findings.map(({ id, path, rule, severity, gate, value, limit }) => ({
      id,
      path,
      rule,
      severity,
      gate,
      value,
      ...(limit === undefined ? {} : { limit }),
    })),
    warnings: findWarnings(form, (path) => record.evidence.get(path)),
    risks: risksIn(form),
    costs: costsEntry(costsIn(form)),
    score: {
      overall: rounded(result.overall),
      confidence: rounded(result.confidence),
      gate: result.gate,
      rating: result.rating,
      provisional: result.provisional,
      reasons: result.reasons,
      sections: result.sections.map((section) => ({
        name: section.name,
        weight: String(section.weight),
        score: rounded(section.score),
        confidence: rounded(section.confidence),
      })),
      items: input.items.map((item) => ({
        name: item.name,
        section: item.section,
        severity: item.severity,
        gate: item.gate,
        standing: item.standing,
        value: rounded(item.value === null ? null : item.value * 100),
        evidence: item.evidence,
      })),
    },
  }
}

function costsEntry(items: readonly CostItem[]): CostsEntry {
  const { mean, p80 } = totalCost(items)
  return {
    mean: mean.toFixed(2),
    p80: p80.toFixed(2),
    items: items.map(({ path, row, low, likely, high, mean }) => ({
      path,
      ...(row === undefined ? {} : { row }),
      low: low.toFixed(2),
      likely: likely.toFixed(2),
      high: high.toFixed(2),
      mean: mean.toFixed(2),
    })),
  }
}

function rounded(value: number | null): string | null {
  return value === null ? null : formatScore(value)
}
