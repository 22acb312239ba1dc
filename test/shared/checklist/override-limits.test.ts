import { describe, expect, it } from 'vitest'
import type { Choice } from '../../../shared/checklist/definition.ts'
import { overrideLimits } from '../../../shared/checklist/override-limits.ts'
import { definition } from '../../support/checklist-dsl.ts'

const copper: Choice = {
  name: 'cu',
  label: { en: 'Copper' },
  columns: { medium: 'effluent', parameter: 'cu', max: '0.3', min: '0', verified: 'yes' },
}
const checklist = definition([], { choices: { limits: [copper] } })

function lay(csv: string) {
  const result = overrideLimits(checklist, csv)
  if ('problems' in result) throw new Error(JSON.stringify(result.problems))
  return result
}

function refusals(csv: string) {
  const result = overrideLimits(checklist, csv)
  return 'problems' in result ? result.problems : []
}

describe('a company table of limits', () => {
  it('changes the cells it gives, clears those with a dash, and leaves the others', () => {
    const { definition: after, changed } = lay('name,max,min,source\ncu,0.2,-,Company rule 7')
    const columns = {
      medium: 'effluent',
      parameter: 'cu',
      max: '0.2',
      verified: 'yes',
      source: 'Company rule 7',
    }
    expect(after.choices.limits).toEqual([{ ...copper, columns }])
    expect(changed).toEqual([{ name: 'cu', before: copper.columns, after: columns }])
  })

  it('adds rows of its own, valid anywhere and unverified unless it says otherwise', () => {
    const { definition: after } = lay(
      'name,label::en,medium,parameter,max\nzn_own,"Zinc, ours",effluent,zn,0.4',
    )
    expect(after.choices.limits?.[1]).toEqual({
      name: 'zn_own',
      label: { en: 'Zinc, ours' },
      columns: {
        country: 'any',
        statistic: 'any',
        verified: 'no',
        medium: 'effluent',
        parameter: 'zn',
        max: '0.4',
      },
    })
  })

  it('makes another version of the checklist, the same for the same table', () => {
    const table = 'name,max\ncu,0.2'
    const [one, two, other] = [lay(table), lay(table), lay('name,max\ncu,0.1')]
    expect(one.definition.version).toMatch(/^1\+limits\.[0-9a-f]{8}$/)
    expect(two.definition.version).toBe(one.definition.version)
    expect(other.definition.version).not.toBe(one.definition.version)
    expect(checklist.version).toBe('1')
    expect(checklist.choices.limits).toEqual([copper])
  })
})

describe('a table is refused with its line', () => {
  it.each([
    ['no header', '', [{ code: 'missing', detail: { name: 'name', line: 1 } }]],
    ['no name column', 'max\n1', [{ code: 'missing', detail: { name: 'name', line: 1 } }]],
    [
      'a word for a number',
      'name,max\n\ncu,much',
      [{ code: 'wrong-form', detail: { column: 'max', line: 3 } }],
    ],
    ['a name twice', 'name,max\ncu,1\ncu,2', [{ code: 'duplicate-name', detail: { name: 'cu', line: 3 } }]],
    [
      'a new row without its words',
      'name,max\nzn,1',
      [
        { code: 'missing', detail: { name: 'label::en', line: 2 } },
        { code: 'missing', detail: { name: 'medium', line: 2 } },
        { code: 'missing', detail: { name: 'parameter', line: 2 } },
      ],
    ],
    ['an open quotation mark', 'name,max\n"cu,1', [{ code: 'syntax' }]],
  ])('%s', (_why, csv, problems) => {
    expect(refusals(csv)).toMatchObject(problems)
    expect(refusals(csv)).toHaveLength(problems.length)
  })

  it('and so is one for a checklist that keeps no limits', () => {
    expect(overrideLimits(definition([]), 'name,max\ncu,1')).toMatchObject({
      problems: [{ code: 'unknown-list', detail: { name: 'limits' } }],
    })
  })
})
