import { describe, expect, it } from 'vitest'
import type { EvidenceLevel, Severity } from '../../../shared/checklist/definition.ts'
import {
  formatScore,
  type ScoreInput,
  type ScoreItem,
  type Standing,
  score,
} from '../../../shared/score/score.ts'

const VALUES: Record<Standing, number | null> = {
  met: 1,
  partial: 0.5,
  adverse: 0,
  unknown: 0,
  out: null,
  open: null,
}

function item(
  section: string,
  severity: Severity,
  standing: Standing,
  evidence: EvidenceLevel = 'E4',
  gate = false,
): ScoreItem {
  return {
    name: `${section}-${severity}-${standing}`,
    section,
    severity,
    gate,
    standing,
    value: VALUES[standing],
    evidence,
  }
}

function input(items: readonly ScoreItem[], more: Partial<ScoreInput> = {}): ScoreInput {
  const names = [...new Set(items.map((each) => each.section))]
  return { sections: names.map((name) => ({ name, weight: 1 })), items, openRequired: 0, ...more }
}

describe('domain vector 1: not applicable, unknown, confidence', () => {
  const result = score({
    sections: [
      { name: 'A', weight: 12 },
      { name: 'B', weight: 11 },
      { name: 'C', weight: 5 },
      { name: 'D', weight: 7 },
    ],
    items: [
      item('A', 'critical', 'met', 'E2'),
      item('A', 'major', 'partial', 'E1'),
      item('A', 'minor', 'adverse', 'E3'),
      item('A', 'major', 'out', 'E4'),
      item('B', 'critical', 'met', 'E4'),
      item('B', 'critical', 'unknown', 'E0'),
      item('B', 'major', 'met', 'E2'),
      item('B', 'minor', 'met', 'E3'),
      item('C', 'critical', 'out'),
      item('C', 'major', 'out'),
      item('D', 'major', 'met', 'E3'),
      item('D', 'major', 'met', 'E2'),
      item('D', 'minor', 'partial', 'E1'),
    ],
    openRequired: 0,
  })

  it('scores the sections, and drops the one in which nothing applies', () => {
    expect(result.sections.map((section) => section.score?.toFixed(4))).toEqual([
      '72.2222',
      '64.2857',
      undefined,
      '92.8571',
    ])
    expect(result.overall?.toFixed(4)).toBe('74.1270')
    expect(formatScore(result.overall ?? 0)).toBe('74.1')
  })

  it('states the confidence beside it', () => {
    expect(result.sections.map((section) => section.confidence?.toFixed(4))).toEqual([
      '52.2222',
      '54.2857',
      undefined,
      '64.2857',
    ])
    expect(result.confidence?.toFixed(4)).toBe('55.7937')
  })

  it('rates C, provisional, and says why', () => {
    expect([result.rating, result.provisional, result.gate]).toEqual(['C', true, 'pass'])
    expect(result.reasons.map((reason) => reason.code)).toEqual([
      'critical-unknown',
      'section-below-75',
      'score-below-80',
    ])
    expect(result.reasons[1]?.names).toEqual(['A', 'B'])
  })

  it('opens every number into the items that made it', () => {
    const [section] = result.sections
    expect(section?.parts.map(({ weight, value, proof }) => [weight, value, proof])).toEqual([
      [5, 1, 0.6],
      [3, 0.5, 0.3],
      [1, 0, 0.8],
    ])
  })
})

it('domain vector 2a: a failed gate is a D, however good the rest', () => {
  const leg = [
    { ...item('LEG', 'critical', 'adverse', 'E4', true), name: 'ACQ-LEG-10' },
    ...Array.from({ length: 7 }, () => item('LEG', 'critical', 'met')),
    item('LEG', 'major', 'met'),
  ]
  const result = score({
    sections: [
      { name: 'LEG', weight: 12 },
      { name: 'REST', weight: 88 },
    ],
    items: [...leg, item('REST', 'major', 'met')],
    openRequired: 0,
  })
  expect(result.sections[0]?.parts.reduce((total, part) => total + part.weight, 0)).toBe(43)
  expect(result.sections[0]?.score?.toFixed(4)).toBe('88.3721')
  expect(result.overall?.toFixed(4)).toBe('98.6047')
  expect([result.rating, result.gate]).toEqual(['D', 'fail'])
  expect(result.reasons).toEqual([{ code: 'gate-failed', names: ['ACQ-LEG-10'] }])
})

