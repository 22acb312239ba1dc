import { describe, expect, test } from 'vitest'
import { sha256Hex } from '../../../shared/lib/sha256.ts'
import {
  AUTHOR,
  answer,
  assessmentOpen,
  attach,
  FEED,
  FEED_OPEN,
  feedOf,
  fixedSigner,
  fixtureChecklist,
  PHOTO,
  sha256Of,
  WITNESS,
} from '../../support/bundle-fixture.ts'
import {
  AUTHOR_STEM,
  codesOf,
  goodPieces,
  type Json,
  type Pieces,
  resign,
  setText,
  verifyPieces,
  WITNESS_STEM,
} from '../../support/bundle-surgery.ts'

const BOTH = new Set([AUTHOR.key, WITNESS.key])
const STRANGER = fixedSigner('author', 9, {
  name: 'Ana Quispe',
  org: 'Example Mining Group',
  title: 'Geologist',
})

async function reportAfter(change: (pieces: Pieces) => void, trusted = BOTH) {
  const pieces = goodPieces()
  change(pieces)
  return verifyPieces(pieces, { trusted })
}

/** The witness signs something else than the usual statement. */
function witnessSays(edit: (statement: Json) => unknown) {
  return (pieces: Pieces) => resign(pieces, WITNESS_STEM, WITNESS, edit)
}

/** Adds a signature by this person for this bundle, under the name of `key`. */
function addSignature(
  pieces: Pieces,
  number: string,
  role: string,
  by: typeof STRANGER,
  key: string = by.key,
): string {
  const stem = `signatures/${number}-${role}-${key.slice(7, 15)}`
  for (const end of ['json', 'sig']) {
    pieces.files.set(`${stem}.${end}`, pieces.files.get(`${AUTHOR_STEM}.${end}`) ?? new Uint8Array())
  }
  setText(pieces, `${stem}.crt.pem`, by.certificate)
  resign(pieces, stem, by, (statement) => {
    statement.role = role
    statement.signer = { ...by.signer, key, cert: `sha256:${sha256Hex(by.certificate)}` }
  })
  return stem
}

