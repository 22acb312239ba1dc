import { EMPTY, type Html, html } from './html.ts'
import { both } from './report-words.ts'
import { nameOf, type PayloadParts } from './tables.ts'
import { valueText } from './value-text.ts'

/** The changes of the checklist's version, each with who made it and when; nothing for a record without any. */
export function upgradesPart(parts: PayloadParts): Html {
  const { upgrades = [] } = parts.assessment
  if (upgrades.length === 0) return EMPTY
  return html`<h2>${both('Versions of the checklist', '检查表版本')}</h2>
<p class="quiet">${both(
    'The assessment was begun with one version of the checklist and taken over to another. The last line names the one in force.',
    '本次评估开始后更换过检查表版本，最后一行所示为现行版本。',
  )}</p>
<ul>${upgrades.map(
    ({ from, to, actor, at }) =>
      html`<li>${from.version} → ${to.version} <span class="quiet">${nameOf(parts.source, actor)}, ${at}</span></li>`,
  )}</ul>`
}

/** Answers that the version in force cannot take, as they were given; nothing when it takes all of them. */
export function notTakenPart(parts: PayloadParts): Html {
  const { not_taken = [] } = parts.answers
  if (not_taken.length === 0) return EMPTY
  return html`<h2>${both('Given under another version', '在其他版本下作答')}</h2>
<p class="quiet">${both(
    'Answers that the version in force does not ask for, or cannot hold as they were given. They count for nothing.',
    '现行版本不再询问、或无法按原样沿用的答案，不计入任何结果。',
  )}</p>
<table class="answers">
<thead><tr><th>${both('Question', '问题')}</th><th>${both('Answer', '答案')}</th><th>${both('By', '回答人')}</th></tr></thead>
<tbody>
${not_taken.map(
  ({ path, value, reason, actor, at }) => html`<tr><td><code>${path}</code></td><td>${valueText(value)}${
    reason === undefined ? EMPTY : html`<div class="quiet">${reason}</div>`
  }</td><td>${nameOf(parts.source, actor)}<div class="quiet">${at}</div></td></tr>
`,
)}</tbody>
</table>`
}

/** Says of an answer that its question has changed since and nobody confirmed it. */
export function unconfirmedWords(under: string | undefined): Html {
  if (under === undefined) return EMPTY
  return html`<div class="bad">${both(
    'given before the question changed, not confirmed',
    '在题目改动之前作答，尚未确认',
  )}</div>`
}
