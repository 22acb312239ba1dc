import { describe, expect, test } from 'vitest'
import type { AnswersFile } from '../../../shared/bundle/answers-file.ts'
import type { AssessmentFile } from '../../../shared/bundle/assessment-file.ts'
import type { AttachmentEntry } from '../../../shared/bundle/attachments-file.ts'
import { buildPayload, type Payload, type PayloadRequest } from '../../../shared/bundle/build-payload.ts'
import type { FindingsFile } from '../../../shared/bundle/findings-file.ts'
import { appendEvent, startFeed } from '../../../shared/record/append.ts'
import type { EventBody } from '../../../shared/record/event.ts'
import {
  AUTHOR,
  answer,
  assessmentOpen,
  attach,
  DEFINITION,
  FEED,
  FEED_OPEN,
  feedOf,
  fixtureChecklist,
  MINE,
  PHOTO,
  REPORT,
  sha256Of,
  WORK,
} from '../../support/bundle-fixture.ts'

const REQUIRED = [answer('ACQ-WAT-01', 'yes'), answer('ACQ-WAT-03', '0.1')]

function payloadOf(
  bodies: readonly EventBody[],
  changed: Partial<PayloadRequest> = {},
  quick = false,
): Payload {
  const checklist = changed.checklist ?? fixtureChecklist()
  const lines = feedOf(AUTHOR, FEED, [FEED_OPEN, assessmentOpen(checklist, quick), ...bodies])
  return buildPayload({
    checklist,
    feeds: [{ feed: FEED, lines: lines.map(({ line }) => line) }],
    revision: 1,
    supersedes: null,
    incomplete: false,
    requiredRoles: ['author'],
    ...changed,
  })
}

function textOf(payload: Payload, path: string): string {
  const file = payload.files.find((each) => each.path === path)
  if (file === undefined) throw new Error(`no ${path}`)
  return new TextDecoder().decode(file.bytes)
}
const jsonOf = <Shape>(payload: Payload, path: string) => JSON.parse(textOf(payload, path)) as Shape
const answersOf = (payload: Payload) => jsonOf<AnswersFile>(payload, 'data/answers.json')
const attachmentsOf = (payload: Payload) =>
  jsonOf<readonly AttachmentEntry[]>(payload, 'data/attachments.json')
const assessmentOf = (payload: Payload) => jsonOf<AssessmentFile>(payload, 'data/assessment.json')

describe('answers', () => {
  test('name who gave them, when and by which event; what the checklist worked out has no giver', () => {
    const calculated = {
      ...DEFINITION,
      survey: [
        ...DEFINITION.survey,
        {
          type: 'group' as const,
          name: 'SUM',
          label: { en: 'Sum', zh: '合计' },
          children: [
            {
              type: 'calculate' as const,
              name: 'DOUBLE',
              calculation: '${ACQ-WAT-03} * 2',
            },
          ],
        },
      ],
    }
    const { answers } = answersOf(payloadOf(REQUIRED, { checklist: fixtureChecklist(calculated) }))
    expect(answers).toEqual([
      {
        path: 'ACQ-WAT-01',
        value: 'yes',
        actor: AUTHOR.key,
        at: '2026-05-30T08:00:02Z',
        event: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
      },
      expect.objectContaining({ path: 'ACQ-WAT-03', value: '0.1' }),
      { path: 'DOUBLE', value: '0.2' },
    ])
  })

  test('stand in the order of the checklist, not of giving; rows in the order they were added', () => {
    const row = (id: string, number: string) => [
      { kind: 'repeat.add', body: { repeat: 'ACQ-GEN-01', row: id } } as const,
      answer(`${id}/ACQ-GEN-01-NO`, number),
    ]
    const { answers } = answersOf(
      payloadOf([...row('0000000b', 'first'), ...row('0000000a', 'second'), ...REQUIRED.toReversed()]),
    )
    expect(answers.map(({ path }) => path)).toEqual([
      'ACQ-WAT-01',
      'ACQ-WAT-03',
      '0000000b/ACQ-GEN-01-NO',
      '0000000a/ACQ-GEN-01-NO',
    ])
  })

  test('to questions that are not asked any more are kept out and listed apart', () => {
    const { answers, left_out } = answersOf(payloadOf(WORK))
    expect(answers.map(({ path }) => path)).not.toContain('ACQ-WAT-02')
    expect(left_out).toMatchObject([{ path: 'ACQ-WAT-02', value: 'hidden now' }])
  })

  test('that were cleared are gone', () => {
    const [first] = feedOf(AUTHOR, FEED, [
      FEED_OPEN,
      assessmentOpen(fixtureChecklist()),
      answer('ACQ-GEN-02', 'x'),
    ]).slice(2)
    if (first === undefined) throw new Error('no event')
    const clear: EventBody = {
      kind: 'answer.set',
      body: { path: 'ACQ-GEN-02', value: null, bases: [first.id] },
    }
    const payload = payloadOf([answer('ACQ-GEN-02', 'x'), clear, ...REQUIRED])
    expect(answersOf(payload).answers.map(({ path }) => path)).toEqual(['ACQ-WAT-01', 'ACQ-WAT-03'])
  })
})

