import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { errorWords } from '../../../renderer/ui/error-words.ts'
import { AppError } from '../../../shared/lib/app-error.ts'

const words = (language: string) =>
  JSON.parse(readFileSync(`assets/messages/${language}/errors.json`, 'utf8')) as Record<string, unknown>

/** The member of an object at a dotted path. */
function at(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((part, name) => (part as Record<string, unknown>)?.[name], value)
}

describe('the words for a file that cannot be written', () => {
  test.each([
    ['EROFS', 'read-only'],
    ['ENODEV', 'gone'],
    ['EIO', 'gone'],
    ['ENOENT', 'gone'],
    ['EBUSY', 'locked'],
    ['EPERM', 'refused'],
  ])('say of %s that the disk is %s, in both languages', (reason, trouble) => {
    const key = errorWords(new AppError('cannot-write', { path: '/media/stick', reason }))
    expect(key).toBe(`cannot-write.because.${trouble}`)
    for (const language of ['en', 'zh'])
      expect(at(words(language), key)).toEqual({ title: expect.any(String), next: expect.any(String) })
  })

  test('are the plain ones where the system says nothing that helps', () => {
    expect(errorWords(new AppError('cannot-write', { path: '/x' }))).toBe('cannot-write')
    expect(errorWords(new AppError('cannot-write', { path: '/x', reason: 'EINVAL' }))).toBe('cannot-write')
  })
})

test('a file that is not there to be read is no lost disk', () => {
  expect(errorWords(new AppError('cannot-read', { path: '/x', reason: 'ENOENT' }))).toBe('cannot-read')
  expect(errorWords(new AppError('cannot-read', { path: '/x', reason: 'EIO' }))).toBe(
    'cannot-write.because.gone',
  )
})

test('anything else has the words of its code, and a bug those of a bug', () => {
  expect(errorWords(new AppError('disk-full'))).toBe('disk-full')
  expect(errorWords(new Error('oops'))).toBe('internal')
})
