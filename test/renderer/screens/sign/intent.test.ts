import { expect, test } from 'vitest'
import en from '../../../../assets/messages/en/bundle.json' with { type: 'json' }
import { INTENTS, intentOf } from '../../../../shared/bundle/signed-texts.ts'

test('what an English reader is shown is what is signed, word for word', () => {
  const said = Object.entries(en.signatures).filter(([key]) => key.startsWith('says-'))
  expect(Object.fromEntries(said)).toEqual({
    ...Object.fromEntries(Object.entries(INTENTS).map(([role, intent]) => [`says-${role}`, intent])),
    'says-handover': intentOf('author', 'handover'),
  })
})