describe('what is missing', () => {
  test('required questions are named in the order of the checklist, and refused unless asked for', () => {
    expect(() => payloadOf([])).toThrow('required-missing')
    const payload = payloadOf([], { incomplete: true })
    expect(payload.missing).toEqual(['ACQ-WAT-01', 'ACQ-WAT-03'])
    expect(assessmentOf(payload)).toMatchObject({ complete: false, missing: payload.missing })
    expect(jsonOf<FindingsFile>(payload, 'data/findings.json').score.rating).toBe('incomplete')
  })

  const carried = (path: string, value: string): EventBody => ({
    kind: 'answer.set',
    body: {
      ...{ path, value, bases: [] },
      carried: {
        ...{ assessment: '99999999-2222-4333-8444-555555555555', form_id: 'before', version: '1' },
        ...{ stage: 'acquisition', path, at: '2025-01-01T00:00:00Z', label: {} },
      },
    },
  })

  test('a required answer that was carried and not confirmed is one of them', () => {
    const bodies = [carried('ACQ-WAT-01', 'yes'), answer('ACQ-WAT-03', '0.1')]
    expect(() => payloadOf(bodies)).toThrow('required-missing')
    const payload = payloadOf(bodies, { incomplete: true })
    expect(payload.missing).toEqual(['ACQ-WAT-01'])
    expect(assessmentOf(payload)).toMatchObject({ complete: false, missing: ['ACQ-WAT-01'] })
    expect(jsonOf<FindingsFile>(payload, 'data/findings.json').score.rating).toBe('incomplete')
    // Confirmed: the same said again, here.
    expect(assessmentOf(payloadOf([...bodies, ...REQUIRED])).complete).toBe(true)
  })

  test('one that nobody requires may wait', () => {
    expect(assessmentOf(payloadOf([carried('ACQ-GEN-02', 'x'), ...REQUIRED])).complete).toBe(true)
  })

  test('a required number in a unit that no longer applies is one of them, and keeps its unit in every file', () => {
    const text = JSON.stringify(DEFINITION).replace('"unit":"mg/L"', '"unit_from":"${ACQ-GEN-02}"')
    const checklist = fixtureChecklist(JSON.parse(text))
    const copper: EventBody = {
      kind: 'answer.set',
      body: { path: 'ACQ-WAT-03', value: '0.42', bases: [], unit: 'mg/L' },
    }
    const bodies = (unit: string) => [answer('ACQ-WAT-01', 'yes'), answer('ACQ-GEN-02', unit), copper]
    const whole = payloadOf(bodies('mg/L'), { checklist })
    expect(assessmentOf(whole)).toMatchObject({ complete: true, violations: [] })
    expect(answersOf(whole).answers).toContainEqual(expect.objectContaining({ value: '0.42', unit: 'mg/L' }))
    expect(textOf(whole, 'data/csv/findings.csv')).toContain('limit,0.42,mg/L')
    const open = payloadOf(bodies('pH'), { checklist, incomplete: true })
    expect(assessmentOf(open)).toMatchObject({
      complete: false,
      missing: ['ACQ-WAT-03'],
      violations: [{ path: 'ACQ-WAT-03', code: 'unit' }],
    })
    expect(answersOf(open).answers).toContainEqual(expect.objectContaining({ value: '0.42', unit: 'mg/L' }))
    expect(textOf(open, 'data/csv/answers.csv')).toContain('0.42,mg/L')
    expect(textOf(open, 'data/csv/findings.csv')).not.toContain('ACQ-WAT-03')
  })

  test('an answer that breaks a rule of the checklist travels and is named', () => {
    const payload = payloadOf([answer('ACQ-WAT-01', 'perhaps'), answer('ACQ-WAT-03', '0.1')])
    expect(assessmentOf(payload)).toMatchObject({
      complete: true,
      violations: [{ path: 'ACQ-WAT-01', code: 'choice' }],
    })
  })

  test('a quick inspection leaves extended questions out: not missing, not answered, not scored', () => {
    const text = JSON.stringify(DEFINITION).replace('"ACQ-GEN-02"', '"ACQ-GEN-02","required":"yes"')
    const checklist = fixtureChecklist(JSON.parse(text))
    expect(() => payloadOf(REQUIRED, { checklist })).toThrow('ACQ-GEN-02')
    const payload = payloadOf(REQUIRED, { checklist }, true)
    expect(assessmentOf(payload)).toMatchObject({ complete: true, quick: true })
    const answered = payloadOf([...REQUIRED, answer('ACQ-GEN-02', 'still')], { checklist }, true)
    expect(answersOf(answered).left_out).toMatchObject([{ path: 'ACQ-GEN-02', value: 'still' }])
  })
})

