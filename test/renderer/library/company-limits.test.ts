import { describe, expect, test } from 'vitest'
import { definitionToUse, effectsOf } from '../../../renderer/library/company-limits.ts'
import { arrangeLibrary } from '../../../renderer/library/library.ts'
import { keepLimits } from '../../../renderer/screens/checklists/keep-limits.ts'
import type { Services } from '../../../renderer/services.ts'
import { definition, question } from '../../support/checklist-dsl.ts'
import { createFakeBridge } from '../../support/fake-bridge.ts'
import { createMemoryStorage } from '../../support/memory-storage.ts'

const limit = (max: string) => ({
  limits: [{ name: 'cu', label: { en: 'Copper' }, columns: { medium: 'effluent', parameter: 'cu', max } }],
})
const rows = [question('text', 'a')]
const water = definition(rows, { form_id: 'water', choices: limit('0.3') })
const tailings = definition(rows, { form_id: 'tailings', choices: limit('0.3') })
const strict = definition(rows, { form_id: 'strict', choices: limit('0.2') })
const without = definition(rows, { form_id: 'without' })

describe('a company table', () => {
  test('shows what it changes, checklists in which that is the same together', () => {
    const result = effectsOf([water, without, tailings, strict], 'name,max\ncu,0.2')
    if ('problems' in result) throw new Error(JSON.stringify(result.problems))
    expect(
      result.effects.map(({ definitions, changed }) => [
        definitions.map(({ form_id }) => form_id),
        changed.map(({ name, before, after }) => [name, before?.max, after.max]),
      ]),
    ).toEqual([
      [['water', 'tailings'], [['cu', '0.3', '0.2']]],
      [['strict'], []],
    ])
  })

  test('tells each fault once, however many checklists it would stand in', () => {
    const result = effectsOf([water, tailings], 'name,max\ncu,low')
    expect(result).toEqual({
      problems: [{ path: '', code: 'wrong-form', detail: { column: 'max', line: 2 } }],
    })
  })
})

describe('limits that are kept', () => {
  const person = {
    key: `sha256:${'1'.repeat(64)}` as const,
    signer: { name: 'Lin Wei', org: '', title: '' },
    fingerprint: '',
    created: '',
    keyring: false,
    backed_up: null,
  }
  async function services(): Promise<Services> {
    const storage = createMemoryStorage()
    await storage.putSettings({ identity: person.key })
    return {
      storage,
      bridge: createFakeBridge({
        'keys.list': () => ({ keyring: { available: false, backend: 'none' }, signers: [person] }),
      }),
      environment: { now: () => '2026-05-30T17:00:00.000+02:00', random: () => 0, uuid: () => '' },
    }
  }
  const versionOf = (form: string) => {
    const found = arrangeLibrary([water, without], []).find(({ form_id }) => form_id === form)
    if (found === undefined) throw new Error(form)
    return found.versions[0]
  }

  test('are laid over the checklists of new assessments, under another version, until they are removed', async () => {
    const here = await services()
    await keepLimits(here, 'limits.csv', 'name,max\ncu,0.1')
    expect((await here.storage.getSettings()).limits).toEqual({
      file: 'limits.csv',
      csv: 'name,max\ncu,0.1',
      at: '2026-05-30T15:00:00Z',
      by: person.signer,
    })
    const used = await definitionToUse(here, versionOf('water'))
    expect(used.choices.limits?.[0]?.columns?.max).toBe('0.1')
    expect(used.version).toMatch(/^1\+limits\.[0-9a-f]{8}$/)
    expect(await definitionToUse(here, versionOf('without'))).toBe(without)

    await here.storage.putSettings({ limits: null })
    expect(await definitionToUse(here, versionOf('water'))).toBe(water)
  })

  test('that do not fit a checklist keep an assessment from beginning without them', async () => {
    const here = await services()
    await keepLimits(here, 'limits.csv', 'name,max\nzn,0.1')
    await expect(definitionToUse(here, versionOf('water'))).rejects.toMatchObject({
      code: 'not-a-checklist',
      details: { path: 'limits.csv' },
    })
  })
})
