import { describe, expect, it } from 'vitest'
import { importForm } from '../../../shared/xlsform/import-form.ts'
import { exampleForm, SPECIES_COUNT } from '../../support/xlsforms/example-forms.ts'
import { importExample, walk } from '../../support/xlsforms/walk.ts'

// Expected values are worked out by hand; where that takes more than a glance, a comment says how.

describe('the site inspection', () => {
  const checklist = importExample('site-inspection')
  const start = () => {
    const form = walk(checklist)
    form.answer('kind', 'tsf')
    form.answer('facility_name', 'TSF-2')
    return form
  }

  it('is taken over with its languages, its title and its version', () => {
    expect(checklist.definition).toMatchObject({
      form_id: 'site_inspection',
      version: '2026053001',
      languages: ['en', 'zh'],
      default_language: 'en',
      form_title: { en: 'Tailings and dump inspection' },
    })
  })

  it('names the filled-in form, with the day it begins on', () => {
    expect(start().form.instanceName()).toBe('TSF-2 2026-05-30')
  })

  it('asks for rain only when it rained', () => {
    const form = start()
    expect(form.see('rain_mm').relevant).toBe(false)
    form.answer('weather', 'storm')
    expect(form.see('rain_mm').relevant).toBe(true)
    form.answer('rain_mm', '601')
    expect(form.see('rain_mm').violation).toEqual({
      code: 'constraint',
      message: { en: 'Between 0 and 600 mm.', zh: '应在 0 到 600 毫米之间。' },
    })
  })

  it('takes names of one pattern only, and asks where people stand only at a dam', () => {
    const form = start()
    form.answer('facility_name', 'tsf 2')
    expect(form.see('facility_name').violation?.message?.en).toMatch(/^Two to four capitals/)
    expect(form.see('position').required).toBe(true)
    form.answer('kind', 'wrd')
    expect(form.see('position').required).toBe(false)
  })

  it('works out the pond area in hectares', () => {
    const form = start()
    const corner = (lat: string, lon: string) => ({ lat, lon })
    const square = [corner('0', '0'), corner('0', '0.001'), corner('0.001', '0.001'), corner('0.001', '0')]
    form.answer('outline', [...square, corner('0', '0')])
    // A thousandth of a degree at the equator is 6,378,100 m × π / 180,000 = 111.32 m; squared, 12,392 m².
    expect(form.value('area_ha')).toBe('1.24')
    expect(form.label('area_note')).toBe('The pond covers 1.24 hectares.')
    expect(form.label('area_note', 'zh')).toBe('水面面积 1.24 公顷。')
  })

  it('holds the freeboard against what the design flood asks for', () => {
    const form = start()
    form.answer('crest_m', '412.5')
    form.answer('pond_m', '412.5')
    expect(form.see('pond_m').violation?.message?.en).toBe(
      'The water cannot stand above the crest (412.5 m).',
    )
    form.answer('pond_m', '411.62')
    expect(form.value('freeboard_m')).toBe('0.88')
    form.answer('rain_class', 'y1000')
    expect([form.value('freeboard_min'), form.value('freeboard_ok')]).toEqual(['1', 'no'])
    expect(form.label('freeboard_alarm')).toBe('**Too little freeboard:** 0.88 m, at least 1 m are needed.')
    expect([form.see('freeboard_alarm').relevant, form.value('verdict')]).toEqual([true, 'stop'])
    form.answer('rain_class', 'y100')
    expect([form.value('freeboard_min'), form.value('freeboard_ok')]).toEqual(['0.8', 'yes'])
    expect(form.see('freeboard_alarm').relevant).toBe(false)
  })

  it('wants a photo of strong seepage, and not once it is known that there is no dam', () => {
    const form = start()
    form.answer('seepage', 'yes')
    form.answer('seepage_l_min', '5')
    expect(form.see('seepage_photo').violation).toMatchObject({ code: 'required' })
    form.answer('seepage_l_min', '4.9')
    expect(form.see('seepage_photo').violation).toBeNull()
    form.answer('seepage_l_min', '5')
    form.answer('kind', 'pond')
    expect([form.see('seepage_photo').relevant, form.see('seepage_photo').violation]).toEqual([false, null])
    expect(form.value('seepage_l_min')).toBe('5')
  })

  it('scores what was graded', () => {
    const form = start()
    form.answer('fence', 'good')
    form.answer('signs', 'fair')
    form.answer('spillway', 'na')
    form.answer('monitoring', 'poor')
    // 2 + 1 + 0 of 2 + 2 + 2; what is not applicable does not count.
    expect([form.value('points'), form.value('possible'), form.value('score')]).toEqual(['3', '6', '50'])
    expect(form.value('verdict')).toBe('mend')
    form.answer('monitoring', 'good')
    // 5 of 6 is 83.3.
    expect([form.value('score'), form.value('verdict')]).toEqual(['83', 'good'])
    expect(form.label('verdict_note', 'zh')).toBe('得分 83（满分 100）：good。')
  })

  it('knows that none goes with nothing else, and asks for a plan for the first of several hazards', () => {
    const form = start()
    form.answer('hazards', ['none', 'dust'])
    expect(form.see('hazards').violation).toMatchObject({ code: 'constraint' })
    form.answer('hazards', ['erosion', 'dust'])
    expect(form.see('hazards').violation).toBeNull()
    expect(form.label('hazard_plan')).toBe('What is done about them, first of all about: Erosion gully?')
    form.answer('hazards', ['erosion'])
    expect(form.see('hazard_plan').relevant).toBe(false)
  })

  it('wants the next visit within 90 days when all is good, else within a week', () => {
    const form = start()
    for (const name of ['fence', 'signs', 'spillway', 'monitoring']) form.answer(name, 'good')
    const stands = (date: string) => {
      form.answer('next_visit', date)
      return form.see('next_visit').violation === null
    }
    expect(form.value('visit_date')).toBe('2026-05-30')
    // 1 of May, 30 of June, 31 of July, 28 of August.
    expect([stands('2026-05-30'), stands('2026-08-28'), stands('2026-08-29')]).toEqual([false, true, false])
    form.answer('hazards', ['slide'])
    expect([stands('2026-06-06'), stands('2026-06-07')]).toEqual([true, false])
  })
})

