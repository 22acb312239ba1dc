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

/** A limit that a number is near or beyond, with where it comes from; nothing for one it keeps. */
export function limitWords(limit: LimitState | null): Html {
  if (limit === null || limit.state === 'inside') return EMPTY
  const min = limit.min === undefined ? [] : [`≥ ${limit.min}`]
  const max = limit.max === undefined ? [] : [`≤ ${limit.max}`]
  const words =
    limit.state === 'breach' ? both('outside the limit', '超出限值') : both('near the limit', '接近限值')
  return html`<div class="${limit.state === 'breach' ? 'bad' : 'quiet'}">${words} ${[...min, ...max].join(', ')} ${
    limit.source ?? ''
  }</div>`
}
