import { beforeEach, describe, expect, it } from 'vitest'
import type { StoreApi } from 'zustand'
import type { AssessmentState } from '../../../renderer/assessment/assessment-state.ts'
import type { RowId } from '../../../shared/checklist/value.ts'
import type { MemoryStorage } from '../../support/memory-storage.ts'
import { BEN, begunAssessment, openStore } from './opened.ts'

let storage: MemoryStorage
let ana: StoreApi<AssessmentState>
let row: RowId
let file: string

const BEN_PERSON = { name: 'Ben', org: '', title: '' }
const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: { readonly code?: string }) => error.code ?? String(error),
  )
const valueAt = ({ views }: AssessmentState, path: string) => {
  const view = views.get(path)
  return view?.kind === 'question' ? view.value : undefined
}

/** Ana, who began, has answered, attached a photo and added an outfall. */
beforeEach(async () => {
  storage = await begunAssessment()
  ana = await openStore(storage)
  const work = ana.getState()
  await work.answer('DISCHARGE', 'yes')
  await work.answer('REMARK', 'Clear water')
  await work.setEvidence('DISCHARGE', 'E2')
  await work.attach('PHOTO', [new File(['abc'], 'outfall.txt')])
  row = await work.addRow('OUTFALLS')
  await work.answer(`${row}/OUTFALL`, 'north')
  file = ana.getState().record.attachments.get('PHOTO')?.[0]?.sha256 ?? ''
})

describe('what somebody else said', () => {
  const acts: readonly (readonly [string, (ben: AssessmentState) => Promise<unknown>])[] = [
    ['an answer', (ben) => ben.answer('DISCHARGE', 'no')],
    ['an answer that would be cleared', (ben) => ben.answer('REMARK', null)],
    ['how well it is proven', (ben) => ben.setEvidence('DISCHARGE', 'E4')],
    [
      'a cell that is pasted over',
      (ben) => {
        const answers = [{ name: 'OUTFALL', value: 'south' }]
        return ben.fillRows('OUTFALLS', [
          { row: null, answers },
          { row, answers },
        ])
      },
    ],
    ['an entry', (ben) => ben.removeRow(row)],
    ['a file', (ben) => ben.withdraw('PHOTO', file)],
    ['what a file shows', (ben) => ben.describeFile('PHOTO', file, { caption: 'Pipe', direction: null })],
    [
      'marks on a file',
      (ben) =>
        ben.annotate('PHOTO', file, [
          { shape: 'box', from: ['0.1', '0.1'], to: ['0.2', '0.2'], colour: 'red' } as never,
        ]),
    ],
  ]

  it.each(acts)('is not changed: %s', async (_, act) => {
    const ben = await openStore(storage, BEN)
    const before = ben.getState()
    expect(await codeOf(act(before))).toBe('answer-of-another')
    const after = ben.getState()
    expect(after.events).toBe(before.events)
    expect(after.views).toBe(before.views)
    expect(valueAt(after, 'DISCHARGE')).toBe('yes')
  })

  it('can be remarked on, and added to', async () => {
    const ben = (await openStore(storage, BEN)).getState()
    await ben.comment('DISCHARGE', 'Only after rain')
    await ben.flag('DISCHARGE', {})
    expect(await ben.attach('PHOTO', [new File(['abcd'], 'other.txt')])).toBe(1)
    await ben.answer('COPPER', '0.1')
    const own = await ben.addRow('OUTFALLS')
    await ben.answer(`${own}/OUTFALL`, 'east')
    await ben.removeRow(own)
  })

  it('is changed by whoever has the section, and by nobody else', async () => {
    await ana.getState().assign('WATER', BEN_PERSON)
    const ben = await openStore(storage, BEN)
    await ben.getState().answer('DISCHARGE', 'no')
    await ben.getState().withdraw('PHOTO', file)
    await ben.getState().removeRow(row)
    expect(valueAt(ben.getState(), 'DISCHARGE')).toBe('no')
    // Ana leads: she takes it back as she likes.
    const again = await openStore(storage)
    await again.getState().assign('WATER', null)
    await again.getState().answer('DISCHARGE', 'partial')
    expect(await codeOf((await openStore(storage, BEN)).getState().answer('DISCHARGE', 'no'))).toBe(
      'answer-of-another',
    )
  })

  it('is given back by no undo that one may not say any more', async () => {
    await ana.getState().assign('WATER', BEN_PERSON)
    const ben = await openStore(storage, BEN)
    await ben.getState().setEvidence('REMARK', 'E1')
    expect(ben.getState().undoable).toMatchObject({ body: { kind: 'evidence.set' } })
    await (await openStore(storage)).getState().assign('WATER', null)
    const later = await openStore(storage, BEN)
    expect(later.getState().undoable).toBeNull()
    expect(await later.getState().undo()).toBeNull()
  })
})

describe('whoever leads', () => {
  it('gives sections and opens answers; others cannot', async () => {
    const ben = (await openStore(storage, BEN)).getState()
    expect(await codeOf(ben.assign('WATER', BEN_PERSON))).toBe('lead-only')
    expect(await codeOf(ben.openAnswers(true))).toBe('lead-only')
    expect(await codeOf(ana.getState().openAnswers(true))).toBe('done')
    const later = (await openStore(storage, BEN)).getState()
    expect(await codeOf(later.answer('DISCHARGE', 'no'))).toBe('done')
  })

  it('says nothing twice, and takes the opening back', async () => {
    const count = () => ana.getState().events.length
    const before = count()
    await ana.getState().openAnswers(false)
    expect(count()).toBe(before)
    await ana.getState().openAnswers(true)
    await ana.getState().openAnswers(true)
    expect(count()).toBe(before + 1)
    await ana.getState().undo()
    expect(await codeOf((await openStore(storage, BEN)).getState().answer('REMARK', 'x'))).toBe(
      'answer-of-another',
    )
  })

  it('changes whatever a colleague said', async () => {
    await (await openStore(storage, BEN)).getState().answer('COPPER', '0.1')
    const lead = await openStore(storage)
    expect(await codeOf(lead.getState().answer('COPPER', '0.2'))).toBe('done')
  })
})
