import { describe, expect, it } from 'vitest'
import { readBuiltInChecklist } from '../../../main/checklists/built-in.ts'
import type { RowDefinition } from '../../../shared/checklist/definition.ts'
import type { Value } from '../../../shared/checklist/value.ts'
import { openForm } from '../../../shared/engine/form.ts'
import { appendEvent, startFeed } from '../../../shared/record/append.ts'
import type { EventBody, KeyId, LoggedEvent } from '../../../shared/record/event.ts'
import { findFindings } from '../../../shared/score/findings.ts'
import { followFindings } from '../../../shared/score/withdrawn-findings.ts'
import { choose, definition, load, question, repeat } from '../../support/checklist-dsl.ts'
import { fakeEnvironment } from '../../support/fake-environment.ts'

const ANA: KeyId = `sha256:${'a'.repeat(64)}`
const signer = { name: 'Ana', org: '', title: '' }
const DAY = '2026-05-30'
const OPENED = { mine: { id: 'm', name: 'Cerro Alto', profile: {} }, quick: false }

/** A log of one person, one event a minute and a half after the other unless told otherwise. */
function logOf(entries: readonly (EventBody & { readonly at?: string })[]): readonly LoggedEvent[] {
  let tail = startFeed('f'.repeat(32))
  const first: EventBody = {
    kind: 'feed.open',
    body: { assessment: '11111111-2222-4333-8444-555555555555', key: ANA, signer },
  }
  return [first, ...entries].map((entry, index) => {
    const clock = new Date(Date.UTC(2026, 4, 30, 8, 0, index * 90)).toISOString()
    const { at = `${clock.slice(0, 19)}Z`, ...body } = entry as EventBody & { at?: string }
    const next = appendEvent(tail, body, { actor: ANA, at })
    tail = next.tail
    return next.logged
  })
}

const set = (path: string, value: Value | null): EventBody => ({
  kind: 'answer.set',
  body: { path, value, bases: [] },
})

function withdrawn(rows: readonly RowDefinition[], entries: readonly (EventBody & { at?: string })[]) {
  const history = followFindings(load(definition(rows)), OPENED, fakeEnvironment(), DAY)
  for (const logged of logOf(entries)) history.push(logged)
  return history.withdrawn().map(({ finding, change, at, signer: who }) => ({
    id: finding.id,
    was: finding.value,
    change,
    at,
    who: who?.name,
  }))
}

const item = (name: string, more = {}) =>
  choose(name, { adit: { severity: 'major', adverse: ['no'] }, ...more })

