import { limitSourceText } from '../checklist/limit-source.ts'
import type { Path } from '../checklist/value.ts'
import type { LimitState } from '../engine/form-view.ts'
import { EMPTY, type Html, html } from './html.ts'
import { type PayloadParts, questionOf } from './tables.ts'
import { wordsIn } from './value-text.ts'

/** A text of ours in both languages of the app. */
export function both(en: string, zh: string): Html {
  return html`<span lang="en">${en}</span> <span class="zh" lang="zh">${zh}</span>`
}

/** A question's words in every language, with its path. */
export function questionWords(parts: PayloadParts, path: Path): Html {
  const view = questionOf(parts.source, path)
  const { languages } = parts.source.checklist.definition
  return html`${languages.map((language) => html`<div lang="${language}">${wordsIn(view?.label, language)}</div>`)}<code>${path}</code>`
}

/** A limit that a number is near or beyond, in words; nothing for one it keeps. */
export function limitWords(parts: PayloadParts, limit: LimitState | null): Html {
  if (limit === null || limit.state === 'inside') return EMPTY
  return limit.state === 'breach'
    ? html`<div class="bad">${both('outside the limit', '超出限值')}</div>${limitBounds(parts, limit)}`
    : html`<div class="quiet">${both('near the limit', '接近限值')}</div>${limitBounds(parts, limit)}`
}

/** The numbers of a limit, and where it comes from. */
export function limitBounds(parts: PayloadParts, limit: LimitState | null): Html {
  if (limit === null) return EMPTY
  const min = limit.min === undefined ? [] : [`≥ ${limit.min}`]
  const max = limit.max === undefined ? [] : [`≤ ${limit.max}`]
  return html`<div class="quiet">${[...min, ...max].join(', ')} ${sourceWords(parts, limit.source ?? '')}</div>`
}

/** Once where it is the same in every language. */
function sourceWords(parts: PayloadParts, source: string): Html {
  const { definition } = parts.source.checklist
  const words = limitSourceText(definition, source)
  const [first = '', ...others] = definition.languages.map((language) => wordsIn(words, language))
  if (others.every((other) => other === first)) return html`${first}`
  return html`${definition.languages.map((language) => html`<span lang="${language}">${wordsIn(words, language)}</span> `)}`
}
