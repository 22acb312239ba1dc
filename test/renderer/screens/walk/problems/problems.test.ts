import { describe, expect, it } from 'vitest'
import { problemsOf } from '../../../../../renderer/screens/walk/problems/problems.ts'
import type { ChecklistDefinition } from '../../../../../shared/checklist/definition.ts'
import { begunAssessment, openStore, SMALL } from '../../../assessment/opened.ts'

const [water] = SMALL.survey
if (water?.type !== 'group') throw new Error('the small checklist has another form')

/** The small checklist with a number that has a usual range, and a question that must be answered. */
const DOUBTING: ChecklistDefinition = {
  ...SMALL,
  survey: [
    {
      ...water,
      children: [
        ...water.children.map((row) =>
          row.name === 'COPPER' && row.type === 'decimal'
            ? { ...row, adit: { ...row.adit, plausible: { min: '0', max: '100' } } }
            : row,
        ),
        { type: 'text', name: 'WHO', label: { en: 'Who was there?' }, required: 'true()' },
      ],
    },
  ],
}

async function walked() {
  const storage = await begunAssessment()
  const card = await storage.getAssessment('c0a80101-0000-4000-8000-000000000001')
  if (card === undefined) throw new Error('no assessment')
  const store = await openStore({ ...storage, getChecklist: async () => DOUBTING })
  const problems = () => problemsOf(store.getState())
  const kinds = () =>
    problems().sections.flatMap((section) => section.problems.map(({ kind, path }) => `${kind} ${path}`))
  return { store, problems, kinds }
}

describe('the problems of an assessment', () => {
  it('are what is open, what is hard to believe and what was found, where they stand', async () => {
    const { store, kinds, problems } = await walked()
    expect(kinds()).toEqual(['required WHO'])
    await store.getState().answer('DISCHARGE', 'yes')
    await store.getState().answer('COPPER', '420')
    expect(kinds()).toEqual(['doubt COPPER', 'finding COPPER', 'required WHO'])
    expect(problems().counts).toMatchObject({ required: 1, doubt: 1, finding: 1 })
    expect(problems().total).toBe(3)
  })

  it('no longer count a doubt that somebody gave a reason for, until the number changes', async () => {
    const { store, problems } = await walked()
    await store.getState().answer('DISCHARGE', 'yes')
    await store.getState().answer('COPPER', '420')
    await store.getState().answer('COPPER', '420', 'Undiluted leachate, measured twice')
    expect(problems().counts.doubt).toBe(0)
    expect(problems().sections[0]?.problems.find(({ kind }) => kind === 'doubt')?.settled).toBe(true)
    await store.getState().answer('COPPER', '430')
    expect(problems().counts.doubt).toBe(1)
  })

  it('list what will be left out apart', async () => {
    const { store, problems } = await walked()
    await store.getState().answer('DISCHARGE', 'yes')
    await store.getState().answer('COPPER', '420')
    await store.getState().answer('DISCHARGE', 'no')
    expect(problems().leftOut.map(({ path }) => path)).toEqual(['COPPER'])
    expect(problems().counts).toMatchObject({ doubt: 0, finding: 0 })
  })
})
