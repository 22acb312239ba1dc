import { expect, it } from 'vitest'
import en from '../../../assets/messages/en/sign.json' with { type: 'json' }
import { INTENTS } from '../../../shared/bundle/signed-texts.ts'

it.each(['author', 'witness'] as const)(
  'the %s reads, in English, exactly the words that are signed',
  (role) => {
    expect(en[role].intent).toBe(`“${INTENTS[role]}”`)
  },
)
