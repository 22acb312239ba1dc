import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { COUNTRIES } from '../../../../renderer/screens/mine/countries.ts'
import { FLAG_GROUPS, FLAGS, PROFILE_FIELDS } from '../../../../renderer/screens/mine/profile-fields.ts'
import { formatCountry } from '../../../../renderer/ui/format.ts'

type Words = { readonly [key: string]: string | Words }

const folder = new URL('../../../../assets/messages/', import.meta.url)
const languages = ['en', 'zh'] as const

function read(language: string, file: string): Words {
  return JSON.parse(readFileSync(new URL(`${language}/${file}`, folder), 'utf8')) as Words
}

/** Every key with its words. */
function flatten(words: Words, path = ''): Map<string, string> {
  const all = new Map<string, string>()
  for (const [key, value] of Object.entries(words)) {
    if (typeof value === 'string') all.set(`${path}${key}`, value)
    else for (const [inner, text] of flatten(value, `${path}${key}.`)) all.set(inner, text)
  }
  return all
}

describe.each(languages)('the profile of a mine in %s', (language) => {
  const words = flatten(read(language, 'profile.json'))

  test('has words for every field, choice, unit and flag', () => {
    const needed = PROFILE_FIELDS.flatMap((field) => [
      `field.${field.name}`,
      ...(field.kind === 'one' || field.kind === 'many'
        ? field.options.map((option) => `${field.name}.${option}`)
        : []),
      ...(field.kind === 'number' && field.unit !== null ? [`unit.${field.unit}`] : []),
    ])
    const flags = FLAGS.map((flag) => `flag.${flag}`)
    const groups = Object.keys(FLAG_GROUPS).map((group) => `flagGroup.${group}`)
    expect([...needed, ...flags, ...groups].filter((key) => !words.has(key))).toEqual([])
  })

  test('knows the name of every country', () => {
    expect(COUNTRIES.filter((code) => formatCountry(code, language) === code)).toEqual([])
    expect(new Set(COUNTRIES).size).toBe(249)
  })
})
