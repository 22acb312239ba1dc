import { sectionTitle, type TitledSection, titledSections, topOf } from '../checklist/sections.ts'
import type { Path } from '../checklist/value.ts'
import type { QuestionView } from '../engine/form-view.ts'
import type { Sha256 } from '../lib/sha256.ts'
import type { AnswerEntry } from './answers-file.ts'
import type { AttachmentEntry } from './attachments-file.ts'
import { EMPTY, type Html, html } from './html.ts'
import { clocksPart } from './report-clocks.ts'
import { findingsPart } from './report-findings.ts'
import { REPORT_STYLE } from './report-style.ts'
import { notTakenPart, unconfirmedWords, upgradesPart } from './report-upgrades.ts'
import { both, limitWords, questionWords } from './report-words.ts'
import { nameOf, type PayloadParts, questionOf } from './tables.ts'
import { valueWords, wordsIn } from './value-text.ts'

const CSP = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"

/**
 * `data/report.html`: the whole assessment on one page that opens in any browser and prints. It has no script, loads
 * nothing, and everything people wrote is escaped. Questions stand in every language of the checklist.
 */
export function reportPage(parts: PayloadParts): string {
  const { source, assessment } = parts
  const { definition } = source.checklist
  const page = html`<!doctype html>
<html lang="${definition.default_language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${CSP}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${assessment.mine.name}</title>
${REPORT_STYLE}
</head>
<body>
<h1>${assessment.mine.name}</h1>
${definition.languages.map((language) => html`<p lang="${language}">${wordsIn(definition.form_title, language)}</p>`)}
${facts(parts)}
${completeness(parts)}${upgradesPart(parts)}
${findingsPart(parts)}
${titledSections(definition).map((each) => section(parts, each))}
${leftOut(parts)}${notTakenPart(parts)}
${evidence(parts)}
${clocksPart(parts)}<p class="note">${both(
    'This page follows from the log in this bundle. It does not show who signed the bundle: verify.txt beside it says how to check that.',
    '本页由评估包内的日志生成，不显示评估包由谁签署；核验方法见同目录下的 verify.txt。',
  )}</p>
</body>
</html>
`
  return page.html
}

function facts({ source, assessment }: PayloadParts): Html {
  const row = (en: string, zh: string, value: string) => html`<dt>${both(en, zh)}</dt><dd>${value}</dd>`
  const people = assessment.signers.map(({ name, org, title }) =>
    [name, title, org].filter((part) => part !== '').join(', '),
  )
  return html`<dl>
${row('Checklist', '检查表', `${assessment.checklist.form_id} ${assessment.checklist.version}`)}
${row('Assessment', '评估', assessment.assessment)}
${row('Revision', '修订', String(assessment.revision))}
${row('Work done by', '工作人员', people.join('; '))}
${row('From, to (claimed)', '起止时间（自称）', `${assessment.period.from} – ${assessment.period.to}`)}
${row('Answers', '答案', String(assessment.counts.answers))}
${row('Attachments', '附件', String(assessment.counts.attachments))}
${assessment.quick ? row('Quick inspection', '快速检查', source.checklist.definition.stage) : EMPTY}
</dl>`
}

function completeness(parts: PayloadParts): Html {
  const { missing, violations } = parts.assessment
  const list = (paths: readonly Path[]) =>
    html`<ul>${paths.map((path) => html`<li>${questionWords(parts, path)}</li>`)}</ul>`
  return html`${
    missing.length === 0
      ? EMPTY
      : html`<div class="note danger"><p class="bad">${both(
          'Not complete: these required questions have no answer, or one taken over from an earlier assessment that nobody confirmed.',
          '不完整：以下必答题没有答案，或答案沿用自以往评估而未经确认。',
        )}</p>${list(missing)}</div>`
  }${
    violations.length === 0
      ? EMPTY
      : html`<div class="note danger"><p class="bad">${both(
          'These answers break a rule of the checklist.',
          '以下答案不符合检查表规则。',
        )}</p>${list(violations.map(({ path }) => path))}</div>`
  }`
}

function section(parts: PayloadParts, { key, group, rows }: TitledSection): Html {
  const { source, answers } = parts
  const { definition } = source.checklist
  const names = new Set(rows.map((row) => row.name))
  const inside = answers.answers.filter((entry) => names.has(topNameOf(parts, entry.path)))
  if (inside.length === 0) return EMPTY
  const title = sectionTitle(definition, group === null ? undefined : source.form.view(key)?.label)
  return html`<h2>${definition.languages.map(
    (language) => html`<span class="${language}" lang="${language}">${wordsIn(title, language)}</span> `,
  )}</h2>
${answersList(parts, inside)}`
}

/** The row directly under the checklist in which a question stands; '' when the checklist has none at the path. */
function topNameOf({ source }: PayloadParts, path: Path): string {
  const row = source.checklist.rows.get(questionOf(source, path)?.definition.name ?? '')
  return row === undefined ? '' : topOf(row).name
}

function answersList(parts: PayloadParts, entries: readonly AnswerEntry[]): Html {
  return html`<table class="answers">
<thead><tr><th>${both('Question', '问题')}</th><th>${both('Answer', '答案')}</th><th>${both('By', '回答人')}</th></tr></thead>
<tbody>
${entries.map((entry) => answerRow(parts, entry))}</tbody>
</table>`
}

