import { describe, expect, test } from 'vitest'
import { INTENTS, intentOf, type Role, speakerOf } from '../../../shared/bundle/signed-texts.ts'

describe('the words that were signed', () => {
  test.each(Object.keys(INTENTS) as Role[])('are known again as those of the %s', (role) => {
    expect(speakerOf(intentOf(role, 'assessment'))).toBe(role)
  })

  test('are known again on a hand-over', () => {
    expect(speakerOf(intentOf('author', 'handover'))).toBe('handover')
  })

  test('that differ by a letter are nobody’s', () => {
    expect(speakerOf(`${INTENTS.author} `)).toBe(null)
    expect(speakerOf('')).toBe(null)
  })
})
