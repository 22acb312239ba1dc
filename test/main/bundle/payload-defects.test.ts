import { describe, expect, test } from 'vitest'
import { canonicalJson } from '../../../shared/lib/canonical-json.ts'
import { sha256Hex } from '../../../shared/lib/sha256.ts'
import {
  ASSESSMENT,
  AUTHOR,
  answer,
  assessmentOpen,
  FEED,
  FEED_OPEN,
  feedOf,
  fixtureChecklist,
  linesOf,
  PHOTO,
  WITNESS,
} from '../../support/bundle-fixture.ts'
import {
  codesOf,
  editJson,
  getText,
  goodPieces,
  type Json,
  type Pieces,
  reseal,
  resign,
  setText,
  verifyPieces,
} from '../../support/bundle-surgery.ts'

const LOG = `data/log/${FEED}.jsonl`
const HEAD = `data/log/${FEED}.head`

/** The defects of a bundle whose makers made a change and then signed it, so that nothing else is wrong. */
async function defectsAfter(change: (pieces: Pieces) => void): Promise<readonly string[]> {
  const pieces = goodPieces()
  change(pieces)
  reseal(pieces)
  return codesOf(await verifyPieces(pieces))
}

/** Replaces the log with these lines, and signs the head that belongs to them. */
function replaceLog(pieces: Pieces, lines: readonly string[]): void {
  setText(pieces, LOG, lines.map((line) => `${line}\n`).join(''))
  resign(pieces, HEAD, AUTHOR, (head) => {
    head.count = lines.length
    head.head = `sha256:${sha256Hex(lines.at(-1) ?? '')}`
  })
}

/** Replaces one event and chains the rest anew. */
function rewriteLog(pieces: Pieces, edit: (event: Json, index: number) => unknown): void {
  const lines: string[] = []
  let prev: string | null = null
  for (const [index, line] of getText(pieces, LOG).split('\n').slice(0, -1).entries()) {
    const event = { ...(JSON.parse(line) as Json), prev }
    lines.push(canonicalJson(edit(event, index) ?? event))
    prev = `sha256:${sha256Hex(lines.at(-1) ?? '')}`
  }
  replaceLog(pieces, lines)
}

describe('JSON', () => {
  const path = 'data/answers.json'

  test.each<[string, string | Uint8Array]>([
    ['J01', new Uint8Array([0xff, 0xfe, 0x0a])],
    ['J01', '\ufeff{}\n'],
    ['J02', '{"a":\n'],
    ['J02', ''],
    ['J03', '{"__proto__":1}\n'],
    ['J03', '{"constructor":{}}\n'],
    ['J03', '{"a b":1}\n'],
    ['J03', `{"${'k'.repeat(65)}":1}\n`],
    ['J04', '{"a":1,"a":1}\n'],
    ['J04', '{"b":1,"a":1}\n'],
    ['J04', '{ "a":1}\n'],
    ['J04', '{"a":1.5}\n'],
    ['J04', '{"a":1e2}\n'],
    ['J04', '{"a":-0}\n'],
    ['J04', '{"a":9007199254740993}\n'],
    ['J04', '{"a":"\\u0041"}\n'],
    ['J04', '{"a":"\\ud800"}\n'],
    ['J04', '{}'],
    ['J04', '{}\n\n'],
    ['J05', `${'['.repeat(65)}${']'.repeat(65)}\n`],
    ['J05', `${'['.repeat(100_000)}${']'.repeat(100_000)}\n`],
    ['J06', '{"a":"e\u0301"}\n'],
  ])('%s: %j', async (code, content) => {
    const found = await defectsAfter((pieces) => {
      if (typeof content === 'string') setText(pieces, path, content)
      else pieces.files.set(path, content)
    })
    // What the file should have been is known from the log, so it is also said that it is not that.
    expect(found).toEqual([`${code} ${path}`, `D01 ${path}`])
  })

  test('J07: an assessment id that differs between files', async () => {
    const other = ASSESSMENT.replace('1', '9')
    const found = await defectsAfter((pieces) => {
      editJson(pieces, 'data/assessment.json', (value) => {
        value.assessment = other
      })
    })
    expect(found).toEqual(['J07 data/assessment.json', 'D01 data/assessment.json'])
    const foreign = await defectsAfter((pieces) => {
      const open = {
        ...FEED_OPEN,
        body: { ...(FEED_OPEN.body as Json), assessment: other },
      } as typeof FEED_OPEN
      replaceLog(
        pieces,
        feedOf(AUTHOR, FEED, [open, assessmentOpen(fixtureChecklist())]).map(({ line }) => line),
      )
    })
    expect(foreign).toContain(`J07 ${LOG}`)
  })

  test('J08: a file, a checklist or an event with the wrong content', async () => {
    const assessment = await defectsAfter((pieces) => {
      editJson(pieces, 'data/assessment.json', (value) => {
        value.revision = '1'
      })
    })
    expect(assessment).toEqual(['J08 data/assessment.json'])
    const checklist = await defectsAfter((pieces) => {
      editJson(pieces, 'data/checklist.json', (value) => {
        value.survey = [{ type: 'riddle', name: 'X' }]
      })
    })
    expect(checklist).toEqual(['J08 data/checklist.json'])
    const event = await defectsAfter((pieces) => {
      rewriteLog(pieces, (each, index) => {
        if (index === 2) each.body.path = 7
      })
    })
    expect(event).toEqual([`J08 ${LOG}`])
  })

  test('J09: a log line beyond its limit', async () => {
    const long = answer('ACQ-GEN-02', '水'.repeat(22_000))
    const found = await defectsAfter((pieces) => {
      replaceLog(
        pieces,
        feedOf(AUTHOR, FEED, [FEED_OPEN, assessmentOpen(fixtureChecklist()), long]).map(({ line }) => line),
      )
    })
    expect(found).toEqual([`J09 ${LOG}`])
  })
})

