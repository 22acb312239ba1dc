import { describe, expect, it } from 'vitest'
import { importForm } from '../../../shared/xlsform/import-form.ts'
import { languageHeading, readLanguage } from '../../../shared/xlsform/languages.ts'
import { definitionOf, formFile, said, type TestCell } from '../../support/form-file.ts'

/** Imports one question of these columns, under these further settings. */
function form(
  header: readonly string[],
  cells: readonly TestCell[],
  settings: Readonly<Record<string, string>> = {},
) {
  const all = { form_title: 'T', form_id: 't', version: '1', 'adit:stage': 'operation', ...settings }
  const result = importForm(
    formFile({
      survey: [
        ['type', 'name', ...header],
        ['text', 'q', ...cells],
      ],
      settings: [Object.keys(all), Object.values(all)],
    }),
  )
  return { definition: definitionOf(result), said: said(result), remarks: result.remarks }
}

describe('a language is known by its code or its name', () => {
  it.each([
    ['English (en)', 'en', 'code'],
    ['english', 'en', 'table'],
    ['en', 'en', 'tag'],
    ['Français (fr)', 'fr', 'code'],
    ['Español', 'es', 'table'],
    ['中文', 'zh', 'table'],
    ['中文 (zh_hant)', 'zh-Hant', 'code'],
    ['pt-br', 'pt-BR', 'tag'],
    ['English (en-GB)', 'en-GB', 'code'],
    ['Klingon', 'x-klingon', 'name'],
    ['Dialect of the Upper Valley', 'x-dialect-of-the', 'name'],
    ['ქართული', 'x-u10e5-u10d0-u10e0', 'name'],
  ])('%s is %s', (name, tag, from) => {
    expect(readLanguage(name)).toEqual({ tag, from })
  })

  it.each(['en', 'zh', 'pt-BR', 'x-klingon', 'und'])('%s is read back from its heading', (tag) => {
    expect(readLanguage(languageHeading(tag)).tag).toBe(tag)
  })
})

describe('the languages of a form', () => {
  it('come in the order of its columns, the default language as set', () => {
    const { definition, said: remarks } = form(
      ['label::French (fr)', 'label::english', 'hint::English (en)', 'hint::french'],
      ['Q-fr', 'Q-en', 'H-en', 'H-fr'],
      { default_language: 'english' },
    )
    expect(definition).toMatchObject({
      languages: ['fr', 'en'],
      default_language: 'en',
      form_title: { fr: 'T', en: 'T' },
      survey: [{ label: { fr: 'Q-fr', en: 'Q-en' }, hint: { en: 'H-en', fr: 'H-fr' } }],
    })
    expect(remarks).toEqual([])
  })

  it('may be declared in another order, with words of their own for the title', () => {
    const { definition } = form(['label::fr', 'label::en'], ['F', 'E'], {
      default_language: 'en',
      'adit:languages': 'en fr',
      'adit:form_title_fr': 'Le titre',
      'adit:description_en': 'About',
      'adit:description_fr': 'À propos',
    })
    expect(definition).toMatchObject({
      languages: ['en', 'fr'],
      form_title: { en: 'T', fr: 'Le titre' },
      description: { en: 'About', fr: 'À propos' },
    })
  })

  it.each(['French (fr)', 'fr', 'french', 'FR'])(
    'a label without a language is in the default one, set as %j',
    (set) => {
      const { definition, said: remarks } = form(['label', 'label::English (en)'], ['Q-fr', 'Q-en'], {
        default_language: set,
      })
      expect(definition.survey[0]?.label).toEqual({ fr: 'Q-fr', en: 'Q-en' })
      expect(definition.default_language).toBe('fr')
      expect(remarks).toEqual([])
    },
  )

  it('a label without a language beside translated ones is in one that the form does not name', () => {
    const { definition, said: remarks } = form(['label', 'label::English (en)'], ['Q', 'Q-en'])
    expect(definition).toMatchObject({ languages: ['und', 'en'], default_language: 'und' })
    expect(definition.survey[0]?.label).toEqual({ und: 'Q', en: 'Q-en' })
    expect(remarks).toEqual(['approximated language-unnamed survey!C1'])
  })

  it('a column that is never translated stands in every language', () => {
    const { definition, remarks } = form(['label::en', 'label::fr', 'hint'], ['E', 'F', 'H'])
    expect(definition.survey[0]?.hint).toEqual({ en: 'H', fr: 'H' })
    expect(remarks.filter(({ fate }) => fate !== 'taken')).toMatchObject([
      {
        code: 'translations-missing',
        place: { cell: 'E1' },
        detail: { language: 'fr', header: 'hint', count: 1 },
      },
    ])
  })

  it('a form that names none at all is in one that is not named', () => {
    const { definition, said: remarks } = form(['label'], ['Q'])
    expect(definition.languages).toEqual(['und'])
    expect(remarks).toEqual(['approximated language-unnamed survey!'])
  })

  it('a name that nobody knows becomes a tag of its own, which is said', () => {
    const { definition, said: remarks } = form(['label::Klingon'], ['nuq'])
    expect(definition.languages).toEqual(['x-klingon'])
    expect(remarks).toEqual(['approximated language-unknown survey!C1'])
  })

  it('a default language that no column has gives way, which is said', () => {
    const { definition, said: remarks } = form(['label::French (fr)'], ['F'], { default_language: 'English' })
    expect(definition).toMatchObject({ default_language: 'fr', languages: ['fr'] })
    expect(remarks).toEqual(['approximated default-language-unused settings!E2'])
  })

  it('two columns in one language are refused, however they name it', () => {
    const file = formFile({
      survey: [
        ['type', 'name', 'label::English', 'label::en'],
        ['text', 'q', 'A', 'B'],
      ],
    })
    expect(said(importForm(file))).toContain('refused header-twice survey!D1')
  })
})

describe('a text that is missing in a language', () => {
  it('is that of the default language, said cell by cell', () => {
    const { definition, said: remarks } = form(['label::en', 'label::fr'], ['E', null], {
      default_language: 'en',
    })
    expect(definition.survey[0]?.label).toEqual({ en: 'E', fr: 'E' })
    expect(remarks).toEqual(['approximated translation-missing survey!D2'])
  })

  it('or that of any other when the default language lacks it too', () => {
    const { definition } = form(['label::en', 'label::fr'], [null, 'F'], { default_language: 'en' })
    expect(definition.survey[0]?.label).toEqual({ en: 'F', fr: 'F' })
  })

  it('said once for a column that is not there, with how many texts it has', () => {
    const file = formFile({
      survey: [
        ['type', 'name', 'label::en', 'label::fr', 'hint::en'],
        ['text', 'a', 'A', 'A', 'H'],
        ['text', 'b', 'B', 'B', 'H'],
      ],
    })
    const found = importForm(file).remarks.filter(({ code }) => code === 'translations-missing')
    expect(found).toMatchObject([{ place: { cell: 'E1' }, detail: { language: 'fr', count: 2 } }])
  })
})
