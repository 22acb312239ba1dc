import { expect, it } from 'vitest'
import { limitSourceText } from '../../../shared/checklist/limit-source.ts'
import { overrideLimits } from '../../../shared/checklist/override-limits.ts'
import { definition } from '../../support/checklist-dsl.ts'

const title = { en: 'GB 25467-2010, copper', zh: 'GB 25467-2010《铜、镍、钴工业污染物排放标准》' }
const checklist = {
  ...definition([], {
    choices: {
      limits: [
        { name: 'cu', label: { en: 'Copper', zh: '铜' }, columns: { source: 'gb_25467', max: '0.5' } },
      ],
      limit_sources: [{ name: 'gb_25467', label: title }],
    },
  }),
  languages: ['en', 'zh'],
}

it('a source is put into the words of its name in every language', () => {
  expect(limitSourceText(checklist, 'gb_25467')).toEqual(title)
})

it('a source that is no name, such as a permit somebody wrote down, stands as it is in every language', () => {
  expect(limitSourceText(checklist, 'EPL 20884')).toEqual({ en: 'EPL 20884', zh: 'EPL 20884' })
  expect(limitSourceText({ ...checklist, choices: {} }, 'gb_25467')).toEqual({
    en: 'gb_25467',
    zh: 'gb_25467',
  })
})

it("a company's table may write a source out in one language", () => {
  const laid = overrideLimits(checklist, 'name,max,source\ncu,0.2,Company rule 7')
  if ('problems' in laid) throw new Error(JSON.stringify(laid.problems))
  const source = laid.definition.choices.limits?.[0]?.columns?.source ?? ''
  expect(limitSourceText(laid.definition, source)).toEqual({ en: 'Company rule 7', zh: 'Company rule 7' })
})