describe('log', () => {
  test('L01: a log whose last line is cut', async () => {
    const found = await defectsAfter((pieces) => setText(pieces, LOG, getText(pieces, LOG).slice(0, -1)))
    expect(found).toEqual([`L01 ${LOG}`])
  })

  test('L02: an event of another feed', async () => {
    const found = await defectsAfter((pieces) =>
      rewriteLog(pieces, (event, index) => {
        if (index === 3) event.feed = 'f'.repeat(32)
      }),
    )
    expect(found).toEqual([`L02 ${LOG}`])
  })

  test('L02: words put into the mouth of another person', async () => {
    const found = await defectsAfter((pieces) =>
      rewriteLog(pieces, (event, index) => {
        if (index === 3) event.actor = WITNESS.key
      }),
    )
    expect(found).toEqual([`L02 ${LOG}`])
  })

  test('L03 and L04: an event taken out of the middle', async () => {
    const found = await defectsAfter((pieces) => {
      const lines = getText(pieces, LOG).split('\n').slice(0, -1)
      replaceLog(pieces, lines.toSpliced(3, 1))
    })
    expect(found).toEqual([`L03 ${LOG}`, `L04 ${LOG}`])
  })

  test('L04: an event that was rewritten without the ones behind it', async () => {
    const found = await defectsAfter((pieces) => {
      const lines = getText(pieces, LOG).split('\n').slice(0, -1)
      replaceLog(
        pieces,
        lines.map((line) => line.replace('0.42', '0.24')),
      )
    })
    expect(found).toEqual([`L04 ${LOG}`])
  })

  test('L05: a Lamport number that does not grow', async () => {
    const found = await defectsAfter((pieces) =>
      rewriteLog(pieces, (event, index) => {
        if (index === 3) event.lam = 3
      }),
    )
    expect(found).toEqual([`L05 ${LOG}`])
  })

  test('L06: a log cut after its head was signed', async () => {
    const found = await defectsAfter((pieces) => {
      const lines = getText(pieces, LOG).split('\n').slice(0, -2)
      setText(pieces, LOG, `${lines.join('\n')}\n`)
    })
    expect(found).toContain(`L06 ${LOG}`)
  })

  test('L07: a log that does not begin with its opening, and one that opens twice', async () => {
    const empty = await defectsAfter((pieces) => setText(pieces, LOG, ''))
    expect(empty).toContain(`L07 ${LOG}`)
    const twice = await defectsAfter((pieces) =>
      rewriteLog(pieces, (event, index) => {
        if (index !== 3) return
        event.kind = 'feed.open'
        event.body = FEED_OPEN.body
      }),
    )
    expect(twice).toEqual([`L07 ${LOG}`])
    const never = await defectsAfter((pieces) =>
      rewriteLog(pieces, (event, index) => {
        if (index === 0) event.kind = 'note.unknown'
      }),
    )
    expect(never).toContain(`L07 ${LOG}`)
  })

  test('L08: a stray file among the logs, and a head without a log', async () => {
    const found = await defectsAfter((pieces) => {
      pieces.files.set('data/log/readme.txt', new Uint8Array())
      pieces.files.set(`data/log/${'e'.repeat(32)}.head.json`, new Uint8Array())
    })
    expect(found).toEqual(['L08 data/log/readme.txt', `L08 data/log/${'e'.repeat(32)}.head.json`])
  })

  test('L09: a feed that was removed, and one that was added', async () => {
    const removed = await defectsAfter((pieces) => {
      for (const path of [...pieces.files.keys()]) if (path.startsWith('data/log/')) pieces.files.delete(path)
    })
    expect(removed).toEqual([`L09 ${LOG}`, 'L09 data/log'])
    const other = 'f'.repeat(32)
    const added = await defectsAfter((pieces) => {
      const opened = feedOf(AUTHOR, other, [FEED_OPEN], 50)
      setText(pieces, `data/log/${other}.jsonl`, `${opened[0]?.line}\n`)
      for (const end of ['json', 'sig', 'crt.pem']) {
        pieces.files.set(
          `data/log/${other}.head.${end}`,
          pieces.files.get(`${HEAD}.${end}`) ?? new Uint8Array(),
        )
      }
      resign(pieces, `data/log/${other}.head`, AUTHOR, (head) => {
        head.feed = other
        head.count = 1
        head.head = opened[0]?.id
      })
    })
    expect(added).toContain(`L09 data/log/${other}.jsonl`)
  })
})

