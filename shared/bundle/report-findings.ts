import type { Severity } from '../checklist/definition.ts'
import { sectionTitle } from '../checklist/sections.ts'
import type { FindingRule } from '../score/findings.ts'
import type { Gate, Rating } from '../score/score.ts'
import type { FindingEntry } from './findings-file.ts'
import { EMPTY, type Html, html } from './html.ts'
import { both, limitBounds, questionWords } from './report-words.ts'
import { type PayloadParts, questionOf } from './tables.ts'
import { valueWords, wordsIn } from './value-text.ts'

const SEVERITY: Readonly<Record<Severity, Html>> = {
  critical: both('critical', '严重'),
  major: both('major', '较大'),
  minor: both('minor', '一般'),
}

const RULE: Readonly<Record<FindingRule, Html>> = {
  adverse: both('adverse answer', '不利答案'),
  limit: both('outside the limit', '超出限值'),
  'data-gap': both('data gap', '资料缺口'),
  'partial-critical': both('critical item only partly met', '严重项仅部分满足'),
  'no-limit': both('no limit known', '没有可依据的限值'),
  expired: both('paper has expired', '证件已过期'),
}

const GATE: Readonly<Record<Gate, Html>> = {
  pass: both('met', '满足'),
  open: both('open', '待定'),
  fail: both('failed', '不满足'),
}

const RATING: Readonly<Record<Rating, Html>> = {
  A: both('A, leading', 'A，领先'),
  B: both('B, good', 'B，良好'),
  C: both('C, conditional', 'C，有条件'),
  D: both('D, not acceptable', 'D，不可接受'),
  NR: both('not rated', '未评级'),
  incomplete: both('incomplete', '不完整'),
}

const ORDER: readonly Severity[] = ['critical', 'major', 'minor']

/** Score and findings, the worst first. */
export function findingsPart(parts: PayloadParts): Html {
  const { findings, score } = parts.findings
  const number = (value: string | null) => value ?? '–'
  const sorted = ORDER.flatMap((severity) => [
    ...findings.filter((finding) => finding.severity === severity && finding.gate),
    ...findings.filter((finding) => finding.severity === severity && !finding.gate),
  ])
  return html`<h2>${both('Result', '结果')}</h2>
<dl>
<dt>${both('Rating', '评级')}</dt><dd>${RATING[score.rating]}${
    score.provisional ? html` (${both('provisional', '暂定')})` : EMPTY
  }</dd>
<dt>${both('Score', '得分')}</dt><dd>${number(score.overall)}</dd>
<dt>${both('Confidence', '置信水平')}</dt><dd>${number(score.confidence)}</dd>
<dt>${both('Preconditions', '先决条件')}</dt><dd>${GATE[score.gate]}</dd>
</dl>
${sectionsTable(parts)}
<h2>${both('Findings', '发现项')}</h2>
${sorted.length === 0 ? html`<p>${both('None by rule.', '按规则无发现项。')}</p>` : findingsTable(parts, sorted)}`
}

function sectionsTable(parts: PayloadParts): Html {
  const { definition } = parts.source.checklist
  const { languages } = definition
  const words = (name: string) => {
    const title = sectionTitle(definition, parts.source.form.view(name)?.label)
    return languages.map((language) => html`<div lang="${language}">${wordsIn(title, language)}</div>`)
  }
  return html`<table>
<thead><tr><th>${both('Section', '章节')}</th><th>${both('Weight', '权重')}</th><th>${both('Score', '得分')}</th><th>${both('Confidence', '置信水平')}</th></tr></thead>
<tbody>
${parts.findings.score.sections.map(
  (section) =>
    html`<tr><td>${words(section.name)}</td><td>${section.weight}</td><td>${section.score ?? '–'}</td><td>${section.confidence ?? '–'}</td></tr>
`,
)}</tbody>
</table>`
}

function findingsTable(parts: PayloadParts, findings: readonly FindingEntry[]): Html {
  return html`<table>
<thead><tr><th>${both('Severity', '严重程度')}</th><th>${both('Question', '问题')}</th><th>${both('Why', '原因')}</th></tr></thead>
<tbody>
${findings.map((finding) => findingRow(parts, finding))}</tbody>
</table>`
}

function findingRow(parts: PayloadParts, finding: FindingEntry): Html {
  const view = questionOf(parts.source, finding.path)
  const { value } = finding
  const { languages } = parts.source.checklist.definition
  const words =
    view === undefined || value === null
      ? []
      : [...new Set(languages.map((language) => valueWords(view, value, language)))]
  return html`<tr><td>${SEVERITY[finding.severity]}${
    finding.gate ? html`<div class="bad">${both('precondition', '先决条件')}</div>` : EMPTY
  }</td><td>${questionWords(parts, finding.path)}</td><td>${RULE[finding.rule]}${words.map(
    (text) => html`<div>${text}</div>`,
  )}${limitBounds(parts, finding.limit ?? null)}</td></tr>
`
}
