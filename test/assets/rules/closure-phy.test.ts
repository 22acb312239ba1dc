import { describe, expect, it } from 'vitest'
import { rowsOf } from '../support/ask-items.ts'
import { ask, verdict } from '../support/closure.ts'

describe('CLO-PHY-01, dams after closure', () => {
  const safe = { class: 'high', flood: '10000', quake: '10000', complete: 'yes' }
  const row = { section: 'A-A', case: 'normal', fos: '1.5' }
  it.each([
    ['nothing', {}, [], 'unknown'],
    ['strong enough', safe, [row], 'yes'],
    ['flood too small', { ...safe, flood: '9999' }, [row], 'no'],
    ['earthquake too small', { ...safe, quake: '2475' }, [row], 'no'],
    [
      'a smaller one that was approved',
      { ...safe, flood: '5000', quake: '5000', approved: '5000' },
      [row],
      'yes',
    ],
    ['below what was approved', { ...safe, flood: '4999', approved: '5000' }, [row], 'no'],
    ['class not known', { ...safe, class: 'unknown' }, [row], 'yes'],
    ['class not answered', { ...safe, class: undefined }, [row], 'unknown'],
    ['never checked for an earthquake', { ...safe, quake: undefined }, [row], 'unknown'],
    ['a weak section', safe, [row, { ...row, fos: '1.49' }], 'no'],
    ['weak by design criteria', safe, [{ ...row, fos: '1.55', design: '1.6' }], 'no'],
    ['no factor', safe, [{ ...row, fos: undefined }], 'unknown'],
    ['no sections', safe, [], 'unknown'],
    ['not complete', { ...safe, complete: 'no' }, [row], 'unknown'],
  ])('%s', (_, fields, rows, expected) => {
    expect(verdict('CLO-PHY-01', fields, rows)).toBe(expected)
  })

  it('take the stricter of Chinese code and guideline in China', () => {
    const rows = [{ ...row, grade: 'grade_4', case: 'flood', fos: '1.14' }]
    expect(verdict('CLO-PHY-01', safe, rows, { country: 'CN' })).toBe('no')
    expect(verdict('CLO-PHY-01', safe, [{ ...rows[0], fos: '1.15' }], { country: 'CN' })).toBe('yes')
  })
})

describe('CLO-PHY-03, final dump slopes', () => {
  const slope = { dump: 'North', angle: '26', length: '30' }
  const all = { complete: 'yes' }
  it.each([
    ['nothing', {}, [], 'unknown'],
    ['gentle and short', all, [slope], 'yes'],
    ['a little steep', all, [{ ...slope, angle: '26.1' }], 'partial'],
    ['as steep as its design', all, [{ ...slope, angle: '30', angle_design: '30' }], 'yes'],
    ['steeper than its design', all, [{ ...slope, angle: '25', angle_design: '24' }], 'no'],
    ['too steep', all, [{ ...slope, angle: '33.1' }], 'no'],
    ['long', all, [{ ...slope, length: '31' }], 'partial'],
    ['longer than its design', all, [{ ...slope, length: '21', length_design: '20' }], 'no'],
    ['factor of safety too low', all, [{ ...slope, fos: '1.49' }], 'no'],
    ['factor of safety high enough', all, [{ ...slope, fos: '1.5' }], 'yes'],
    ['not measured', all, [{ dump: 'North', angle: '20' }], 'unknown'],
    ['a dump is missing', { complete: 'no' }, [slope], 'unknown'],
  ])('%s', (_, fields, rows, expected) => {
    expect(verdict('CLO-PHY-03', fields, rows)).toBe(expected)
  })
})

describe('CLO-PHY-05, openings to the surface', () => {
  const sealed = {
    id: 'S-1',
    position: { lat: '-14.2', lon: '-72.6' },
    method: 'plug',
    date: '2025-05-01',
    photo: 'plug',
  }
  const { photo: _photo, ...unseen } = sealed
  const all = { complete: 'yes' }
  it.each([
    ['nothing', {}, [], 'unknown'],
    ['all sealed', all, [sealed, { ...sealed, method: 'grate' }], 'yes'],
    ['one open', all, [sealed, { ...sealed, method: 'none' }], 'no'],
    ['one only fenced', { complete: 'no' }, [{ ...sealed, method: 'fence' }], 'no'],
    ['not on the map', all, [{ ...sealed, position: undefined }], 'unknown'],
    ['without a photo', all, [unseen], 'unknown'],
    ['method not known', all, [{ ...sealed, method: 'unknown' }], 'unknown'],
    ['a list with gaps', { complete: 'unknown' }, [sealed], 'unknown'],
  ])('%s', (_, fields, rows, expected) => {
    expect(verdict('CLO-PHY-05', fields, rows)).toBe(expected)
  })
})

describe('CLO-PHY-07, plant', () => {
  const unit = (state?: string) => ({ asset: 'Mill', state })
  it.each([
    ['nothing', {}, [], 'unknown'],
    ['all gone or handed over', { complete: 'yes' }, [unit('removed'), unit('handed_over')], 'yes'],
    ['one only emptied', { complete: 'yes' }, [unit('removed'), unit('empty')], 'partial'],
    ['none done', {}, [unit('untouched'), unit('empty')], 'no'],
    ['one not looked at', { complete: 'yes' }, [unit('removed'), unit()], 'unknown'],
    ['a list with gaps', { complete: 'no' }, [unit('removed')], 'unknown'],
  ])('%s', (_, fields, rows, expected) => {
    expect(verdict('CLO-PHY-07', fields, rows)).toBe(expected)
  })
})

describe('CLO-PHY-08, dangerous things', () => {
  it.each([
    [{}, 'unknown'],
    [{ left: ['none'] }, 'unknown'],
    [{ left: ['none'], papers: 'yes' }, 'yes'],
    [{ left: ['none'], papers: 'partial' }, 'partial'],
    [{ left: ['none'], papers: 'no' }, 'no'],
    [{ left: ['sources'], papers: 'yes' }, 'no'],
    [{ left: ['unknown'], papers: 'yes' }, 'unknown'],
  ])('%j is %s', (fields, expected) => {
    expect(verdict('CLO-PHY-08', fields)).toBe(expected)
  })

  it('cannot be gone and there at once', () => {
    expect(ask('CLO-PHY-08_left', { 'CLO-PHY-08_left': ['none', 'fuel'] }).violation?.code).toBe('constraint')
  })
})

describe('a mine without underground workings', () => {
  it('is not asked for shafts', () => {
    const rows = rowsOf('CLO-PHY-05', [{ id: 'S-1', method: 'none' }])
    expect(ask('CLO-PHY-05', rows, { ug: 'no' }).relevant).toBe(false)
  })
})
