import i18next from 'i18next'
import { describe, expect, it } from 'vitest'
import enBundle from '../../../../assets/messages/en/bundle.json' with { type: 'json' }
import enDefects from '../../../../assets/messages/en/defects.json' with { type: 'json' }
import zhBundle from '../../../../assets/messages/zh/bundle.json' with { type: 'json' }
import zhDefects from '../../../../assets/messages/zh/defects.json' with { type: 'json' }
import { describeDefect, shownCode, type Words } from '../../../../renderer/screens/bundle/defect-words.ts'
import { DEFECT_CODES } from '../../../../shared/bundle/defect-codes.ts'

describe('describeDefect', () => {
  it('fills the path and the fact into the words of the code', async () => {
    const words = await wordsOf('en', { X77: '{{path}} breaks at #{{detail}}.' })
    expect(describeDefect({ code: 'X77', path: 'data/log/a.jsonl', detail: '118' }, words)).toBe(
      'data/log/a.jsonl breaks at #118.',
    )
  })

  it('shows what stands in a bundle as it is, never as an expression', async () => {
    const words = await wordsOf('en', { X77: '{{path}}' })
    expect(describeDefect({ code: 'X77', path: '$t(bundle:title) {{detail}} <b>' }, words)).toBe(
      '$t(bundle:title) {{detail}} <b>',
    )
  })

  it('leaves no gap open when a defect has neither path nor fact', async () => {
    const words = await wordsOf('en', { X77: 'At [{{path}}] for [{{detail}}].' })
    expect(describeDefect({ code: 'X77' }, words)).toBe('At [] for [].')
  })

  it('names a code of a later version with all it carries', async () => {
    const words = await wordsOf('en')
    const text = describeDefect({ code: 'Q99', path: 'data/new.json', detail: '7' }, words)
    expect(text).toContain('Q99')
    expect(text).toContain('data/new.json')
    expect(text).toContain('7')
  })

  it.each(['en', 'zh'] as const)('has words in %s for every code there is', async (language) => {
    const words = await wordsOf(language)
    const without = DEFECT_CODES.filter((code) => !words.exists(`defects:${code}`))
    expect(without).toEqual([])
  })
})

describe('shownCode', () => {
  it('is the code with the prefix by which it is quoted', () => {
    expect(shownCode('B13')).toBe('ADIT-B13')
  })
})

async function wordsOf(language: 'en' | 'zh', defects: Record<string, string> = {}): Promise<Words> {
  const instance = i18next.createInstance()
  await instance.init({
    lng: language,
    resources: {
      en: { bundle: enBundle, defects: { ...enDefects, ...defects } },
      zh: { bundle: zhBundle, defects: { ...zhDefects, ...defects } },
    },
    interpolation: { escapeValue: false },
  })
  return {
    t: (key, gaps) => instance.t(key, gaps),
    exists: (key) => instance.exists(key),
  }
}