describe('signed', () => {
  test('both signatures are reported in order, each with what it says', async () => {
    const { signatures, lights } = await reportAfter(() => {})
    expect(signatures).toEqual([
      {
        file: AUTHOR_STEM.replace('signatures/', ''),
        role: 'author',
        signer: AUTHOR.signer,
        key: AUTHOR.key,
        at: '2026-05-30T17:00:00Z',
        intent:
          'I carried out this assessment; nothing I know of was left out of this record or changed in it.',
        valid: true,
        known: true,
        defects: [],
      },
      expect.objectContaining({ role: 'witness', signer: WITNESS.signer, valid: true, known: true }),
    ])
    expect(lights.signed).toBe('yes')
  })

  test('S01: an incomplete set', async () => {
    for (const end of ['.json', '.sig', '.crt.pem']) {
      const report = await reportAfter((pieces) => pieces.files.delete(WITNESS_STEM + end))
      expect(codesOf(report)).toEqual([`S01 ${WITNESS_STEM}${end}`, 'S11'])
      expect(report.lights).toMatchObject({ intact: 'yes', signed: 'no' })
    }
  })

  test('S02: a certificate that is none, one with text around it, and two in one file', async () => {
    const texts = [
      'x',
      `hello\n${WITNESS.certificate}`,
      `${WITNESS.certificate}\n`,
      WITNESS.certificate.repeat(2),
    ]
    for (const text of texts) {
      const report = await reportAfter((pieces) => setText(pieces, `${WITNESS_STEM}.crt.pem`, text))
      expect(codesOf(report)).toEqual([`S02 ${WITNESS_STEM}.crt.pem`, 'S11'])
    }
  })

  test('S03: a signature of the wrong length', async () => {
    for (const length of [0, 63, 65]) {
      const report = await reportAfter((pieces) =>
        pieces.files.set(`${WITNESS_STEM}.sig`, new Uint8Array(length)),
      )
      expect(codesOf(report)).toEqual([`S03 ${WITNESS_STEM}.sig`, 'S11'])
    }
  })

  test('S04: the certificate of somebody else, and a name that is not the certificate’s', async () => {
    const swapped = await reportAfter((pieces) =>
      setText(pieces, `${WITNESS_STEM}.crt.pem`, AUTHOR.certificate),
    )
    expect(codesOf(swapped)).toEqual([`S04 ${WITNESS_STEM}.crt.pem`, `S05 ${WITNESS_STEM}.sig`, 'S11'])
    const renamed = await reportAfter(
      witnessSays((statement) => {
        statement.signer.name = 'The Minister'
      }),
    )
    expect(codesOf(renamed)).toEqual([`S04 ${WITNESS_STEM}.crt.pem`, 'S11'])
  })

  test('S04: another certificate of the same person and key', async () => {
    const renewed = fixedSigner('witness', 2, WITNESS.signer, '2026-02-01')
    expect(renewed.key).toBe(WITNESS.key)
    const report = await reportAfter((pieces) =>
      setText(pieces, `${WITNESS_STEM}.crt.pem`, renewed.certificate),
    )
    expect(codesOf(report)).toEqual([`S04 ${WITNESS_STEM}.crt.pem`, 'S11'])
  })

  test('S04: a statement that names the key of a trusted person but was signed by another', async () => {
    const pieces = goodPieces({}, [AUTHOR])
    const stem = addSignature(pieces, '01', 'author', STRANGER, AUTHOR.key)
    expect(stem).toBe(AUTHOR_STEM)
    const report = await verifyPieces(pieces, { trusted: BOTH })
    expect(codesOf(report)).toEqual([`S04 ${stem}.crt.pem`, 'S11'])
    expect(report.signatures).toMatchObject([{ valid: false, known: false }])
    expect(report.lights).toMatchObject({ signed: 'no', trusted: 'unknown' })
  })

  test('S05: a statement or signature that was altered', async () => {
    const report = await reportAfter((pieces) => {
      const signature = pieces.files.get(`${WITNESS_STEM}.sig`)?.slice() ?? new Uint8Array()
      signature[5] = (signature[5] ?? 0) ^ 4
      pieces.files.set(`${WITNESS_STEM}.sig`, signature)
    })
    expect(report.defects[0]).toEqual({ code: 'S05', path: `${WITNESS_STEM}.sig`, detail: '王小明' })
    expect(report.signatures[1]).toMatchObject({ valid: false, known: false })
  })

  test('S06: an unknown file among the signatures', async () => {
    const report = await reportAfter((pieces) => pieces.files.set('signatures/readme.txt', new Uint8Array()))
    expect(codesOf(report)).toEqual(['S06 signatures/readme.txt'])
  })

  test('S07 and V03: a signed text of another type', async () => {
    const other = await reportAfter(
      witnessSays((statement) => {
        statement.type = 'adit-feed-head/1'
      }),
    )
    expect(codesOf(other)).toEqual([`S07 ${WITNESS_STEM}.json`, 'S11'])
    const newer = await reportAfter(
      witnessSays((statement) => {
        statement.type = 'adit-statement/2'
      }),
    )
    expect(codesOf(newer)).toEqual([`V03 ${WITNESS_STEM}.json`, 'S11'])
  })

  test('S08: a good signature that was made for another bundle', async () => {
    const other = goodPieces({ revision: 2 })
    const report = await reportAfter((pieces) => {
      for (const end of ['.json', '.sig', '.crt.pem']) {
        pieces.files.set(WITNESS_STEM + end, other.files.get(WITNESS_STEM + end) ?? new Uint8Array())
      }
    })
    expect(codesOf(report)).toEqual([
      `S08 ${WITNESS_STEM}.json`,
      // It was given after the other bundle's author signature, which is not here.
      `S10 ${WITNESS_STEM}.json`,
      'S11',
    ])
    const edits: readonly ((statement: Json) => unknown)[] = [
      (statement) => {
        statement.bag.file = 'manifest-sha256.txt'
      },
      (statement) => {
        statement.assessment = '99999999-2222-4333-8444-555555555555'
      },
    ]
    for (const edit of edits) {
      expect(codesOf(await reportAfter(witnessSays(edit)))).toEqual([`S08 ${WITNESS_STEM}.json`, 'S11'])
    }
  })

  test('S09: another role or key than the file name says', async () => {
    const report = await reportAfter(
      witnessSays((statement) => {
        statement.role = 'countersign'
      }),
    )
    expect(codesOf(report)).toEqual([`S09 ${WITNESS_STEM}.json`, 'S11'])
  })

  test('S10 and S11: a signature that a later signer saw was removed', async () => {
    const report = await reportAfter((pieces) => {
      for (const end of ['.json', '.sig', '.crt.pem']) pieces.files.delete(AUTHOR_STEM + end)
    })
    expect(codesOf(report)).toEqual([`S10 ${WITNESS_STEM}.json`, 'S11'])
    expect(report.defects[1]).toEqual({ code: 'S11', detail: 'author' })
  })

  test('S11: the required roles are inside the digest, so a witness cannot be dropped', async () => {
    const report = await reportAfter((pieces) => {
      for (const end of ['.json', '.sig', '.crt.pem']) pieces.files.delete(WITNESS_STEM + end)
    })
    expect(report.defects).toEqual([{ code: 'S11', detail: 'witness' }])
    expect(report.lights).toMatchObject({ intact: 'yes', signed: 'no' })
  })

  test('S12: one key in both roles', async () => {
    const pieces = goodPieces()
    for (const end of ['.json', '.sig', '.crt.pem']) pieces.files.delete(WITNESS_STEM + end)
    const stem = addSignature(pieces, '02', 'witness', AUTHOR)
    expect(codesOf(await verifyPieces(pieces))).toEqual([`S12 ${stem}.json`])
  })

  test('a statement that is no statement is a defect of that file, and the others are still judged', async () => {
    const report = await reportAfter((pieces) => setText(pieces, `${WITNESS_STEM}.json`, '{}\n'))
    expect(codesOf(report)).toEqual([`J08 ${WITNESS_STEM}.json`, 'S11'])
    expect(report.signatures).toHaveLength(1)
  })
})

