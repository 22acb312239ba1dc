import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { PROBLEM_CODES } from '../../shared/checklist/problem.ts'
import { ERROR_CODES } from '../../shared/lib/app-error.ts'

const folder = join(import.meta.dirname, '..', '..', 'assets', 'messages')
const languages = readdirSync(folder)
const namespaces = readdirSync(join(folder, 'en'))

/** Every sentence of a namespace by its dotted key. */
function sentences(language: string, namespace: string): Map<string, string> {
  const found = new Map<string, string>()
  const walk = (value: unknown, key: string) => {
    if (typeof value === 'string') found.set(key, value)
    else
      for (const [name, member] of Object.entries(value as object))
        walk(member, key ? `${key}.${name}` : name)
  }
  walk(JSON.parse(readFileSync(join(folder, language, namespace), 'utf8')), '')
  return found
}

/** English has one more plural form than Chinese. */
const withoutPlural = (key: string) => key.replace(/_(one|other)$/, '')
const keys = (language: string, namespace: string) =>
  [...new Set([...sentences(language, namespace).keys()].map(withoutPlural))].sort()

const gaps = (sentence: string) => [...new Set(sentence.match(/\{\{[^}]+\}\}/g) ?? [])].sort()

describe('messages', () => {
  it('are there in English and Chinese', () => {
    expect(languages.sort()).toEqual(['en', 'zh'])
    expect(readdirSync(join(folder, 'zh')).sort()).toEqual(namespaces.sort())
  })

  describe.each(namespaces)('%s', (namespace) => {
    it('has the same keys in both languages', () => {
      expect(keys('zh', namespace)).toEqual(keys('en', namespace))
    })

    it('has the same gaps in both languages', () => {
      const chinese = sentences('zh', namespace)
      for (const [key, english] of sentences('en', namespace)) {
        if (key.endsWith('_one')) continue
        expect({ key, gaps: gaps(chinese.get(key) ?? '') }).toEqual({ key, gaps: gaps(english) })
      }
    })

    it('has no empty sentence, and no Chinese in the English ones', () => {
      for (const [key, sentence] of sentences('en', namespace)) {
        expect({ key, empty: sentence.trim() === '' }).toEqual({ key, empty: false })
        expect(
          KEEPS_ITS_OWN_NAME.has(`${namespace}:${key}`) || !/\p{Script=Han}/u.test(sentence),
          `${namespace} ${key}: ${sentence}`,
        ).toBe(true)
      }
    })

    it('has Chinese in every Chinese sentence that is longer than a name or a unit', () => {
      for (const [key, sentence] of sentences('zh', namespace)) {
        const words = sentence.replace(/\{\{[^}]+\}\}/g, '').match(/[A-Za-z]{2,}/g) ?? []
        expect(words.length < 3 || /\p{Script=Han}/u.test(sentence), `${namespace} ${key}: ${sentence}`).toBe(
          true,
        )
      }
    })

    it('sets Chinese sentences without stray spaces and with Chinese punctuation, whatever words fill their gaps', () => {
      for (const [key, sentence] of sentences('zh', namespace)) {
        if (IS_A_PATTERN.has(`${namespace}:${key}`)) continue
        const filled = sentence.replace(MEASURE, '10 年').replace(/\{\{[^}]+\}\}/g, '10')
        // A separator with a space on either side is no stray space.
        const stray =
          /\p{Script=Han} +\p{Script=Han}|[，。；：、）》”] +(?!·)|(?<!·) +[，。；：、（《“”]|\p{Script=Han}[,;:?!()]|[,;:?!(]\p{Script=Han}/u
        expect({ key, stray: stray.exec(filled)?.[0] ?? null, filled }).toEqual({ key, stray: null, filled })
      }
    })
  })

  it('say for every error what happened and what to do now', () => {
    const known = sentences('en', 'errors.json')
    for (const code of ERROR_CODES) {
      expect(known.get(`${code}.title`), code).toBeTruthy()
      expect(known.get(`${code}.next`), code).toBeTruthy()
    }
  })

  it.each(languages)(
    'name an error without a full stop in %s: it stands as a title, and inside of sentences',
    (language) => {
      const titles = [...sentences(language, 'errors.json')].filter(([key]) => key.endsWith('.title'))
      expect(titles.filter(([, title]) => /[.。]$/.test(title))).toEqual([])
    },
  )

  it('have words for every problem of a checklist', () => {
    const known = sentences('en', 'problems.json')
    expect(PROBLEM_CODES.filter((code) => !known.has(code))).toEqual([])
  })
})

/** A language is named in itself, so that its readers find it. */
const KEEPS_ITS_OWN_NAME = new Set(['common.json:language.zh', 'settings.json:language.zh'])

/** Gaps that are filled with a number and its unit, or a duration: both end in a Chinese word. */
const MEASURE = /\{\{(unit|value|limit|answer|given|entered|by|age)\}\}/g

/** How a time is typed, and how to call a program, in which spaces and colons belong to what is typed. */
const IS_A_PATTERN = new Set(['questions.json:time.placeholder'])
