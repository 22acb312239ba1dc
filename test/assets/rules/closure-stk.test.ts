import { describe, expect, it } from 'vitest'
import { rowsOf } from '../support/ask-items.ts'
import { ask, verdict } from '../support/closure.ts'

describe('CLO-STK-03, demands', () => {
  const answered = { demand: 'A clean well', answer: 'Drilled', date: '2026-01-10' }
  const open = { demand: 'The road' }
  it.each([
    ['no log', { log: 'no' }, [answered], 'no'],
    ['a log nobody could show', { log: 'unknown' }, [answered], 'unknown'],
    ['a log of which nothing is entered', { log: 'yes' }, [], 'unknown'],
    ['all answered', { log: 'yes' }, [answered], 'yes'],
    ['one open', { log: 'yes' }, [answered, open], 'partial'],
  ])('%s', (_, fields, rows, expected) => {
    expect(verdict('CLO-STK-03', fields, rows)).toBe(expected)
  })

  it('stays blank until somebody says whether there is a log', () => {
    expect(verdict('CLO-STK-03', {}, [answered])).toBeNull()
  })
})

describe('CLO-STK-05, land use', () => {
  const use = (agreed?: string) => ({ domain: 'Dump', use: 'forest', agreed })
  it.each([
    ['no domains', [], 'unknown'],
    ['all agreed', [use('yes'), use('yes')], 'yes'],
    ['one in talks', [use('yes'), use('talks')], 'partial'],
    ['all in talks', [use('talks')], 'partial'],
    ['none agreed', [use('no'), use('no')], 'no'],
    ['nobody knows', [use('unknown')], 'unknown'],
    ['not answered', [use()], 'unknown'],
  ])('%s', (_, rows, expected) => {
    expect(verdict('CLO-STK-05', {}, rows)).toBe(expected)
  })

  it.each([
    ['farm', true, false],
    ['grass', true, false],
    ['forest', false, true],
    ['water', false, false],
  ])('%s decides what ecology asks', (kind, food, trees) => {
    const answers = rowsOf('CLO-STK-05', [
      { domain: 'A', use: kind },
      { domain: 'B', use: 'park' },
    ])
    expect(ask('CLO-ECO-05', answers).relevant).toBe(food)
    expect(ask('CLO-ECO-06', answers).relevant).toBe(trees)
  })
})