describe('trusted', () => {
  test('without a list of known people nobody is judged, and that is said', async () => {
    const report = await verifyPieces(goodPieces())
    expect(report.lights).toEqual({ intact: 'yes', signed: 'yes', trusted: 'unknown', current: 'unknown' })
    expect(report.warnings).toEqual([{ code: 'W01' }])
    expect(report.ok).toBe(true)
  })

  test('T01: a required signer who is not known here', async () => {
    const report = await reportAfter(() => {}, new Set([WITNESS.key]))
    expect(report.defects).toEqual([{ code: 'T01', path: `${AUTHOR_STEM}.json`, detail: 'Ana Quispe' }])
    expect(report.lights).toEqual({ intact: 'yes', signed: 'yes', trusted: 'no', current: 'unknown' })
    expect(report.signatures.map(({ valid, known }) => [valid, known])).toEqual([
      [true, false],
      [true, true],
    ])
  })

  test('an empty list is a list: then nobody is known', async () => {
    expect((await reportAfter(() => {}, new Set())).lights.trusted).toBe('no')
  })

  test('a stranger who adds a signature under a good name is shown as unknown and blocks nothing', async () => {
    const report = await reportAfter((pieces) => addSignature(pieces, '03', 'author', STRANGER))
    expect(report.defects).toEqual([])
    expect(report.lights.trusted).toBe('yes')
    expect(report.signatures[2]).toMatchObject({
      valid: true,
      known: false,
      defects: [{ code: 'T01', detail: 'Ana Quispe' }],
    })
  })

  test('T02: a certificate that was not yet valid at the claimed time', async () => {
    const pieces = goodPieces({ at: '2025-12-31T23:59:59Z' })
    const report = await verifyPieces(pieces, { trusted: BOTH })
    expect(report.defects.map(({ code }) => code)).toEqual(['T02', 'T02'])
    expect(report.lights.trusted).toBe('no')
  })

  test('a signature that does not hold makes no one trusted, whoever is named', async () => {
    const report = await reportAfter((pieces) => pieces.files.set(`${AUTHOR_STEM}.sig`, new Uint8Array(64)))
    expect(report.lights).toMatchObject({ signed: 'no', trusted: 'unknown' })
  })
})