describe('signed head of a feed', () => {
  test('H01: incomplete', async () => {
    const found = await defectsAfter((pieces) => pieces.files.delete(`${HEAD}.sig`))
    expect(found).toEqual([`H01 ${HEAD}.sig`])
  })

  test('H02: a certificate that is none', async () => {
    const found = await defectsAfter((pieces) => setText(pieces, `${HEAD}.crt.pem`, 'not a certificate'))
    expect(found).toEqual([`H02 ${HEAD}.crt.pem`])
  })

  test('H03: a signature of the wrong length', async () => {
    const found = await defectsAfter((pieces) => pieces.files.set(`${HEAD}.sig`, new Uint8Array(63)))
    expect(found).toEqual([`H03 ${HEAD}.sig`])
  })

  test('H04: signed, certificate and all, by somebody who did not open the feed', async () => {
    const found = await defectsAfter((pieces) => {
      setText(pieces, `${HEAD}.crt.pem`, WITNESS.certificate)
      resign(pieces, HEAD, WITNESS, (head) => {
        const cert = `sha256:${sha256Hex(WITNESS.certificate)}`
        head.signer = { ...WITNESS.signer, key: WITNESS.key, cert }
      })
    })
    expect(found).toEqual([`H04 ${HEAD}.crt.pem`])
  })

  test('H04: a name that is not the certificate’s', async () => {
    const found = await defectsAfter((pieces) =>
      resign(pieces, HEAD, AUTHOR, (head) => {
        head.signer.name = 'The Minister'
      }),
    )
    expect(found).toEqual([`H04 ${HEAD}.crt.pem`])
  })

  test('H05: a signature over something else', async () => {
    const found = await defectsAfter((pieces) => {
      pieces.files.set(`${HEAD}.sig`, AUTHOR.sign(new Uint8Array([1, 2, 3])))
    })
    expect(found).toEqual([`H05 ${HEAD}.sig`])
  })

  test('H06: a signed text of another type', async () => {
    const found = await defectsAfter((pieces) =>
      resign(pieces, HEAD, AUTHOR, (head) => {
        head.type = 'adit-statement/1'
      }),
    )
    expect(found).toEqual([`H06 ${HEAD}.json`])
  })

  test('H07: the head of another feed or assessment', async () => {
    for (const [member, value] of Object.entries({
      feed: 'f'.repeat(32),
      assessment: ASSESSMENT.replace('1', '2'),
    })) {
      const found = await defectsAfter((pieces) =>
        resign(pieces, HEAD, AUTHOR, (head) => {
          head[member] = value
        }),
      )
      expect(found).toEqual([`H07 ${HEAD}.json`])
    }
  })
})

