import { describe, expect, test } from 'vitest'
import { summarize } from '../../../../renderer/screens/mine/assessment-summary.ts'
import type { Assessment } from '../../../../renderer/storage/storage.ts'
import type { AditEvent, LoggedEvent } from '../../../../shared/record/event.ts'

const assessment: Assessment = {
  id: 'a',
  mine: 'm',
  stage: 'closure',
  checklist: 'c',
  created: '2026-05-30T10:00:00Z',
  feed: 'f',
  exports: [],
}

function said(at: string, kind: string, body: unknown): LoggedEvent {
  return { id: 'sha256:1', line: '', event: { at, kind, body } as AditEvent }
}

describe('the summary of an assessment', () => {
  test('counts what is answered now, not how often', () => {
    const log = [
      said('2026-05-30T11:00:00Z', 'answer.set', { path: 'A', value: 'yes' }),
      said('2026-05-30T11:01:00Z', 'answer.set', { path: 'A', value: 'no' }),
      said('2026-05-30T11:02:00Z', 'answer.set', { path: 'B', value: 'yes' }),
      said('2026-05-30T11:03:00Z', 'answer.set', { path: 'B', value: null }),
      said('2026-05-30T11:04:00Z', 'attachment.add', { path: 'A', sha256: '1' }),
      said('2026-05-30T11:05:00Z', 'attachment.add', { path: 'A', sha256: '2' }),
      said('2026-05-30T11:06:00Z', 'attachment.withdraw', { path: 'A', sha256: '1' }),
    ]
    expect(summarize(assessment, log)).toEqual({
      answers: 1,
      attachments: 1,
      changed: '2026-05-30T11:06:00Z',
      elsewhere: [],
      state: 'open',
      checklist: null,
      handedOver: null,
    })
  })

  test('names the version of the checklist that the last upgrade led to', () => {
    const ref = (version: string) => ({ form_id: 'f', version, sha256: version })
    const logged = (lam: number, kind: string, body: unknown): LoggedEvent => {
      const event = { at: '2026-05-30T11:00:00Z', feed: 'f', seq: lam, lam, kind, body }
      return { id: 'sha256:1', line: '', event: event as unknown as AditEvent }
    }
    const opened = logged(1, 'assessment.open', { checklist: ref('1') })
    const upgrade = logged(2, 'checklist.upgrade', { from: ref('1'), to: ref('2') })
    const undone = logged(3, 'checklist.upgrade', { from: ref('2'), to: ref('1') })
    expect(summarize(assessment, [opened]).checklist?.version).toBe('1')
    expect(summarize(assessment, [upgrade, opened]).checklist?.version).toBe('2')
    expect(summarize(assessment, [undone, opened, upgrade]).checklist?.version).toBe('1')
  })

  test('counts a carried answer once it was confirmed', () => {
    const log = [
      said('2026-05-30T11:00:00Z', 'answer.set', { path: 'A', value: 'yes', carried: {} }),
      said('2026-05-30T11:00:00Z', 'answer.set', { path: 'B', value: 'yes', carried: {} }),
      said('2026-05-30T11:01:00Z', 'answer.set', { path: 'A', value: 'yes' }),
    ]
    expect(summarize(assessment, log).answers).toBe(1)
  })

  test('tells whether something was said since the last bundle', () => {
    const note = { path: '/a.adit', digest: 'sha256:1', revision: 1 }
    const exported = { ...assessment, exports: [{ ...note, at: '2026-06-01T00:00:00Z' }] }
    const before = said('2026-05-31T00:00:00Z', 'comment.add', { path: 'A', text: '' })
    const after = said('2026-06-02T00:00:00Z', 'comment.add', { path: 'A', text: '' })
    expect(summarize(exported, [before]).state).toBe('exported')
    expect(summarize(exported, [before, after]).state).toBe('changed')
  })
})