describe('warnings', () => {
  const checklist = fixtureChecklist()
  const withEvents = (...bodies: Parameters<typeof feedOf>[2]) => ({
    feeds: [
      {
        feed: FEED,
        lines: feedOf(AUTHOR, FEED, [
          FEED_OPEN,
          assessmentOpen(checklist),
          answer('ACQ-WAT-01', 'yes'),
          answer('ACQ-WAT-03', '0.1'),
          ...bodies,
        ]).map(({ line }) => line),
      },
    ],
  })

  test('W02: a claimed time in the future', async () => {
    const report = await verifyPieces(goodPieces(), { now: '2026-05-30T16:00:00Z' })
    expect(report.warnings.map(({ code }) => code)).toEqual(['W01', 'W02', 'W02'])
    expect(report.ok).toBe(true)
  })

  test('W20: a clock that went backwards', async () => {
    const { lines } = withEvents().feeds[0] ?? { lines: [] }
    const events = lines.map((line) => JSON.parse(line))
    const { appendEvent, startFeed } = await import('../../../shared/record/append.ts')
    let tail = startFeed(FEED)
    const times = ['08:00:00', '08:00:01', '07:00:00', '09:00:00']
    const changed = events.map((event, i) => {
      const next = appendEvent(tail, event, { actor: AUTHOR.key, at: `2026-05-30T${times[i]}Z` })
      tail = next.tail
      return next.logged.line
    })
    const report = await verifyPieces(goodPieces({ feeds: [{ feed: FEED, lines: changed }] }))
    expect(report.warnings).toContainEqual({ code: 'W20', path: `data/log/${FEED}.jsonl`, detail: '#2' })
  })

  test('W20: a clock that was set back while the device knew better, though no time is behind another', async () => {
    const { lines } = withEvents().feeds[0] ?? { lines: [] }
    const { appendEvent, startFeed } = await import('../../../shared/record/append.ts')
    const verifyAt = (times: readonly string[]) => {
      let tail = startFeed(FEED)
      const changed = lines.map((line, i) => {
        const clock = { zone: 0, run: 'abcdef01', mono: i * 3_600_000 }
        const next = appendEvent(tail, JSON.parse(line), {
          actor: AUTHOR.key,
          at: `2026-05-30T${times[i]}Z`,
          clock,
        })
        tail = next.tail
        return next.logged.line
      })
      return verifyPieces(goodPieces({ feeds: [{ feed: FEED, lines: changed }] }))
    }
    const w20 = { code: 'W20', path: `data/log/${FEED}.jsonl`, detail: '#2' }
    expect((await verifyAt(['08:00:00', '09:00:00', '09:30:00', '10:30:00'])).warnings).toContainEqual(w20)
    expect((await verifyAt(['08:00:00', '09:00:00', '10:00:00', '11:00:00'])).warnings).not.toContainEqual(
      w20,
    )
  })

  test('W30: a withdrawn attachment is named and does not travel', async () => {
    const sha256 = sha256Of(PHOTO)
    const pieces = goodPieces(
      withEvents(attach('ACQ-WAT-04', PHOTO, 'a.jpg'), {
        kind: 'attachment.withdraw',
        body: { path: 'ACQ-WAT-04', sha256 },
      }),
    )
    expect([...pieces.files.keys()].filter((path) => path.startsWith('data/attachments/'))).toEqual([])
    const report = await verifyPieces(pieces)
    expect(report.defects).toEqual([])
    expect(report.warnings).toContainEqual({ code: 'W30', path: 'data/attachments.json', detail: '1' })
  })

  test('W31: events of a kind this version does not know are kept', async () => {
    const pieces = goodPieces(withEvents({ kind: 'weather.note', body: { sky: 'blue' } } as never))
    const report = await verifyPieces(pieces)
    expect(report.defects).toEqual([])
    expect(report.warnings).toContainEqual({ code: 'W31', path: `data/log/${FEED}.jsonl`, detail: '1' })
  })
})

test('a single signer needs no witness', async () => {
  const pieces = goodPieces({}, [AUTHOR])
  expect((await verifyPieces(pieces, { trusted: new Set([AUTHOR.key]) })).lights.trusted).toBe('yes')
})