describe('a finding that fell', () => {
  it('is withdrawn by a change of its answer, with what it was, by whom and when', () => {
    expect(withdrawn([item('a')], [set('a', 'no'), set('a', 'yes')])).toEqual([
      {
        id: 'a#adverse',
        was: 'no',
        change: { kind: 'answer', path: 'a', from: 'no', to: 'yes' },
        at: '2026-05-30T08:03:00Z',
        who: 'Ana',
      },
    ])
  })

  it('is withdrawn by clearing the answer, and by another answer that raises something else', () => {
    expect(withdrawn([item('a')], [set('a', 'no'), set('a', null)])).toMatchObject([{ id: 'a#adverse' }])
    expect(withdrawn([item('a')], [set('a', 'no'), set('a', 'unknown')])).toMatchObject([{ id: 'a#adverse' }])
  })

  it('is not withdrawn while it stands, or once it stands again', () => {
    expect(withdrawn([item('a')], [set('a', 'no')])).toEqual([])
    expect(withdrawn([item('a')], [set('a', 'no'), set('a', 'yes'), set('a', 'no')])).toEqual([])
  })

  it('is told once, with its last withdrawal', () => {
    const entries = [set('a', 'no'), set('a', 'yes'), set('a', 'no'), set('a', 'partial')]
    expect(withdrawn([item('a')], entries)).toMatchObject([{ change: { to: 'partial' } }])
  })

  it('names the answer it followed from, when that was changed', () => {
    const rows = [
      question('integer', 'rows'),
      question('select_one', 'item', {
        list_name: 'answers',
        calculation: "if(${rows} = '', 'unknown', if(${rows} > 3, 'no', 'yes'))",
        adit: { severity: 'major', adverse: ['no'] },
      }),
    ]
    expect(withdrawn(rows, [set('rows', '5'), set('rows', '2')])).toMatchObject([
      { id: 'item#adverse', was: 'no', change: { path: 'rows', from: '5', to: '2' } },
    ])
    // The unknown of a blank was closed by the first answer: nobody changed anything.
    expect(withdrawn(rows, [set('rows', '2')])).toEqual([])
  })

  it('is withdrawn when its question is not asked any more', () => {
    const rows = [choose('ask'), item('a', { relevant: "${ask} = 'yes'" })]
    expect(withdrawn(rows, [set('ask', 'yes'), set('a', 'no'), set('ask', 'no')])).toMatchObject([
      { id: 'a#adverse', change: { path: 'ask', from: 'yes', to: 'no' } },
    ])
  })

  it('is withdrawn with the row it stood in', () => {
    const rows = [repeat('wells', [item('a')])]
    const entries: EventBody[] = [
      { kind: 'repeat.add', body: { repeat: 'wells', row: '0000000a' } },
      set('0000000a/a', 'no'),
      { kind: 'repeat.remove', body: { row: '0000000a' } },
    ]
    expect(withdrawn(rows, entries)).toMatchObject([
      { id: '0000000a/a#adverse', change: { kind: 'row', row: '0000000a' } },
    ])
  })

  it('was none when a number was still being typed', () => {
    const ph = question('decimal', 'ph', { adit: { severity: 'major', limit: { min: '6', max: '90' } } })
    const typed = [
      { ...set('ph', '4'), at: '2026-05-30T08:00:00Z' },
      { ...set('ph', '42'), at: '2026-05-30T08:00:01Z' },
    ]
    expect(withdrawn([ph], typed)).toEqual([])
    const changed = [typed[0] as EventBody, { ...set('ph', '42'), at: '2026-05-30T09:00:00Z' }]
    expect(withdrawn([ph], changed)).toMatchObject([{ id: 'ph#limit', was: '4' }])
  })

  it('was none when the unit of a number was chosen behind it', () => {
    const copper = question('decimal', 'cu', {
      adit: { severity: 'major', limit: { max: '1' }, unit: 'mg/L' },
    })
    const inMicrograms: EventBody = {
      kind: 'answer.set',
      body: { path: 'cu', value: '0.42', bases: [], entered: '420 ug/L' },
    }
    const typed = [
      { ...set('cu', '420'), at: '2026-05-30T08:00:00Z' },
      { ...inMicrograms, at: '2026-05-30T08:00:09Z' },
    ]
    expect(withdrawn([copper], typed)).toEqual([])
  })

  it('leaves alone what the log says of a place that is not there', () => {
    expect(withdrawn([item('a')], [set('gone', 'no'), set('a', 'no'), set('0000000b/a', 'yes')])).toEqual([])
  })
})

it('follows a large checklist through a thousand answers as the form itself stands', async () => {
  const checklist = await readBuiltInChecklist('assets', 'adit-operation')
  if (checklist === null) throw new Error('no operation checklist')
  const form = openForm(checklist, { values: {}, rows: {}, profile: {} }, fakeEnvironment())
  const conformity = form.questions().filter((path) => {
    const view = form.view(path)
    return (
      view?.kind === 'question' && view.definition.type === 'select_one' && !view.readOnly && view.relevant
    )
  })
  const names = ['no', 'yes']
  const entries = Array.from({ length: 1000 }, (_, at) => {
    const path = conformity[at % conformity.length] ?? ''
    return set(path, names[Math.floor(at / conformity.length) % 2] ?? 'no')
  })
  const history = followFindings(checklist, OPENED, fakeEnvironment(), DAY)
  for (const logged of logOf(entries)) history.push(logged)
  for (const { body } of entries as { body: { path: string; value: Value } }[])
    form.answer(body.path, body.value)
  const standing = new Set(findFindings(form, checklist, DAY).map(({ id }) => id))
  expect(history.withdrawn().length).toBeGreaterThan(0)
  expect(history.withdrawn().filter(({ finding }) => standing.has(finding.id))).toEqual([])
})