describe('the household survey', () => {
  const checklist = importExample('household-survey')

  /** Two households: Juma with three people, Mosi with one. */
  const start = () => {
    const form = walk(checklist)
    form.answer('province', 'north')
    form.answer('district', 'n_hill')
    form.answer('village', 'baridi')
    form.add('household')
    form.answer('household[1].surname', 'Juma')
    form.answer('household[1].water', 'well')
    form.answer('household[1].member_n', '3')
    const person = (
      place: string,
      name: string,
      born: string,
      ill: readonly string[],
      days: readonly string[],
    ) => {
      form.answer(`${place}.first_name`, name)
      form.answer(`${place}.born`, born)
      form.answer(`${place}.ill`, ill)
      for (const [index, lost] of days.entries()) form.answer(`${place}.illness[${index + 1}].days`, lost)
    }
    person('household[1].member[1]', 'Asha', '1990-06-01', ['cough', 'fever'], ['3', '4'])
    person('household[1].member[2]', 'Ben', '2022-01-15', ['none'], [])
    person('household[1].member[3]', 'Chui', '2015-03-03', ['skin'], ['10'])
    form.add('household')
    form.answer('household[2].surname', 'Mosi')
    form.answer('household[2].water', 'other')
    form.answer('household[2].member_n', '1')
    person('household[2].member[1]', 'Dada', '1950-05-30', ['fever'], ['5'])
    return form
  }

  it('names its languages by tag, though its headers only name them', () => {
    expect(checklist.definition.languages).toEqual(['en', 'sw'])
    expect(checklist.definition.default_language).toBe('en')
  })

  it('offers the districts of the province and the villages of the district', () => {
    const form = start()
    const offered = (name: string) => form.see(name).choices.map((choice) => choice.name)
    expect([offered('district'), offered('village')]).toEqual([
      ['n_hill', 'n_lake'],
      ['baridi', 'mlimani'],
    ])
    expect(form.label('survey_rows', 'sw')).toBe('Kaya za Baridi, Hill')
    form.answer('district', 'n_lake')
    expect(offered('village')).toEqual(['ziwani'])
    expect(form.see('village').violation).toMatchObject({ code: 'choice' })
  })

  it('counts rows as answers say, in each other', () => {
    const form = start()
    expect(form.repeat('household[1].member').rows).toHaveLength(3)
    expect(form.repeat('household[1].member').counted).toBe(true)
    expect(form.repeat('household[1].member[1].illness').rows).toHaveLength(2)
    expect(form.repeat('household[1].member[2].illness').rows).toHaveLength(0)
    form.answer('household[1].member[1].ill', ['none'])
    expect(form.repeat('household[1].member[1].illness').rows).toHaveLength(0)
  })

  it('numbers people and names illnesses by where their rows stand', () => {
    const form = start()
    expect(form.value('household[1].member[3].line')).toBe('1.3')
    expect(form.label('household[2].member[1].first_name')).toBe('First name of person 2.1')
    expect(form.label('household[1].member[1].illness[2].days')).toBe('Days lost to: Fever')
  })

  it('works out ages from dates, a day before the birthday and on it', () => {
    const form = start()
    const ages = [1, 2, 3].map((person) => form.value(`household[1].member[${person}].age`))
    expect(ages).toEqual(['35', '4', '11'])
    // 76 years with 19 leap days are 76 × 365.25 days.
    expect(form.value('household[2].member[1].age')).toBe('76')
    expect(form.see('household[1].member[1].pregnant').relevant).toBe(true)
    expect(form.see('household[1].member[3].pregnant').relevant).toBe(false)
    form.answer('household[2].member[1].born', '2026-05-31')
    expect(form.see('household[2].member[1].born').violation).toMatchObject({ code: 'constraint' })
  })

  it('gives new people the family name, which they may change', () => {
    const form = start()
    expect(form.value('household[1].member[2].last_name')).toBe('Juma')
    form.answer('household[1].member[2].last_name', 'Ali')
    form.answer('household[1].surname', 'Jumah')
    expect(form.value('household[1].member[2].last_name')).toBe('Ali')
  })

  it('adds up inside a person, inside a household and over all', () => {
    const form = start()
    expect(form.value('household[1].member[1].days_lost')).toBe('7')
    expect([1, 2].map((row) => form.value(`household[${row}].children`))).toEqual(['1', '0'])
    expect([1, 2].map((row) => form.value(`household[${row}].oldest`))).toEqual(['35', '76'])
    expect([1, 2].map((row) => form.value(`household[${row}].head`))).toEqual(['Asha', 'Dada'])
    expect(form.label('household[1].household_note')).toBe('Asha Juma: 1 children under five, 3 people')
    // 3 + 4 + 10 + 5 days in four illnesses; 4 people in 2 households.
    expect(['all_days', 'sick', 'people', 'households', 'mean_size'].map(form.value)).toEqual([
      '22',
      '4',
      '4',
      '2',
      '2',
    ])
    expect(form.value('names')).toBe('Juma · Mosi')
    expect(form.label('result_note', 'sw')).toBe('Watu 4 katika kaya 2 walipoteza siku 22.')
  })

  it('has the choice other with a question behind it', () => {
    const form = start()
    expect(form.see('household[1].water').choices.map(({ name }) => name)).toEqual([
      'tap',
      'well',
      'river',
      'other',
    ])
    expect([1, 2].map((row) => form.see(`household[${row}].water_other`).relevant)).toEqual([false, true])
    expect(form.value('other_water')).toBe('1')
  })

  it('counts anew when a household is taken away', () => {
    const form = start()
    form.form.removeRow(form.repeat('household').rows[0]?.row ?? '')
    expect(['all_days', 'sick', 'people', 'households'].map(form.value)).toEqual(['5', '1', '1', '1'])
    expect([form.value('household[1].hh_no'), form.value('household[1].member[1].line')]).toEqual([
      '1',
      '1.1',
    ])
    expect([form.value('household[1].head'), form.value('names')]).toEqual(['Dada', 'Mosi'])
  })

  it('writes a conclusion when asked to, and not by itself', () => {
    const form = start()
    expect(form.value('conclusion')).toBeNull()
    form.answer('people_known', 'yes')
    expect(form.value('conclusion')).toBe('4 people seen')
    form.answer('household[2].member_n', '2')
    expect([form.value('people'), form.value('conclusion')]).toEqual(['5', '4 people seen'])
  })
})