function answerRow(parts: PayloadParts, entry: AnswerEntry): Html {
  const view = questionOf(parts.source, entry.path)
  const comments = parts.source.record.comments.get(entry.path) ?? []
  return html`<tr><td>${questionWords(parts, entry.path)}</td><td>${
    view === undefined ? EMPTY : answerWords(parts, view, entry)
  }${limitWords(parts, view?.limit ?? null)}${unconfirmedWords(entry.unconfirmed_since)}${entry.reason === undefined ? EMPTY : html`<div class="quiet">${entry.reason}</div>`}${
    entry.evidence === undefined
      ? EMPTY
      : html`<div class="quiet">${both('Evidence', '证据')} ${entry.evidence}</div>`
  }${comments.map(
    ({ actor, text }) => html`<div class="quiet">${nameOf(parts.source, actor)}: ${text}</div>`,
  )}</td><td>${nameOf(parts.source, entry.actor)}<div class="quiet">${entry.at ?? ''}</div></td></tr>
`
}

function answerWords(parts: PayloadParts, view: QuestionView, entry: AnswerEntry): Html {
  const { languages } = parts.source.checklist.definition
  const values: readonly unknown[] = Array.isArray(entry.value) ? entry.value : []
  const files = values.flatMap((value) => parts.files.get(value as Sha256) ?? [])
  if (files.length > 0) return html`<ul>${files.map((file) => html`<li>${fileLink(file)}</li>`)}</ul>`
  const words = languages.map((language) => valueWords(view, entry.value, language))
  // Numbers, places and free texts read the same in every language.
  return new Set(words).size === 1
    ? html`<div>${words[0] ?? ''}</div>`
    : html`${languages.map((language, i) => html`<div lang="${language}">${words[i] ?? ''}</div>`)}`
}

function fileLink(file: { readonly path?: string; readonly name: string }): Html {
  if (file.path === undefined) return html`${file.name}`
  // The page lies in data/, as does the folder of attachments.
  return html`<a href="${file.path.slice('data/'.length)}" rel="noreferrer" download>${file.name}</a>`
}

function leftOut(parts: PayloadParts): Html {
  const { left_out } = parts.answers
  if (left_out.length === 0) return EMPTY
  return html`<h2>${both('Left out', '未计入')}</h2>
<p class="quiet">${both(
    'Answers to questions that other answers have made irrelevant. They count for nothing.',
    '因其他答案而不再适用的问题的答案，不计入任何结果。',
  )}</p>
${answersList(parts, left_out)}`
}

function evidence({ attachments }: PayloadParts): Html {
  if (attachments.length === 0) return EMPTY
  return html`<h2>${both('Evidence', '证据')}</h2>
<table>
<thead><tr><th>${both('File', '文件')}</th><th>${both('For', '对应问题')}</th><th>SHA-256</th></tr></thead>
<tbody>
${attachments.map(
  (file) => html`<tr><td>${fileLink(file)}${
    file.absent === undefined ? EMPTY : html` <span class="bad">${both('withdrawn', '已撤回')}</span>`
  }<div class="quiet">${file.media_type}, ${file.size} B</div>${captureWords(file)}</td><td>${file.items.map(
    (item) => html`<div><code>${item}</code></div>`,
  )}${file.captions.map(({ text }) => html`<div class="quiet">${text}</div>`)}${markWords(file)}</td><td><code>${file.sha256}</code></td></tr>
`,
)}</tbody>
</table>`
}

/** What the file says of its own making. */
function captureWords({ capture }: AttachmentEntry): Html {
  if (capture === undefined) return EMPTY
  const { at, gps_at, lat, lon, direction, device } = capture
  const place = lat === undefined || lon === undefined ? undefined : `${lat}, ${lon}`
  const gps = gps_at === undefined ? undefined : `GPS ${gps_at}`
  const facts = [at, gps, place, direction === undefined ? undefined : `${direction}°`, device]
  const said = facts.filter((fact) => fact !== undefined).join(' · ')
  const by = capture.in_app
    ? both('Taken with the app', '在应用内拍摄或录制')
    : both('By the file itself', '按文件自述')
  return html`<div class="quiet">${by}: ${said}</div>`
}

/** What people said of it and drew over it; none of it is in the file. */
function markWords({ directions = [], annotations = [] }: AttachmentEntry): Html {
  const marks = annotations.reduce((sum, layer) => sum + layer.marks.length, 0)
  const blurs = annotations.some((layer) => layer.marks.some(({ shape }) => shape === 'blur'))
  return html`${directions.map(
    ({ text }) => html`<div class="quiet">${both('Direction of view', '拍摄方向')}: ${text}°</div>`,
  )}${
    marks === 0
      ? EMPTY
      : html`<div class="quiet">${both(
          `${marks} marks drawn over it; the file itself is unchanged`,
          `其上有 ${marks} 处标注，文件本身未改动`,
        )}</div>`
  }${
    blurs
      ? html`<div class="quiet">${both('What was blurred on screen is not blurred in the file', '屏幕上模糊处理的部分在文件中并未模糊')}</div>`
      : EMPTY
  }`
}
