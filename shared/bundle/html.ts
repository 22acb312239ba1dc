/** A piece of HTML that is safe to put into a page: made by `html` alone. */
export interface Html {
  readonly html: string
}

type Part = Html | string | number | readonly Part[]

/**
 * Builds HTML from a template. Whatever is put in is escaped, for text and for quoted attributes alike, unless it is
 * itself `Html`; lists are joined. There is no way to put raw text in.
 */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  let text = strings[0] ?? ''
  for (const [index, part] of parts.entries()) text += render(part) + (strings[index + 1] ?? '')
  return { html: text }
}

/** Nothing at all. */
export const EMPTY: Html = { html: '' }

function render(part: Part): string {
  if (typeof part === 'string') return escapeText(part)
  if (typeof part === 'number') return String(part)
  if ('html' in part) return part.html
  return part.map(render).join('')
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '')
}
