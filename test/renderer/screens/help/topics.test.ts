import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { FIRST_STEPS, holdsWords, routeOf, TOPICS } from '../../../../renderer/screens/help/topics.ts'

describe.each(['en', 'zh'])('the help in %s', (language) => {
  const path = new URL(`../../../../assets/messages/${language}/help.json`, import.meta.url)
  const words = JSON.parse(readFileSync(path, 'utf8'))

  test('explains every topic and every step, and nothing else', () => {
    expect(Object.keys(words.topic).sort()).toEqual(Object.keys(TOPICS).sort())
    expect(Object.keys(words.first.step).sort()).toEqual([...FIRST_STEPS].sort())
    for (const { title, text } of Object.values<{ title: string; text: string }>(words.topic)) {
      expect(title).toMatch(/\S/)
      expect(text).toMatch(/[.。]$/)
    }
  })

  test('is found by the words it proposes', () => {
    const texts = Object.values<{ title: string; text: string }>(words.topic)
    for (const word of language === 'en' ? ['photo', 'sign', 'backup'] : ['照片', '签名', '备份'])
      expect(texts.some(({ title, text }) => holdsWords(`${title} ${text}`, word))).toBe(true)
  })
})

test('a topic about an assessment leads to the one last looked at, and nowhere before there was one', () => {
  expect(routeOf('finish', [{ screen: 'home' }])).toBeNull()
  expect(
    routeOf('finish', [
      { screen: 'walk', assessment: 'a' },
      { screen: 'evidence', assessment: 'b' },
      { screen: 'settings' },
    ]),
  ).toEqual({ screen: 'finish', assessment: 'b' })
  expect(routeOf('backup', [])).toEqual({ screen: 'settings', at: 'backup' })
})

test('every word that was typed has to be there, in any case and width', () => {
  expect(holdsWords('Take a Photo of it', 'photo TAKE')).toBe(true)
  expect(holdsWords('Take a Photo of it', 'ｐｈｏｔｏ')).toBe(true)
  expect(holdsWords('Take a Photo of it', 'photo map')).toBe(false)
  expect(holdsWords('anything', '')).toBe(true)
})
