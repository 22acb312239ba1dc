import { valueWords, wordsIn } from '../../shared/bundle/value-text.ts'
import type { Checklist } from '../../shared/checklist/checklist.ts'
import { type ChecklistDefinition, SEVERITIES, type Severity } from '../../shared/checklist/definition.ts'
import { limitSourceText } from '../../shared/checklist/limit-source.ts'
import { sectionTitle, titledSections, topOf } from '../../shared/checklist/sections.ts'
import type { Path, Value } from '../../shared/checklist/value.ts'
import type { Form, LimitState } from '../../shared/engine/form-view.ts'
import { answerPaths } from './answer-path.ts'
import { readersLanguage, type Words } from './words.ts'

/** A checklist that was filled, to be put into lines of text. */
export interface Filled {
  readonly checklist: Checklist
  readonly form: Form
}

/** An answer to be said. */
export interface SaidAnswer {
  readonly path: Path
  readonly value: Value
  readonly reason?: string
  readonly evidence?: string
}

/** A finding to be said; `limit` only where a limit was broken. */
export interface SaidFinding {
  readonly path: Path
  readonly rule: string
  readonly severity: Severity
  readonly gate: boolean
  readonly value: Value | null
  readonly limit?: LimitState
}

/**
 * One line an answer, under the title of its section: its place in an answers file, the question and the answer in the
 * reader's language, else the checklist's. Values that no question is asked for (calculations without a label) are left
 * out. `fileName` gives the name behind an attachment's hash.
 */
export function answerLines(
  { checklist, form }: Filled,
  answers: readonly SaidAnswer[],
  fileName: (sha256: string) => string | undefined,
  words: Words,
): readonly string[] {
  const language = readersLanguage(checklist.definition, words)
  const places = answerPaths(form)
  const byTop = new Map<string, string[]>()
  for (const { path, value, reason, evidence } of answers) {
    const view = form.view(path)
    if (view?.kind !== 'question' || view.definition.label === undefined) continue
    const files = Array.isArray(value) ? value.flatMap((item) => fileName(String(item)) ?? []) : []
    const said = files.length > 0 ? files.join('; ') : valueWords(view, value, language)
    const line = itemLine(places.get(path) ?? path, wordsIn(view.label, language), said, reason, evidence)
    const row = checklist.rows.get(view.definition.name)
    const top = row === undefined ? '' : topOf(row).name
    byTop.set(top, [...(byTop.get(top) ?? []), line])
  }
  return titledSections(checklist.definition).flatMap(({ key, group, rows }) => {
    const lines = rows.flatMap((row) => byTop.get(row.name) ?? [])
    const title = sectionTitle(checklist.definition, group === null ? undefined : form.view(key)?.label)
    return lines.length === 0 ? [] : ['', wordsIn(title, language), ...lines]
  })
}

/** Findings, the worst first: place, question, answer, why. */
export function findingLines(
  { checklist, form }: Filled,
  findings: readonly SaidFinding[],
  words: Words,
): readonly string[] {
  const { t } = words
  const language = readersLanguage(checklist.definition, words)
  const places = answerPaths(form)
  if (findings.length === 0) return [t('findings.none')]
  return SEVERITIES.flatMap((severity) => {
    const group = findings.filter((finding) => finding.severity === severity)
    if (group.length === 0) return []
    const lines = group.map(({ path, rule, value, gate, limit }) => {
      const view = form.view(path)
      const said = view?.kind === 'question' && value !== null ? valueWords(view, value, language) : undefined
      return itemLine(
        places.get(path) ?? path,
        wordsIn(view?.label, language),
        said,
        [t(`findings.rule.${rule}`), limitText(limit, checklist.definition, language)]
          .filter((part) => part !== '')
          .join(' '),
        gate ? t('findings.gate') : undefined,
      )
    })
    return [t(`findings.${severity}`, { count: group.length }), ...lines]
  })
}

function limitText(limit: LimitState | undefined, definition: ChecklistDefinition, language: string): string {
  if (limit === undefined) return ''
  const min = limit.min === undefined ? [] : [`≥ ${limit.min}`]
  const max = limit.max === undefined ? [] : [`≤ ${limit.max}`]
  const source =
    limit.source === undefined ? '' : `, ${wordsIn(limitSourceText(definition, limit.source), language)}`
  return `(${[...min, ...max].join(', ')}${source})`
}

/** One item of a list: its parts that are not empty, free text of several lines made one. */
export function itemLine(...parts: readonly (string | undefined)[]): string {
  const said = parts.map((part) => part?.replace(/\s+/g, ' ').trim()).filter((part) => part)
  return `  ${said.join(' · ')}`
}