describe('attachments and derived files', () => {
  const photo = [...goodPieces().files.keys()].find((path) => path.endsWith('.jpg')) ?? ''

  test('A01: an attachment that is indexed but absent', async () => {
    expect(await defectsAfter((pieces) => pieces.files.delete(photo))).toContain(`A01 ${photo}`)
  })

  test('A01: an attachment without a file and without a reason', async () => {
    const found = await defectsAfter((pieces) =>
      editJson(pieces, 'data/attachments.json', (index) => {
        for (const entry of index) delete entry.path
      }),
    )
    expect(found).toContain('A01 data/attachments.json')
  })

  test('A02: other content under the name of an attachment', async () => {
    const found = await defectsAfter((pieces) => pieces.files.set(photo, PHOTO.slice(1)))
    expect(found).toContain(`A02 ${photo}`)
  })

  test('A03: a file among the attachments that is not indexed', async () => {
    const found = await defectsAfter((pieces) => pieces.files.set('data/attachments/more.jpg', PHOTO))
    expect(found).toContain('A03 data/attachments/more.jpg')
  })

  const derived = [...goodPieces().files.keys()].filter(
    (path) => /^data\/[^/]+$|^data\/csv\//.test(path) && !path.endsWith('checklist.json'),
  )
  test('there are nine derived files', () => expect(derived).toHaveLength(9))

  test.each(derived.filter((path) => !path.endsWith('.json')))(
    'D01: %s that says something else',
    async (path) => {
      const found = await defectsAfter((pieces) => setText(pieces, path, `${getText(pieces, path)} `))
      expect(found).toEqual([`D01 ${path}`])
    },
  )

  test.each<[string, (value: Json) => unknown]>([
    ['data/answers.json', (value) => ({ ...value, answers: value.answers.slice(1) })],
    ['data/findings.json', (value) => ({ ...value, findings: [] })],
    ['data/attachments.json', (value) => value.map((entry: Json) => ({ ...entry, name: 'another name' }))],
    ['data/assessment.json', (value) => ({ ...value, complete: false })],
  ])('D01: %s, well formed, that does not follow from the log', async (path, edit) => {
    const found = await defectsAfter((pieces) => editJson(pieces, path, edit))
    expect(found).toEqual([`D01 ${path}`])
  })

  test('D01: another checklist than the one the assessment was opened with', async () => {
    const found = await defectsAfter((pieces) =>
      editJson(pieces, 'data/checklist.json', (value) => {
        value.version = '2'
      }),
    )
    expect(found).toEqual(['D01 data/checklist.json'])
  })

  test('D01: a payload file that nothing accounts for, while data/ext/ is kept for newer versions', async () => {
    const found = await defectsAfter((pieces) => {
      pieces.files.set('data/report.pdf', new Uint8Array([1]))
      pieces.files.set('data/ext/future.bin', new Uint8Array([1]))
    })
    expect(found).toEqual(['D01 data/report.pdf'])
  })

  test('D01: answers that contradict each other were never fit to be packed', async () => {
    const found = await defectsAfter((pieces) =>
      replaceLog(
        pieces,
        linesOf(fixtureChecklist(), [answer('ACQ-WAT-01', 'yes'), answer('ACQ-WAT-01', 'no')]),
      ),
    )
    expect(found).toContain('D01 data/answers.json')
  })

  test('an altered payload turns Intact off and leaves Signed on: the signatures still hold', async () => {
    const pieces = goodPieces()
    pieces.files.set(
      photo,
      PHOTO.map((byte) => byte ^ 1),
    )
    const report = await verifyPieces(pieces, { trusted: new Set([AUTHOR.key, WITNESS.key]) })
    expect(codesOf(report)).toEqual([`B13 ${photo}`, `A02 ${photo}`])
    expect(report.lights).toEqual({ intact: 'no', signed: 'yes', trusted: 'yes', current: 'unknown' })
  })

  test('at most a thousand defects are listed, the rest counted', async () => {
    const pieces = goodPieces()
    for (let i = 0; i < 1200; i++) pieces.files.set(`data/ext/${i}`, new Uint8Array())
    const report = await verifyPieces(pieces)
    expect(report.defects).toHaveLength(1000)
    // 1,200 files that are not listed, and the payload size that no longer fits (twice: B15, D01).
    expect(report.unlisted).toBe(202)
  })
})