describe('the species count', () => {
  const checklist = importExample('species-count')

  const start = () => {
    const form = walk(checklist)
    form.answer('post', 'T014')
    form.answer('began', '2026-05-30T06:00:00.000+05:45')
    form.answer('ended', '2026-05-30T08:30:00.000+05:45')
    form.answer('sighting_n', '3')
    const seen = [
      ['birds', 'sp_00001', '20'],
      ['fish', 'sp_00005', '4'],
      ['fish', 'sp_00015', '10'],
    ] as const
    for (const [index, [taxon, name, n]] of seen.entries()) {
      form.answer(`sighting[${index + 1}].taxon`, taxon)
      form.answer(`sighting[${index + 1}].species`, name)
      form.answer(`sighting[${index + 1}].n`, n)
    }
    return form
  }

  it('has ten thousand species in two languages, and what is known of them in a list from a file', () => {
    const { choices, languages } = checklist.definition
    expect(languages).toEqual(['en', 'zh'])
    expect(choices.species).toHaveLength(SPECIES_COUNT)
    expect(choices.species?.[14]).toEqual({
      name: 'sp_00015',
      label: { en: 'Bufo alba 00015', zh: '溪种 00015' },
      columns: { taxon: 'fish' },
    })
    expect(choices.species_traits?.[14]).toMatchObject({
      name: 'sp_00015',
      columns: { red_list: 'CR', mass_g: '15.5' },
    })
  })

  it('is refused as long as that file is not there', () => {
    const { file } = exampleForm('species-count')
    const { checklist: none, remarks } = importForm(file)
    expect(none).toBeUndefined()
    expect(remarks.filter(({ fate }) => fate === 'refused').map(({ code }) => code)).toContain('file-missing')
  })

  it('offers only the thousand species of the group', () => {
    const form = start()
    const offered = form.see('sighting[2].species').choices
    expect(offered).toHaveLength(1000)
    expect(offered.slice(0, 2).map(({ name }) => name)).toEqual(['sp_00005', 'sp_00015'])
    form.answer('sighting[2].taxon', 'birds')
    expect(form.see('sighting[2].species').violation).toMatchObject({ code: 'choice' })
    expect(form.value('birds_known')).toBe('1000')
  })

  it('looks up what is known of a species', () => {
    const form = start()
    expect([1, 2, 3].map((row) => form.value(`sighting[${row}].red_list`))).toEqual(['LC', 'CR', 'CR'])
    // 20 × 1.5 g, 4 × 5.5 g, 10 × 15.5 g.
    expect([1, 2, 3].map((row) => form.value(`sighting[${row}].mass_kg`))).toEqual(['0.03', '0.022', '0.155'])
    expect(form.label('sighting[1].seen')).toBe('20 × Alauda alba 00001')
  })

  it('wants a photo of the critically endangered only', () => {
    const form = start()
    expect([1, 2].map((row) => form.see(`sighting[${row}].proof`).violation?.code)).toEqual([
      undefined,
      'required',
    ])
  })

  it('totals what was seen', () => {
    const form = start()
    // 30 + 22 + 155 g are 0.207 kg.
    expect(['total', 'largest', 'critical', 'biomass_kg'].map(form.value)).toEqual(['34', '20', '2', '0.21'])
    expect([form.see('threats').relevant, form.label('total_note', 'zh')]).toEqual([
      true,
      '共 34 个个体，极危物种 2 次',
    ])
    form.answer('sighting_n', '1')
    expect(['total', 'critical'].map(form.value)).toEqual(['20', '0'])
    expect(form.see('threats').relevant).toBe(false)
  })

  it('measures the way and the time', () => {
    const form = start()
    form.answer('way', [
      { lat: '0', lon: '0' },
      { lat: '0', lon: '0.01' },
    ])
    // A hundredth of a degree at the equator is 6,378,100 m × π / 18,000 = 1,113.19 m; 34 / 1.113 is 30.55.
    expect(['km', 'hours', 'per_km'].map(form.value)).toEqual(['1.113', '2.5', '30.5'])
    form.answer('ended', '2026-05-30T05:59:00.000+05:45')
    expect(form.see('ended').violation).toMatchObject({ code: 'constraint' })
  })

  it('names the filled-in form by post and day', () => {
    expect(start().form.instanceName()).toBe('T014 2026-05-30')
  })

  it('has a scale for how far people could see', () => {
    const form = start()
    form.answer('sight', '21')
    expect(form.see('sight').violation).not.toBeNull()
    form.answer('sight', '20')
    expect(form.see('sight').violation).toBeNull()
  })
})
