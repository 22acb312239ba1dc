import { describe, expect, test } from 'vitest'
import { red, slate, stark, teal } from '../../../renderer/app/palette.ts'
import { COMMON, DARK, LIGHT, OUTDOOR, type Tokens } from '../../../renderer/app/tokens.ts'

/** WCAG 2.2, relative luminance of `#rrggbb`. */
function luminance(colour: string): number {
  expect(colour).toMatch(/^#[0-9a-f]{6}$/)
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** WCAG 2.2, contrast ratio. */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

const PLAIN = ['--adit-ground', '--adit-surface', '--adit-sunken', '--mantine-color-body']
const SOFT = ['--adit-accent-soft', '--adit-danger-soft', '--adit-warn-soft']
const ON_BAR = ['--adit-bar', '--adit-bar-rule']

/** Every colour that words are set in, with the grounds they are set on. */
const TEXT: Readonly<Record<string, readonly string[]>> = {
  '--adit-ink': [...PLAIN, ...SOFT],
  '--adit-ink-dim': [...PLAIN, ...SOFT],
  '--adit-accent': [...PLAIN, '--adit-accent-soft'],
  '--adit-danger': [...PLAIN, '--adit-danger-soft'],
  '--adit-warn': [...PLAIN, '--adit-warn-soft'],
  '--adit-critical': [...PLAIN, '--adit-danger-soft'],
  '--adit-major': [...PLAIN, '--adit-warn-soft'],
  '--adit-minor': PLAIN,
  '--adit-bar-ink': ON_BAR,
  '--adit-bar-ink-dim': ON_BAR,
  '--adit-bar-alert': ['--adit-bar'],
  '--mantine-color-dimmed': PLAIN,
  '--mantine-color-error': PLAIN,
  '--mantine-color-placeholder': PLAIN,
  '--mantine-color-teal-light-color': [...PLAIN, '--adit-accent-soft'],
}

/** Words on filled parts: white on the shade that Mantine fills them with. */
const FILLED = {
  light: [teal[7], red[7], slate[7]],
  dark: [teal[6], red[6]],
  outdoor: [teal[9], red[9], stark[9]],
}

const LOOKS: readonly [keyof typeof FILLED, Tokens, number][] = [
  ['light', { ...COMMON, ...LIGHT }, 4.5],
  ['dark', { ...COMMON, ...DARK }, 4.5],
  ['outdoor', { ...COMMON, ...OUTDOOR }, 7],
]

describe.each(LOOKS)('in the look %s', (look, tokens, least) => {
  const colour = (name: string) => {
    const value = tokens[name]
    if (value === undefined) throw new Error(`${look} says nothing of ${name}`)
    return value
  }

  test('every text is read on every ground it stands on', () => {
    const faint = Object.entries(TEXT).flatMap(([text, grounds]) =>
      grounds
        .map((ground) => ({ text, ground, ratio: contrast(colour(text), colour(ground)) }))
        .filter(({ ratio }) => ratio < least),
    )
    expect(faint).toEqual([])
    for (const fill of FILLED[look]) expect(contrast('#ffffff', fill)).toBeGreaterThanOrEqual(least)
  })

  test('the edge of a field and the focus are seen at 3 to 1', () => {
    for (const edge of ['--adit-field', '--adit-accent'])
      for (const ground of PLAIN)
        expect([edge, ground, contrast(colour(edge), colour(ground)) >= 3]).toEqual([edge, ground, true])
    expect(contrast(colour('--adit-bar-accent'), colour('--adit-bar'))).toBeGreaterThanOrEqual(3)
  })

  test('every colour has been thought of here', () => {
    const seen = new Set([
      ...Object.keys(TEXT),
      ...PLAIN,
      ...SOFT,
      ...ON_BAR,
      '--adit-field',
      '--adit-bar-accent',
    ])
    const DECORATION = [
      '--adit-contour',
      '--adit-rule',
      '--adit-rule-strong',
      '--mantine-color-default-border',
    ]
    const forgotten = Object.entries(tokens)
      .filter(([name, value]) => value.startsWith('#') && !seen.has(name) && !DECORATION.includes(name))
      .map(([name]) => name)
      .filter((name) => !name.startsWith('--mantine-color-disabled'))
    expect(forgotten).toEqual([])
  })
})

test('out of doors even the rules are seen, and lines are thick', () => {
  for (const rule of [
    '--adit-rule',
    '--adit-rule-strong',
    '--mantine-color-default-border',
    '--mantine-color-disabled-color',
  ])
    for (const ground of PLAIN)
      expect(contrast(OUTDOOR[rule] ?? '', OUTDOOR[ground] ?? '')).toBeGreaterThanOrEqual(7)
  expect(OUTDOOR['--adit-line']).toBe('2px')
})

test('the ratio is the one of WCAG', () => {
  expect(contrast('#ffffff', '#000000')).toBe(21)
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
})
