import i18next from 'i18next'
import { describe, expect, test } from 'vitest'
import en from '../../../assets/messages/en/errors.json' with { type: 'json' }
import zh from '../../../assets/messages/zh/errors.json' with { type: 'json' }
import { errorWords } from '../../../renderer/ui/error-words.ts'
import { AppError } from '../../../shared/lib/app-error.ts'

const LANGUAGES = [
  ['en', en],
  ['zh', zh],
] as const
const instance = i18next.createInstance()
await instance.init({
  resources: { en: { errors: en }, zh: { errors: zh } },
  interpolation: { escapeValue: false },
})

/** What a person reads; no word is borrowed from the other language. */
function told(error: unknown, language: 'en' | 'zh') {
  const words = instance.getFixedT(language, 'errors')
  return errorWords(error, (key, gaps) => words(key, { ...gaps }), language)
}

describe.each(LANGUAGES)('in %s', (language, words) => {
  test.each([
    ['EROFS', 'read-only'],
    ['ENODEV', 'gone'],
    ['EIO', 'gone'],
    ['ENOENT', 'gone'],
    ['EBUSY', 'locked'],
    ['EPERM', 'refused'],
  ] as const)('a file that cannot be written for %s is told by its disk: %s', (reason, trouble) => {
    const { title, next } = told(new AppError('cannot-write', { path: '/media/stick', reason }), language)
    expect(title).toBe(words['cannot-write'].because[trouble].title)
    expect(next).toContain('/media/stick')
  })

  test('a file that cannot be written has the plain words where the system says nothing that helps', () => {
    for (const details of [{ path: '/x' }, { path: '/x', reason: 'EINVAL' }])
      expect(told(new AppError('cannot-write', details), language).title).toBe(words['cannot-write'].title)
  })

  test('a file that is not there to be read is no lost disk', () => {
    const read = (reason: string) => told(new AppError('cannot-read', { path: '/x', reason }), language).title
    expect(read('ENOENT')).toBe(words['cannot-read'].title)
    expect(read('EIO')).toBe(words['cannot-write'].because.gone.title)
  })

  test('a full disk says how much room is needed, where that is known', () => {
    const { title, next } = words['disk-full']
    const needed = words['disk-full'].needed.replace('{{size}}', '20 MB')
    const [stop, gap] = language === 'en' ? ['. ', ' '] : ['。', '']
    expect(told(new AppError('disk-full', { needed: 20_000_000 }), language)).toEqual({
      ...{ title, next, needed },
      text: `${title}${stop}${next}${gap}${needed}`,
    })
    expect(told(new AppError('disk-full'), language).needed).toBe('')
  })

  test('anything else has the words of its code, and a bug those of a bug', () => {
    expect(told(new AppError('handed-over'), language).title).toBe(words['handed-over'].title)
    expect(told(new Error('oops'), language).title).toBe(words.internal.title)
  })
})
