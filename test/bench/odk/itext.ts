import type { Row } from '../../support/xlsforms/pyxform-sheets.ts'
import type { References } from './references.ts'
import type { Element } from './survey-tree.ts'
import { escapeXml, node } from './xml.ts'

const MEDIA: Readonly<Record<string, string>> = {
  image: 'images',
  'big-image': 'images',
  audio: 'audio',
  video: 'video',
}

/** All words of a form by language, as `Survey._setup_translations` gathers them and `Survey.itext` writes them. */
export class Itext {
  /** language → id → form of the words → XML */
  readonly #texts = new Map<string, Map<string, Map<string, string>>>()
  readonly #references: References
  readonly #fallback: string

  constructor(references: References, defaultLanguage: string) {
    this.#references = references
    this.#fallback = defaultLanguage
  }

  /**
   * Takes what stands in the columns of one kind (`label`, `label::English (en)`). Gives whether there was any. Paths
   * in it are written from `context`.
   */
  take(cells: Row['cells'], column: string, id: string, form: string, context: Element): boolean {
    let found = false
    for (const [key, text] of cells) {
      if (key !== column && !key.startsWith(`${column}::`)) continue
      found = true
      const language = key === column ? this.#fallback : key.slice(column.length + 2)
      const folder = MEDIA[form]
      this.#put(
        language,
        id,
        form,
        folder === undefined ? this.output(text, context) : `jr://${folder}/${text}`,
      )
    }
    return found
  }

  /** Label and media of a row under one id. Gives whether there were any. */
  takeLabel(cells: Row['cells'], id: string, context: Element): boolean {
    const forms = ['', ...Object.keys(MEDIA)]
    const found = forms.map((form) =>
      this.take(cells, form === '' ? 'label' : `media::${form}`, id, form, context),
    )
    return found.includes(true)
  }

  /** A text with its references as `<output>` (`insert_output_values`). */
  output(text: string, context: Element): string {
    return text
      .split(/(\$\{[^{}]*\})/)
      .map((part, index) =>
        index % 2 === 0 ? escapeXml(part) : node('output', { value: this.#references.insert(part, context) }),
      )
      .join('')
  }

  /** The whole `<itext>`; what is missing in a language is a dash there (`_add_empty_translations`). */
  write(): string {
    const all = new Map<string, Set<string>>()
    for (const texts of this.#texts.values()) {
      for (const [id, forms] of texts) all.set(id, new Set([...(all.get(id) ?? []), ...forms.keys()]))
    }
    const languages = [...this.#texts].map(([language, texts]) => {
      const written = [...all].map(([id, forms]) => {
        const values = [...forms].map((form) => {
          const value = texts.get(id)?.get(form)
          if (value === undefined && form in MEDIA) return ''
          return node('value', { form: form === '' ? undefined : form }, value ?? '-')
        })
        return node('text', { id }, ...values)
      })
      const isDefault = language === this.#fallback ? 'true()' : undefined
      return node('translation', { lang: language, default: isDefault }, ...written)
    })
    return languages.length === 0 ? '' : node('itext', {}, ...languages)
  }

  #put(language: string, id: string, form: string, xml: string): void {
    const texts = this.#texts.get(language) ?? new Map<string, Map<string, string>>()
    const forms = texts.get(id) ?? new Map<string, string>()
    this.#texts.set(language, texts.set(id, forms.set(form, xml)))
  }
}