describe('attachments', () => {
  test('are listed once by content, with every question they belong to', () => {
    const payload = payloadOf([
      ...REQUIRED,
      attach('ACQ-WAT-04', PHOTO, 'one.jpg', 'the outlet'),
      attach('ACQ-WAT-01', PHOTO, 'two.jpg'),
    ])
    const [entry, ...more] = attachmentsOf(payload)
    expect(more).toEqual([])
    expect(entry).toEqual({
      sha256: sha256Of(PHOTO),
      path: `data/attachments/acq-wat-04_one_${sha256Of(PHOTO).slice(0, 12)}.jpg`,
      name: 'one.jpg',
      size: PHOTO.length,
      media_type: 'image/jpeg',
      items: ['ACQ-WAT-04', 'ACQ-WAT-01'],
      captions: [{ path: 'ACQ-WAT-04', text: 'the outlet' }],
    })
    expect(payload.attachments).toEqual([{ path: entry?.path, sha256: entry?.sha256, size: entry?.size }])
  })

  test('that were withdrawn, or lie in a removed row, are named but do not travel', () => {
    const payload = payloadOf([
      ...REQUIRED,
      attach('ACQ-WAT-04', PHOTO, 'one.jpg'),
      { kind: 'attachment.withdraw', body: { path: 'ACQ-WAT-04', sha256: sha256Of(PHOTO) } },
      { kind: 'repeat.add', body: { repeat: 'ACQ-GEN-01', row: '0000000a' } },
      attach('0000000a/ACQ-GEN-01-NO', REPORT, 'permit.pdf'),
      { kind: 'repeat.remove', body: { row: '0000000a' } },
    ])
    expect(payload.attachments).toEqual([])
    expect(
      attachmentsOf(payload)
        .map(({ name, absent }) => [name, absent])
        .sort(),
    ).toEqual([
      ['one.jpg', 'withdrawn'],
      ['permit.pdf', 'withdrawn'],
    ])
  })
})

