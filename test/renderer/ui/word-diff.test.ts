import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type DiffPart, diffWordsOf } from '../../../renderer/ui/word-diff.ts'

const without = (parts: readonly DiffPart[], side: DiffPart['side']) =>
  parts
    .filter((part) => part.side !== side)
    .map(({ text }) => text)
    .join('')

describe('words that changed', () => {
  test('are told apart from those around them', () => {
    expect(diffWordsOf('Is dust seen?', 'Is dust clearly seen?', 'en')).toEqual([
      { text: 'Is dust ', side: 'both' },
      { text: 'clearly ', side: 'after' },
      { text: 'seen?', side: 'both' },
    ])
  })

  test('are words in Chinese too, not the whole sentence', () => {
    const parts = diffWordsOf('道路上有扬尘吗？', '道路上有明显扬尘吗？', 'zh')
    expect(parts.filter(({ side }) => side === 'after')).toEqual([{ text: '明显', side: 'after' }])
    expect(parts.filter(({ side }) => side === 'before')).toEqual([])
  })

  test('are none when nothing changed', () => {
    expect(diffWordsOf('Water', 'Water', 'en')).toEqual([{ text: 'Water', side: 'both' }])
    expect(diffWordsOf('', '', 'en')).toEqual([])
  })

  test('are found whatever a form calls its language', () => {
    expect(without(diffWordsOf('a b', 'a c', 'English (mine)'), 'before')).toBe('a c')
  })

  test('are shown as replaced when they are too many to compare', () => {
    const before = Array.from({ length: 4000 }, (_, index) => `b${index}`).join(' ')
    const after = Array.from({ length: 4000 }, (_, index) => `a${index}`).join(' ')
    expect(diffWordsOf(before, after, 'en')).toEqual([
      { text: before, side: 'before' },
      { text: after, side: 'after' },
    ])
  })

  test('always give both texts again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (before, after) => {
        const parts = diffWordsOf(before, after, 'en')
        expect(without(parts, 'after')).toBe(before)
        expect(without(parts, 'before')).toBe(after)
      }),
    )
  })
})