describe('the gate', () => {
  it.each<[Standing, string]>([
    ['met', 'pass'],
    ['adverse', 'fail'],
    ['unknown', 'open'],
    ['partial', 'open'],
    ['open', 'open'],
    ['out', 'pass'],
  ])('%s makes it %s', (standing, expected) => {
    expect(score(input([item('S', 'critical', standing, 'E4', true), item('S', 'minor', 'met')])).gate).toBe(
      expected,
    )
  })
})

describe('the rating', () => {
  const met = (count: number, severity: Severity, evidence: EvidenceLevel = 'E4') =>
    Array.from({ length: count }, () => item('S', severity, 'met', evidence))

  it.each<[string, ScoreInput, string, boolean]>([
    ['everything met and measured', input(met(3, 'critical')), 'A', false],
    ['a required question open', input(met(3, 'critical'), { openRequired: 1 }), 'incomplete', false],
    ['nothing scored', input([item('S', 'major', 'out')]), 'NR', false],
    ['confidence below 40', input(met(3, 'major', 'E1')), 'NR', false],
    ['confidence of 60 exactly', input(met(3, 'major', 'E2')), 'B', false],
    ['confidence below 75', input(met(3, 'major', 'E2')), 'B', false],
    [
      'score below 60',
      input([...met(5, 'major'), ...Array(4).fill(item('S', 'major', 'adverse'))]),
      'D',
      false,
    ],
    ['a critical one adverse', input([...met(20, 'critical'), item('S', 'critical', 'adverse')]), 'C', false],
    ['a critical one unknown', input([...met(20, 'critical'), item('S', 'critical', 'unknown')]), 'C', false],
    [
      'an open gate',
      input([...met(20, 'critical'), item('S', 'critical', 'partial', 'E4', true)]),
      'C',
      false,
    ],
    ['an extreme risk open', input(met(3, 'critical'), { openExtremeRisk: true }), 'C', false],
    ['a major one adverse', input([...met(40, 'major'), item('S', 'major', 'adverse')]), 'B', false],
    ['score of 80 exactly', input([...met(4, 'minor'), item('S', 'minor', 'adverse')]), 'B', false],
    ['score of 90 exactly', input([...met(9, 'minor'), item('S', 'minor', 'adverse')]), 'A', false],
  ])('%s', (_, given, rating, provisional) => {
    const result = score(given)
    expect([result.rating, result.provisional]).toEqual([rating, provisional])
  })

  it('looks at the weakest section, not only at the whole', () => {
    const strong = Array.from({ length: 50 }, () => item('strong', 'major', 'met'))
    const weak = (missed: number) => [
      ...Array.from({ length: 100 - missed }, () => item('weak', 'minor', 'met')),
      ...Array.from({ length: missed }, () => item('weak', 'minor', 'adverse')),
    ]
    const sections = [
      { name: 'strong', weight: 99 },
      { name: 'weak', weight: 1 },
    ]
    const rating = (missed: number) =>
      score({ sections, items: [...strong, ...weak(missed)], openRequired: 0 }).rating
    expect([rating(20), rating(21), rating(25), rating(26)]).toEqual(['A', 'B', 'B', 'C'])
  })
})

describe('display', () => {
  it.each([
    [74.127, '74.1'],
    [0.05, '0.1'],
    [8.35, '8.4'],
    [99.95, '100.0'],
    [64.25, '64.3'],
    [0, '0.0'],
    [100, '100.0'],
    [1e-9, '0.0'],
  ])('%d is shown as %s, rounded half up', (value, expected) => {
    expect(formatScore(value)).toBe(expected)
  })
})
