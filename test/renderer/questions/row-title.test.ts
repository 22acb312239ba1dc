import { describe, expect, it } from 'vitest'
import { rowTitle } from '../../../renderer/questions/row-title.ts'
import type { AditColumns } from '../../../shared/checklist/definition.ts'
import type { Path, Value } from '../../../shared/checklist/value.ts'
import type { View } from '../../../shared/engine/form-view.ts'
import { choices, choose, group, open, question, repeat } from '../../support/checklist-dsl.ts'

const ROW = '0000000a'

/** The title of the one row of a repeat with these answers. */
function title(values: Record<string, Value>, adit?: AditColumns): string {
  const inside = [
    choose('seen'),
    question('text', 'number'),
    group('more', [question('select_one', 'kind', { list_name: 'kinds' })]),
    question('text', 'gone', { relevant: "${number} = 'x'" }),
  ]
  const form = open(
    [repeat('r', inside, adit === undefined ? {} : { adit })],
    {
      rows: { r: [ROW] },
      values: Object.fromEntries(Object.entries(values).map(([name, value]) => [`${ROW}/${name}`, value])),
    },
    { choices: { kinds: choices('water air') } },
  )
  const view = form.view('r')
  if (view?.kind !== 'repeat') throw new Error('no repeat')
  const views = new Map<Path, View>()
  const take = (path: Path) => {
    const at = form.view(path)
    if (at === undefined) return
    views.set(path, at)
    if (at.kind === 'group') at.children.forEach(take)
  }
  const children = view.rows[0]?.children ?? []
  children.forEach(take)
  const words = (of: { choices: readonly { name: string; label: unknown }[] }, value: Value | null) =>
    of.choices.some(({ name }) => name === value) ? String(value).toUpperCase() : String(value ?? '')
  return rowTitle(view, children, views, words, 20)
}

describe('a row of a repeat', () => {
  it('is named by what its checklist says, in that order, choices by their labels', () => {
    const adit = { row_name: ['kind', 'number'] }
    expect(title({ seen: 'yes', number: 'P-7', kind: 'water' }, adit)).toBe('WATER · P-7')
    expect(title({ seen: 'yes', number: 'P-7' }, adit)).toBe('P-7')
  })

  it('has no name while none of that is answered or asked', () => {
    expect(title({ seen: 'yes' }, { row_name: ['number'] })).toBe('')
    expect(title({ gone: 'G' }, { row_name: ['gone'] })).toBe('')
  })

  it('is named by its first answer that says more than yes or no, where the checklist says nothing', () => {
    expect(title({ seen: 'yes', number: 'P-7' })).toBe('P-7')
    expect(title({ seen: 'yes' })).toBe('')
  })

  it('has a name of one line', () => {
    expect(title({ number: 'x'.repeat(30) }, { row_name: ['number'] })).toBe(`${'x'.repeat(19)}…`)
  })
})
