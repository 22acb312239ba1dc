import { describe, expect, test } from 'vitest'
import { saveForm } from '../../../../renderer/screens/checklists/save-form.ts'
import type { ChecklistDefinition } from '../../../../shared/checklist/definition.ts'
import { createFakeBridge } from '../../../support/fake-bridge.ts'

const definition = { form_id: 'dust', version: '1/2: draft' } as ChecklistDefinition
const workbook = { name: 'dust.xlsx', bytes: new Uint8Array([1, 2]) }
const list = { name: 'species.csv', bytes: new Uint8Array([3]) }
const { signal } = new AbortController()

describe('saving a checklist as a workbook', () => {
  test('asks where to with a name that every system takes, then for the lists beside it by their own names', async () => {
    const bridge = createFakeBridge({ 'files.save': ({ name }) => ({ path: `/home/ana/${name}` }) })
    const write = async () => ({ file: workbook, companions: [list], remarks: [] })
    expect(await saveForm({ bridge }, definition, signal, write)).toEqual({
      kind: 'saved',
      paths: ['/home/ana/dust 1 2 draft.xlsx', '/home/ana/species.csv'],
      remarks: [],
    })
    expect(bridge.made.map(({ request }) => request)).toEqual([
      { kind: 'spreadsheet', name: 'dust 1 2 draft.xlsx', bytes: workbook.bytes },
      { kind: 'data', name: 'species.csv', bytes: list.bytes },
    ])
  })

  test('writes nothing more when the person cancels', async () => {
    const bridge = createFakeBridge({ 'files.save': () => null })
    const write = async () => ({ file: workbook, companions: [list], remarks: [] })
    expect(await saveForm({ bridge }, definition, signal, write)).toEqual({ kind: 'cancelled' })
    expect(bridge.made).toHaveLength(1)
  })

  test('asks nothing when the checklist does not fit into a workbook, and says why', async () => {
    const bridge = createFakeBridge()
    const remarks = [{ fate: 'refused', code: 'text-too-long' } as const]
    const write = async () => ({ remarks })
    expect(await saveForm({ bridge }, definition, signal, write)).toEqual({ kind: 'refused', remarks })
    expect(bridge.made).toEqual([])
  })
})
