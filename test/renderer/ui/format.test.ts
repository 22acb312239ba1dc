import { describe, expect, test } from 'vitest'
import {
  formatAge,
  formatAmount,
  formatBytes,
  formatCountry,
  formatDate,
  formatDegrees,
  formatFingerprint,
  formatList,
  formatNumber,
  formatPlace,
  formatUnit,
  sentenceGap,
} from '../../../renderer/ui/format.ts'

describe('numbers', () => {
  test('keep every decimal that was entered', () => {
    expect(formatNumber('0.42', 'en')).toBe('0.42')
    expect(formatNumber('1234567.891', 'en')).toBe('1,234,567.891')
  })

  test('are grouped in both languages, digit by digit as they were entered', () => {
    for (const language of ['en', 'zh'] as const) {
      expect(formatNumber('1000', language)).toBe('1,000')
      expect(formatNumber(12_345, language)).toBe('12,345')
      expect(formatNumber('-1000.50', language)).toBe('-1,000.50')
      expect(formatNumber('12345678901234567890.10', language)).toBe('12,345,678,901,234,567,890.10')
      expect(formatNumber('<1000', language)).toBe('<1,000')
    }
  })

  test('with a unit are amounts; four digits without one may be a year', () => {
    expect(formatAmount('1000', 'm3/yr', 'en')).toBe('1,000 m³/yr')
    expect(formatAmount('1000', 'm3/yr', 'zh')).toBe('1,000 m³/年')
    expect(formatAmount('2025', '', 'en')).toBe('2025')
    expect(formatAmount('20250', '', 'en')).toBe('20,250')
    // The unit stands over the column.
    expect(formatAmount('1000', '', 'en', true)).toBe('1,000')
  })

  test('that are none stay as they are', () => {
    expect(['007', '1e5', '0x10', '1 000', '.5', '-'].map((text) => formatNumber(text, 'en'))).toEqual([
      '007',
      '1e5',
      '0x10',
      '1 000',
      '.5',
      '-',
    ])
    expect(formatNumber('', 'en')).toBe('')
    expect(formatNumber('about 3', 'en')).toBe('about 3')
  })

  test('of bytes come in powers of 1000', () => {
    expect(formatBytes(999, 'en')).toBe('999 bytes')
    expect(formatBytes(1, 'en')).toBe('1 byte')
    expect(formatBytes(423, 'zh')).toBe('423 字节')
    expect(formatBytes(4_200_000, 'en')).toBe('4.2 MB')
    expect(formatBytes(42_000_000, 'en')).toBe('42 MB')
  })
})

describe('units', () => {
  test('have their powers raised', () => {
    expect(formatUnit('m3/yr', 'en')).toBe('m³/yr')
    expect(formatUnit('m2', 'en')).toBe('m²')
    expect(formatUnit('mg/L', 'en')).toBe('mg/L')
    expect(formatUnit('', 'en')).toBe('')
  })

  test('of years are Chinese in Chinese', () => {
    expect(formatUnit('m3/yr', 'zh')).toBe('m³/年')
    expect(formatUnit('mm/month', 'zh')).toBe('mm/月')
  })

  test.each([
    ['ug/m3', 'µg/m³', 'µg/m³'],
    ['uS/cm', 'µS/cm', 'µS/cm'],
    ['t/km2/yr', 't/km²/yr', 't/km²/年'],
    ['t CO2e/yr', 't CO₂e/yr', 't CO₂e/年'],
    ['million', 'million', '百万'],
    ['1/1e6 h', 'per million hours', '每百万工时'],
    ['yr', 'years', '年'],
    ['mu', 'mu', '亩'],
    ['-', '', ''],
  ])('%s is written %s, in Chinese %s', (code, en, zh) => {
    expect(formatUnit(code, 'en')).toBe(en)
    expect(formatUnit(code, 'zh')).toBe(zh)
  })
})

describe('dates', () => {
  test('show the day where the device is', () => {
    expect(formatDate('2026-05-30T20:00:00Z', 'en')).toBe('31 May 2026')
    expect(formatDate('2026-05-30T20:00:00Z', 'zh')).toBe('2026年5月31日')
  })

  test('without a time are that day everywhere', () => {
    expect(formatDate('2026-05-30', 'en')).toBe('30 May 2026')
  })
})

describe('names and signs', () => {
  test('countries in both languages', () => {
    expect(formatCountry('PE', 'en')).toBe('Peru')
    expect(formatCountry('PE', 'zh')).toBe('秘鲁')
    expect(formatCountry('somewhere', 'en')).toBe('somewhere')
  })

  test('degrees carry over at sixty', () => {
    expect(formatDegrees('-14.908333', 'lat', 'en')).toBe('14°54′30″ S')
    expect(formatDegrees('59.9999', 'lon', 'en')).toBe('60°00′00″ E')
  })

  test('degrees say their hemisphere where people of the language look for it', () => {
    expect(formatDegrees('-14.908333', 'lat', 'zh')).toBe('南纬 14°54′30″')
    expect(formatDegrees('116.39444', 'lon', 'zh')).toBe('东经 116°23′40″')
  })

  test('a place goes from small to large in English, from large to small in Chinese', () => {
    expect(formatPlace('Ayacucho', 'PE', 'en')).toBe('Ayacucho, Peru')
    expect(formatPlace('福建省', 'CN', 'zh')).toBe('中国 · 福建省')
    expect(formatPlace(undefined, 'PE', 'zh')).toBe('秘鲁')
    expect(formatPlace('', undefined, 'en')).toBe('')
  })

  test('Chinese sentences follow each other without a space', () => {
    expect(['One.', 'Two.'].join(sentenceGap('en'))).toBe('One. Two.')
    expect(['一。', '二。'].join(sentenceGap('zh'))).toBe('一。二。')
  })

  test('names in a row have the comma of their language', () => {
    expect(formatList(['a', 'b'], 'en')).toBe('a, b')
    expect(formatList(['a', 'b'], 'zh')).toBe('a、b')
  })

  test('fingerprints are four groups of four', () => {
    expect(formatFingerprint(`sha256:9f2c4417aa01be03${'0'.repeat(48)}`)).toBe('9f2c 4417 aa01 be03')
  })
})

describe('ages', () => {
  const now = '2026-05-30T12:00:00Z'

  test.each([
    ['2026-05-30T08:00:00Z', 'today', '今天'],
    ['2026-05-10T12:00:00Z', '20 days ago', '20 天前'],
    ['2025-11-30T12:00:00Z', '5 months ago', '5 个月前'],
    ['2023-05-01', '3 years ago', '3 年前'],
  ])('of %s', (iso, en, zh) => {
    expect(formatAge(iso, now, 'en')).toBe(en)
    expect(formatAge(iso, now, 'zh')).toBe(zh)
  })

  test('of a moment that is still to come are its day', () => {
    expect(formatAge('2026-06-30', now, 'en')).toBe('30 Jun 2026')
  })
})
