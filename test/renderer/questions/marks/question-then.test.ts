import { expect, test } from 'vitest'
import { questionThen } from '../../../../renderer/questions/marks/question-then.ts'

test('a question that was put in the same words needs no mention', () => {
  expect(questionThen('Is the pond lined?', 'Is the pond lined?', 'en')).toBeNull()
  expect(questionThen('', 'Is the pond lined?', 'en')).toBeNull()
})

test('an edited question marks the words that were changed since', () => {
  const parts = questionThen('Is the old pond lined today?', 'Is the new pond lined today?', 'en') ?? []
  expect(parts.map(({ text }) => text).join('')).toBe('Is the old pond lined today?')
  expect(parts.filter(({ side }) => side !== 'both')).toEqual([{ text: 'old', side: 'before' }])
})

test('another question is quoted whole, without marks', () => {
  const then = 'Which reference site was used?'
  expect(questionThen(then, 'Cover of vegetation in percent', 'en')).toEqual([{ text: then, side: 'both' }])
})
