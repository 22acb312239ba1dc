import { describe, expect, test } from 'vitest'
import { chooseForm, companionsOf } from '../../../../renderer/screens/checklists/choose-form.ts'

const file = (name: string, text = '') => new File([text], name)
const names = (files: readonly File[]) => files.map(({ name }) => name)

describe('of several files', () => {
  test('the one workbook is the form, whatever else is there', () => {
    const picked = chooseForm([file('species.csv'), file('Form.XLSX'), file('map.png')])
    expect(picked.form?.name).toBe('Form.XLSX')
  })

  test('a single CSV is the form when there is no workbook', () => {
    expect(chooseForm([file('form.csv'), file('map.png')]).form?.name).toBe('form.csv')
  })

  test('a person chooses when two could be it', () => {
    expect(chooseForm([file('a.xls'), file('b.ods'), file('c.csv')])).toMatchObject({ form: null })
    expect(names(chooseForm([file('a.xls'), file('b.ods'), file('c.csv')]).candidates)).toEqual([
      'a.xls',
      'b.ods',
    ])
    expect(names(chooseForm([file('a.csv'), file('b.csv')]).candidates)).toEqual(['a.csv', 'b.csv'])
  })

  test('none is the form when none can be', () => {
    expect(chooseForm([file('map.png')])).toEqual({ form: null, candidates: [] })
    expect(chooseForm([file('noending')]).candidates).toEqual([])
  })
})

test('the files beside the form are the others, a name that comes again replacing the first', () => {
  const form = file('form.xlsx')
  const old = file('a.csv', 'old')
  const fresh = file('a.csv', 'new')
  expect(companionsOf([old, form, file('map.png'), fresh], form)).toEqual([fresh, expect.any(File)])
  expect(companionsOf([old, form, fresh], form)[0]).toBe(fresh)
})
