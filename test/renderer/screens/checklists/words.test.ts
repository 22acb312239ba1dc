import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { DIFFERENCE_KINDS } from '../../../../renderer/screens/checklists/filter-difference.ts'
import { QUESTION_TYPES } from '../../../../shared/checklist/definition.ts'
import { FATES } from '../../../../shared/xlsform/import-report.ts'
import { REMARKS } from '../../../../shared/xlsform/remarks.ts'
import { SUPPORT_LEVELS, supportTable } from '../../../../shared/xlsform/support-table.ts'

const read = (namespace: string) =>
  JSON.parse(
    readFileSync(join(import.meta.dirname, '../../../../assets/messages/en', `${namespace}.json`), 'utf8'),
  )

describe('the library has words for', () => {
  const words = read('checklists')

  test.each([...QUESTION_TYPES, 'group', 'repeat'])('the type %s', (type) => {
    expect(words.type[type]).toBeTruthy()
  })

  test.each(FATES)('the fate %s', (fate) => {
    expect(words.fate[fate]).toBeTruthy()
  })

  test.each(DIFFERENCE_KINDS)('differences of the kind %s', (kind) => {
    expect(words.compare.kind[kind]).toBeTruthy()
  })

  test('everything that the help page tells', () => {
    const support = read('xlsform-support')
    const { level } = read('help').xlsform
    for (const { group, support: code, note } of supportTable()) {
      expect(support.group[group], group).toBeTruthy()
      expect(support.support[code], code).toBeTruthy()
      if (note !== undefined) expect(support.note[note], note).toBeTruthy()
    }
    expect(SUPPORT_LEVELS.filter((code) => !(code in level))).toEqual([])
  })

  test('everything that importing says', () => {
    const known = read('xlsform')
    expect(Object.keys(REMARKS).filter((code) => !(code in known || `${code}_other` in known))).toEqual([])
  })
})