test('the assessment file says what the bundle is about', () => {
  const payload = payloadOf(WORK, { revision: 3 })
  const { heads, ...file } = assessmentOf(payload)
  expect(Object.keys(heads)).toEqual([FEED])
  expect(file).toMatchObject({
    kind: 'assessment',
    format: '1.0',
    reducer: 2,
    revision: 3,
    stage: 'acquisition',
    mine: { id: MINE, name: 'Cerro Alto', profile: { tsf: 'yes' } },
    period: { from: '2026-05-30T08:00:00Z', to: '2026-05-30T08:00:12Z' },
    signers: [{ feed: FEED, key: AUTHOR.key, name: 'Ana Quispe' }],
    counts: { answers: 6, left_out: 1, attachments: 2, attachment_bytes: 42, findings: 1, events: 13 },
  })
  expect(payload.info.date).toBe('2026-05-30')
})

test('the checklist travels whole, and its digest is that of the file without its last line feed', () => {
  const text = textOf(payloadOf(REQUIRED), 'data/checklist.json')
  expect(JSON.parse(text)).toEqual(DEFINITION)
  const { checklist } = assessmentOf(payloadOf(REQUIRED))
  expect(checklist.sha256).toBe(sha256Of(new TextEncoder().encode(text.slice(0, -1))))
})

describe('the page', () => {
  const page = textOf(payloadOf(WORK), 'data/report.html')

  test('has no script, loads nothing, and forbids both', () => {
    expect(page).toContain(
      `<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;; img-src data:">`,
    )
    expect(page).not.toMatch(/<script|<iframe|<object|<img|javascript:|https?:|\son\w+=/i)
  })

  test('shows questions and answers in both languages, with everything people wrote escaped', () => {
    expect(page).toContain('Is the &lt;effluent&gt; licensed &amp; measured?')
    expect(page).toContain('废水是否有许可并监测？')
    expect(page).toContain('<div lang="en">Yes</div><div lang="zh">是</div>')
    expect(page).toContain('0.42 mg/L')
    expect(page).toContain('Outlet seen &lt;from&gt; the &quot;road&quot;')
    expect(page).toContain('Sampled twice.')
  })

  test('puts the answers to loose rows under the title of the checklist', () => {
    const survey = [
      { type: 'text' as const, name: 'LOOSE', label: { en: 'Loose', zh: '散题' } },
      ...DEFINITION.survey,
    ]
    const loose = textOf(
      payloadOf([...WORK, answer('LOOSE', 'unbound')], {
        checklist: fixtureChecklist({ ...DEFINITION, survey }),
      }),
      'data/report.html',
    )
    const [, head = '', body = ''] =
      /<h2>((?:(?!<h2>)[\s\S])*?)<\/h2>((?:(?!<h2>)[\s\S])*unbound)/.exec(loose) ?? []
    expect(head).toContain(DEFINITION.form_title.zh)
    expect(body).not.toContain('ACQ-WAT-03')
    expect(loose).toContain('0.42 mg/L')
  })

  test('shows the breach as a finding, and answers that are left out apart', () => {
    expect(page).toMatch(/Findings[\s\S]*ACQ-WAT-03[\s\S]*outside the limit[\s\S]*≤ 0\.3/)
    expect(page).toMatch(/Left out[\s\S]*hidden now/)
  })

  test('leads to each attachment by a relative link that downloads', () => {
    for (const { path } of attachmentsOf(payloadOf(WORK))) {
      expect(page).toContain(`<a href="${path?.replace('data/', '')}" rel="noreferrer" download>`)
    }
  })
})

test('tables hold one line an answer, finding and attachment, and no formula', () => {
  const payload = payloadOf(WORK)
  const answers = textOf(payload, 'data/csv/answers.csv').split('\r\n')
  expect(answers[0]).toBe(
    'path,section,status,value,unit,reason,evidence,signer,at,event,question_en,question_zh,answer_en,answer_zh',
  )
  expect(answers).toHaveLength(1 + 6 + 1 + 1)
  expect(answers.find((line) => line.startsWith('ACQ-WAT-03'))).toMatch(
    /^ACQ-WAT-03,WAT,answered,0\.42,mg\/L,,E4,Ana Quispe,2026-05-30T08:00:04Z,sha256:[0-9a-f]{64},Copper,铜,0\.42 mg\/L,0\.42 mg\/L$/,
  )
  expect(answers.find((line) => line.includes('1+1'))).toContain(",'=1+1,")
  expect(textOf(payload, 'data/csv/findings.csv')).toContain(
    '\r\nACQ-WAT-03#limit,ACQ-WAT-03,WAT,major,no,limit,0.42,mg/L,,0.3,,,,Copper,铜\r\n',
  )
  expect(textOf(payload, 'data/csv/attachments.csv').split('\r\n')).toHaveLength(1 + 2 + 1)
})

