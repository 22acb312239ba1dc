import { describe, expect, it } from 'vitest'
import en from '../../../../assets/messages/en/bundle.json' with { type: 'json' }
import zh from '../../../../assets/messages/zh/bundle.json' with { type: 'json' }
import {
  chooseLightWords,
  chooseUnreadable,
  LIGHTS,
} from '../../../../renderer/screens/bundle/light-words.ts'
import type { Light, LightName, VerifyReport } from '../../../../shared/bundle/report.ts'
import { reportWith, signature } from './reports.ts'

describe('the words of a light', () => {
  it.each([
    ['intact', 'no', ['B13'], 'no'],
    ['signed', 'no', ['S05'], 'no-invalid'],
    ['signed', 'no', ['S08'], 'no-other-bundle'],
    ['signed', 'no', ['S11'], 'no-missing'],
    ['signed', 'no', ['S10'], 'no-missing'],
    ['signed', 'no', ['H05'], 'no'],
    ['signed', 'unknown', ['V01'], 'unknown'],
    ['trusted', 'no', ['T01'], 'no-stranger'],
    ['trusted', 'no', ['T02'], 'no-out-of-time'],
    ['trusted', 'no', ['T03'], 'no-revoked'],
    ['current', 'no', ['R02'], 'no-older'],
    ['current', 'no', ['R01'], 'no-again'],
    ['current', 'unknown', [], 'unknown'],
  ] as const)('of %s, %s, because of %j are "%s"', (name, light, codes, words) => {
    const report = reportWith({
      lights: lightsWith(name, light),
      defects: codes.map((code) => ({ code })),
      signatures: [signature()],
    })
    expect(chooseLightWords(name, report)).toBe(words)
  })

  it('never call a bundle altered because its signer is a stranger', () => {
    const report = reportWith({
      lights: { intact: 'yes', signed: 'yes', trusted: 'no', current: 'unknown' },
      signatures: [signature({ defects: [{ code: 'T01' }] })],
    })
    expect(LIGHTS.map((name) => chooseLightWords(name, report))).toEqual([
      'yes',
      'yes',
      'no-stranger',
      'unknown',
    ])
  })

  it('tell nobody-accepted-yet from could-not-be-checked', () => {
    const lights = lightsWith('trusted', 'unknown')
    expect(chooseLightWords('trusted', reportWith({ lights, warnings: [{ code: 'W01' }] }))).toBe(
      'unknown-nobody-trusted',
    )
    expect(chooseLightWords('trusted', reportWith({ lights }))).toBe('unknown')
  })

  it('say so when nobody has signed', () => {
    const report = reportWith({ lights: lightsWith('signed', 'no'), signatures: [] })
    expect(chooseLightWords('signed', report)).toBe('no-none')
  })

  it.each([
    ['en', en],
    ['zh', zh],
  ])('are there in %s for every light and answer, with what each does not show', (_, words) => {
    for (const name of LIGHTS) {
      const own: Readonly<Record<string, string>> = words.light[name]
      for (const light of ['yes', 'no', 'unknown']) {
        expect(own[light]).toBeTruthy()
        expect(own[`limit-${light}`]).toBeTruthy()
      }
    }
  })
})

describe('a file that cannot be shown', () => {
  it.each([
    ['F01', 'file'],
    ['F02', 'sealed'],
    ['F03', 'foreign'],
    ['F04', 'foreign'],
    ['Z01', 'damaged'],
    ['V01', 'newer'],
    ['J02', 'damaged'],
  ])('is explained by its first defect: %s is "%s"', (code, unreadable) => {
    expect(chooseUnreadable(reportWith({ summary: null, defects: [{ code }] }))).toBe(unreadable)
  })

  it('is none as soon as the bundle says what it is', () => {
    expect(chooseUnreadable(reportWith({ defects: [{ code: 'B13' }] }))).toBeNull()
  })
})

function lightsWith(name: LightName, light: Light): VerifyReport['lights'] {
  return { intact: 'yes', signed: 'yes', trusted: 'yes', current: 'unknown', [name]: light }
}
