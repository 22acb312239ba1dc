import { describe, expect, it } from 'vitest'
import { pickText } from '../../../renderer/questions/text.ts'

describe('a text of a checklist', () => {
  it('is in the language of the screen, else in the checklist’s own, else in any it has', () => {
    expect(pickText({ en: 'Water', zh: '水', es: 'Agua' }, ['zh', 'en'])).toBe('水')
    expect(pickText({ en: 'Water', es: 'Agua' }, ['zh', 'es'])).toBe('Agua')
    expect(pickText({ fr: 'Eau' }, ['zh', 'es'])).toBe('Eau')
    expect(pickText({ zh: '', en: 'Water' }, ['zh', 'en'])).toBe('Water')
    expect(pickText(undefined, ['zh', 'en'])).toBe('')
  })
})
