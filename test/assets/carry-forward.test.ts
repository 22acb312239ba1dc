import { describe, expect, it } from 'vitest'
import { readBuiltInChecklists } from '../../main/checklists/built-in.ts'
import type { ChecklistDefinition, RowDefinition, Stage } from '../../shared/checklist/definition.ts'

const checklists = (await readBuiltInChecklists('assets')).map(({ definition }) => definition)

/** A row that gives or takes a value under a key, in one stage. */
interface Thread {
  readonly stage: Stage
  readonly row: RowDefinition
  readonly checklist: ChecklistDefinition
}

const threads = new Map<string, Thread[]>()
for (const checklist of checklists) {
  const visit = (row: RowDefinition) => {
    const key = row.adit?.carry_forward
    if (key !== undefined) {
      threads.set(key, [...(threads.get(key) ?? []), { stage: checklist.stage, row, checklist }])
    }
    if (row.type === 'group' || row.type === 'repeat') row.children.forEach(visit)
  }
  checklist.survey.forEach(visit)
}

/** What a value has to have in common to be carried: numbers of one unit, choices, texts, dates, places. */
function shapeOf({ row }: Thread): string {
  if (row.type === 'repeat' || row.type === 'group') return row.type
  const number = ['integer', 'decimal', 'range', 'calculate'].includes(row.type)
  return [number ? 'number' : row.type, row.adit?.unit ?? ''].join(' ')
}

function codesOf({ row, checklist }: Thread): readonly string[] {
  const list = 'list_name' in row ? row.list_name : undefined
  return (checklist.choices[list ?? ''] ?? []).map(({ name }) => name)
}

const shared = [...threads].filter(([, uses]) => new Set(uses.map(({ stage }) => stage)).size > 1)

describe('the threads through the life of a mine', () => {
  it('run through more than one stage', () => {
    expect(shared.length).toBeGreaterThan(60)
  })

  it.each(shared)('%s holds the same kind of value in every stage', (_key, uses) => {
    expect(new Set(uses.map(shapeOf))).toHaveLength(1)
  })

  it.each(shared)('%s finds every choice of an earlier stage again in the later ones', (_key, uses) => {
    for (const [index, use] of uses.entries()) {
      for (const later of uses.slice(index + 1)) {
        expect(codesOf(later)).toEqual(expect.arrayContaining([...codesOf(use)]))
      }
    }
  })

  // Domain E1: where a thread is born, and where it is used.
  it.each<[string, Stage, Stage]>([
    ['permits', 'acquisition', 'construction'],
    ['commitments', 'acquisition', 'operation'],
    ['conditions_precedent', 'acquisition', 'operation'],
    ['species', 'acquisition', 'operation'],
    ['species', 'construction', 'closure'],
    ['cover.reference', 'acquisition', 'closure'],
    ['tailings', 'acquisition', 'operation'],
    ['dumps', 'acquisition', 'operation'],
    ['geochemistry', 'acquisition', 'operation'],
    ['geochemistry', 'construction', 'operation'],
    ['closure.cost.likely', 'acquisition', 'closure'],
    ['baseline.water.points', 'construction', 'operation'],
    ['photo_points', 'construction', 'operation'],
    ['risk_register', 'acquisition', 'closure'],
    ['land_use', 'construction', 'closure'],
    ['disturbed.area', 'acquisition', 'operation'],
  ])('%s goes from %s to %s', (key, from, to) => {
    const stages = threads.get(key)?.map(({ stage }) => stage) ?? []
    expect(stages).toContain(from)
    expect(stages).toContain(to)
  })

  it('are told apart from words in the texts: every key is dotted lower case', () => {
    expect([...threads.keys()].filter((key) => !/^[a-z][a-z0-9_]*(\.[a-z0-9_]+)*$/.test(key))).toEqual([])
  })
})
