import { expect, test } from 'vitest'
import { SHORTEST_PASSPHRASE as demanded } from '../../../main/keys/passphrase.ts'
import { judgePassphrase, SHORTEST_PASSPHRASE } from '../../../renderer/ui/passphrase-strength.ts'

test('the form asks for as many characters as the key store demands', () => {
  expect(SHORTEST_PASSPHRASE).toBe(demanded)
})

test.each([
  ['copper', 'short'],
  ['copperkey', 'short'],
  ['aaaaaaaaaaaaaaaaaaaa', 'weak'],
  ['18765309876543', 'weak'],
  ['kettlepots', 'weak'],
  ['kettle and pots', 'fair'],
  ['seven copper kettles', 'strong'],
  ['深夜里的铜壶煮雪声声慢', 'strong'],
])('%s is %s', (passphrase, strength) => {
  expect(judgePassphrase(passphrase)).toBe(strength)
})