describe('what devices and cameras say of their clocks', () => {
  const at = (time: string) => `2026-05-30T${time}Z`
  const facts = {
    at: '2026-05-30T16:00:10-04:00',
    gps_at: at('20:00:09'),
    lat: '-24.26',
    lon: '-69.07',
    device: 'FP5',
  }

  /** The same work with readings of the clocks, the third an hour behind. */
  function payloadWithClocks(readings: boolean): Payload {
    const checklist = fixtureChecklist()
    const work = [FEED_OPEN, assessmentOpen(checklist), ...REQUIRED]
    let tail = startFeed(FEED)
    const lines = work.map((entry, index) => {
      const clock = readings ? { zone: 345, run: 'abcdef01', mono: index * 1000 } : undefined
      const time = index === 2 ? '07:00:02' : `08:00:0${index}`
      const next = appendEvent(tail, entry, { actor: AUTHOR.key, at: at(time), clock })
      tail = next.tail
      return next.logged.line
    })
    return payloadOf([], { checklist, feeds: [{ feed: FEED, lines }] })
  }

  test('is in the report where the clock jumped, with by how much, and nothing of it without readings', () => {
    const report = textOf(payloadWithClocks(true), 'data/report.html')
    expect(report).toContain('went back by 3600 s')
    expect(report).toContain('ran ahead by 3600 s')
    expect(textOf(payloadWithClocks(false), 'data/report.html')).not.toContain('Clocks')
  })

  test('of a picture is in the index, the table and the report, which say nothing where no picture does', () => {
    const photo = attach('ACQ-WAT-01', PHOTO, 'dam.jpg')
    const plain = payloadOf([...REQUIRED, photo])
    expect(attachmentsOf(plain)[0]).not.toHaveProperty('capture')
    expect(textOf(plain, 'data/csv/attachments.csv')).not.toContain('taken_at')
    const told = { kind: photo.kind, body: { ...photo.body, capture: facts } } as EventBody
    const payload = payloadOf([...REQUIRED, told])
    expect(attachmentsOf(payload)[0]?.capture).toEqual(facts)
    expect(textOf(payload, 'data/csv/attachments.csv')).toContain(
      '2026-05-30T16:00:10-04:00,2026-05-30T20:00:09Z,-24.26,-69.07,,FP5',
    )
    expect(textOf(payload, 'data/report.html')).toContain('-24.26, -69.07 · FP5')
  })
})

test('what was said of a picture and drawn over it is in the index and the report; its bytes are as they were', () => {
  const photo = attach('ACQ-WAT-01', PHOTO, 'dam.jpg')
  const { path, sha256 } = photo.body as { readonly path: string; readonly sha256: string }
  const marks = [{ shape: 'blur', x: 0, y: 0, width: 500, height: 500 }] as const
  const said: readonly EventBody[] = [
    { kind: 'attachment.describe', body: { path, sha256, caption: 'The outfall', direction: '90 T' } },
    { kind: 'attachment.annotate', body: { path, sha256, layer: '0000000a', marks } },
  ]
  const plain = payloadOf([...REQUIRED, photo])
  expect(attachmentsOf(plain)[0]).not.toHaveProperty('annotations')
  expect(textOf(plain, 'data/report.html')).not.toContain('blurred')
  const payload = payloadOf([...REQUIRED, photo, ...said])
  const [entry] = attachmentsOf(payload)
  expect(entry?.captions).toEqual([{ path, text: 'The outfall' }])
  expect(entry?.directions).toEqual([{ path, text: '90 T' }])
  expect(entry?.annotations).toMatchObject([{ path, marks }])
  expect(textOf(payload, 'data/report.html')).toContain('not blurred in the file')
  expect(entry?.sha256).toBe(attachmentsOf(plain)[0]?.sha256)
})
