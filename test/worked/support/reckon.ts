import type { Checklist } from '../../../shared/checklist/checklist.ts'
import { type Expected, toFourDecimals } from './record.ts'

/*
 * The sums of a recorded assessment, done once more from the standings of its items alone. Nothing of the app's scoring
 * is used here: the same slip would have to be made twice to go unseen.
 */

const WEIGHT = { critical: 5, major: 3, minor: 1 }
const PROOF: Readonly<Record<string, number>> = { E0: 0, E1: 0.3, E2: 0.6, E3: 0.8, E4: 1 }
const VALUE: Readonly<Record<string, number>> = { met: 1, partial: 0.5, adverse: 0, unknown: 0 }

/** Everything of a record that follows from its items, risks and cost ranges. */
export function reckon(checklist: Checklist, { items, risks, costs }: Expected) {
  const scored = Object.entries(items)
    .filter(([, text]) => text !== 'out')
    .map(([name, text]) => {
      const row = checklist.rows.get(name)
      const severity = row?.definition.adit?.severity
      if (row === undefined || severity === undefined) throw new Error(`${name} is no item of the checklist`)
      const [standing = '', proof = '', share] = text.split(' ')
      const value = share === undefined ? VALUE[standing] : Number(share)
      const gate = row.definition.adit?.gate === true
      const { section } = row
      return {
        ...{ name, section, severity, gate, standing },
        weight: WEIGHT[severity],
        value: value ?? Number.NaN,
        proof: PROOF[proof] ?? Number.NaN,
      }
    })
  const sections = checklist.sections.map(({ name, definition }) => {
    const own = scored.filter((item) => item.section === name)
    const weights = total(own, (item) => item.weight)
    return {
      name,
      weight: definition.adit?.weight ?? 1,
      applies: weights > 0,
      score: (100 * total(own, (item) => item.weight * item.value)) / weights,
      confidence: (100 * total(own, (item) => item.weight * item.proof)) / weights,
    }
  })
  const applying = sections.filter(({ applies }) => applies)
  const mean = (pick: (section: (typeof sections)[number]) => number) =>
    total(applying, (section) => section.weight * pick(section)) / total(applying, ({ weight }) => weight)
  const overall = mean(({ score }) => score)
  const confidence = mean((section) => section.confidence)
  const extreme = risks.some(({ inherent, current }) => (current ?? inherent)?.endsWith('extreme'))
  const { rating, reasons } = rate()
  const ranges = costs.items.map((text) => (text.split(' ').at(-1) ?? '').split('/').map(Number))
  const deviation = Math.sqrt(total(ranges, ([low = 0, , high = 0]) => ((high - low) / 6) ** 2))
  const cost = total(ranges, ([low = 0, likely = 0, high = 0]) => (low + 4 * likely + high) / 6)
  return {
    rating,
    reasons,
    provisional: confidence < 60 && rating !== 'NR',
    overall: toFourDecimals(overall),
    confidence: toFourDecimals(confidence),
    gate: gate(),
    sections: Object.fromEntries(
      sections.map(({ name, applies, score, confidence: proof }) => [
        name,
        applies ? { score: toFourDecimals(score), confidence: toFourDecimals(proof) } : null,
      ]),
    ),
    costs: {
      mean: toFourDecimals(cost),
      deviation: toFourDecimals(deviation),
      p80: toFourDecimals(cost + 0.8416 * deviation),
    },
  }

  function gate() {
    const standings = scored.filter((item) => item.gate).map(({ standing }) => standing)
    if (standings.includes('adverse')) return 'fail'
    return standings.some((standing) => standing !== 'met') ? 'open' : 'pass'
  }

  function rate() {
    const stood = (fits: (item: (typeof scored)[number]) => boolean) =>
      scored.filter(fits).map(({ name }) => name)
    const below = (line: number) => applying.filter(({ score }) => score < line).map(({ name }) => name)
    const steps: readonly (readonly [string, readonly (readonly [string, boolean | readonly string[]])[]])[] =
      [
        ['NR', [['confidence-below-40', confidence < 40]]],
        [
          'D',
          [
            ['gate-failed', stood((item) => item.gate && item.standing === 'adverse')],
            ['score-below-60', overall < 60],
          ],
        ],
        [
          'C',
          [
            ['gate-open', stood((item) => item.gate && item.standing !== 'met')],
            [
              'critical-adverse',
              stood((item) => item.severity === 'critical' && item.standing === 'adverse'),
            ],
            [
              'critical-unknown',
              stood((item) => item.severity === 'critical' && item.standing === 'unknown'),
            ],
            ['extreme-risk-open', extreme],
            ['section-below-75', below(75)],
            ['score-below-80', overall < 80],
          ],
        ],
        [
          'B',
          [
            ['score-below-90', overall < 90],
            ['section-below-80', below(80)],
            ['major-adverse', stood((item) => item.severity === 'major' && item.standing === 'adverse')],
            ['confidence-below-75', confidence < 75],
          ],
        ],
      ]
    for (const [letter, tests] of steps) {
      const said = tests.flatMap(([code, found]) => {
        if (typeof found === 'boolean') return found ? [code] : []
        return found.length > 0 ? [`${code}: ${found.join(' ')}`] : []
      })
      if (said.length > 0) return { rating: letter, reasons: said }
    }
    return { rating: 'A', reasons: [] }
  }
}

function total<Item>(items: readonly Item[], pick: (item: Item) => number): number {
  return items.reduce((sum, item) => sum + pick(item), 0)
}
