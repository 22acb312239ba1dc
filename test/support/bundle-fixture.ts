import { createHash, createPrivateKey } from 'node:crypto'
import type { BundleRequest, BundleSigner } from '../../main/bundle/prepare-bundle.ts'
import { readCard } from '../../main/keys/card.ts'
import { writeCertificate } from '../../main/keys/certificate.ts'
import { signingKeyOf } from '../../main/keys/signing-key.ts'
import type { Checklist } from '../../shared/checklist/checklist.ts'
import { checklistDigest } from '../../shared/checklist/checklist-digest.ts'
import type { ChecklistDefinition } from '../../shared/checklist/definition.ts'
import { loadChecklist } from '../../shared/checklist/load-checklist.ts'
import { appendEvent, startFeed } from '../../shared/record/append.ts'
import type { EventBody, LoggedEvent, SignerName } from '../../shared/record/event.ts'

/** A small assessment with everything a bundle can hold, always the same to the byte. */

export const ASSESSMENT = '11111111-2222-4333-8444-555555555555'
export const MINE = 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee'
export const FEED = '0123456789abcdef0123456789abcdef'

/** A key and card that are the same in every run: `seed` is repeated to 32 bytes; the card is valid from `day` on. */
export function fixedSigner(
  role: BundleSigner['role'],
  seed: number,
  signer: SignerName,
  day = '2026-01-01',
): BundleSigner {
  const pkcs8 = Buffer.concat([
    Buffer.from('302e020100300506032b657004220420', 'hex'),
    Buffer.alloc(32, seed),
  ])
  const secret = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' })
  const serial = Buffer.alloc(16, seed)
  const card = readCard(writeCertificate(secret, signer, new Date(`${day}T00:00:00Z`), serial))
  return { role, ...signingKeyOf({ secret, card }) }
}

export const AUTHOR = fixedSigner('author', 1, {
  name: 'Ana Quispe',
  org: 'Example Mining Group',
  title: 'Geologist',
})
export const WITNESS = fixedSigner('witness', 2, { name: '王小明', org: '示例矿业集团', title: '' })

const YES_NO = [
  { name: 'yes', label: { en: 'Yes', zh: '是' } },
  { name: 'no', label: { en: 'No', zh: '否' } },
  { name: 'na', label: { en: 'Not applicable', zh: '不适用' } },
]

export const DEFINITION: ChecklistDefinition = {
  form_id: 'adit-test',
  version: '1',
  stage: 'acquisition',
  form_title: { en: 'Test checklist', zh: '测试清单' },
  default_language: 'en',
  languages: ['en', 'zh'],
  choices: { yn: YES_NO },
  profile: ['tsf'],
  survey: [
    {
      type: 'group',
      name: 'WAT',
      label: { en: 'Water', zh: '水' },
      adit: { weight: 10 },
      children: [
        {
          type: 'select_one',
          list_name: 'yn',
          name: 'ACQ-WAT-01',
          label: { en: 'Is the <effluent> licensed & measured?', zh: '废水是否有许可并监测？' },
          required: 'yes',
          adit: { severity: 'critical', adverse: ['no'] },
        },
        {
          type: 'text',
          name: 'ACQ-WAT-02',
          label: { en: 'Why not?', zh: '为什么没有？' },
          relevant: "${ACQ-WAT-01} = 'no'",
        },
        {
          type: 'decimal',
          name: 'ACQ-WAT-03',
          label: { en: 'Copper', zh: '铜' },
          required: 'yes',
          adit: { severity: 'major', unit: 'mg/L', limit: { max: '0.3' } },
        },
        { type: 'image', name: 'ACQ-WAT-04', label: { en: 'Outlet', zh: '排口' } },
        { type: 'geopoint', name: 'ACQ-WAT-05', label: { en: 'Place', zh: '位置' } },
      ],
    },
    {
      type: 'group',
      name: 'GEN',
      label: { en: 'General', zh: '一般' },
      children: [
        {
          type: 'repeat',
          name: 'ACQ-GEN-01',
          label: { en: 'Permits', zh: '许可证' },
          children: [
            { type: 'text', name: 'ACQ-GEN-01-NO', label: { en: 'Number', zh: '编号' } },
            { type: 'date', name: 'ACQ-GEN-01-END', label: { en: 'Ends', zh: '到期' } },
          ],
        },
        { type: 'text', name: 'ACQ-GEN-02', label: { en: 'Remarks', zh: '备注' }, adit: { extended: true } },
      ],
    },
  ],
}

/** The definition, loaded. Throws with every problem when it is not sound. */
export function fixtureChecklist(definition: ChecklistDefinition = DEFINITION): Checklist {
  const loaded = loadChecklist(definition)
  if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems))
  return loaded.checklist
}

/** Contents of the attachments of the fixture, by name. */
export const PHOTO = new Uint8Array(Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex'))
export const REPORT = new TextEncoder().encode('%PDF-1.7 not really\n')

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** Lines of one feed for a list of events, one second after the other from 08:00. */
export function feedOf(
  signer: BundleSigner,
  feed: string,
  bodies: readonly EventBody[],
  lam = 0,
): readonly LoggedEvent[] {
  let tail = startFeed(feed, lam)
  return bodies.map((body, index) => {
    const at = new Date(Date.UTC(2026, 4, 30, 8, 0, index)).toISOString().replace('.000', '')
    const appended = appendEvent(tail, body, { actor: signer.key, at })
    tail = appended.tail
    return appended.logged
  })
}

export const FEED_OPEN: EventBody = {
  kind: 'feed.open',
  body: { assessment: ASSESSMENT, key: AUTHOR.key, signer: AUTHOR.signer },
}

export function assessmentOpen(checklist: Checklist, quick = false): EventBody {
  return {
    kind: 'assessment.open',
    body: {
      checklist: {
        form_id: checklist.definition.form_id,
        version: checklist.definition.version,
        sha256: checklistDigest(checklist.definition),
      },
      mine: { id: MINE, name: 'Cerro Alto', profile: { tsf: 'yes' } },
      quick,
    },
  }
}

export function answer(path: string, value: string | readonly string[] | null, reason?: string): EventBody {
  return {
    kind: 'answer.set',
    body: { path, value, bases: [], ...(reason === undefined ? {} : { reason }) },
  }
}

export function attach(path: string, bytes: Uint8Array, name: string, caption?: string): EventBody {
  return {
    kind: 'attachment.add',
    body: {
      path,
      sha256: sha256Of(bytes),
      name,
      size: bytes.length,
      media_type: name.endsWith('.jpg') ? 'image/jpeg' : 'application/pdf',
      ...(caption === undefined ? {} : { caption }),
    },
  }
}

/** The work of one afternoon. */
export const WORK: readonly EventBody[] = [
  answer('ACQ-WAT-01', 'yes'),
  answer('ACQ-WAT-02', 'hidden now'),
  answer('ACQ-WAT-03', '0.42'),
  { kind: 'evidence.set', body: { path: 'ACQ-WAT-03', level: 'E4' } },
  {
    kind: 'answer.set',
    body: { path: 'ACQ-WAT-05', value: { lat: '-12.5', lon: '-70.25', accuracy: '4' }, bases: [] },
  },
  attach('ACQ-WAT-04', PHOTO, 'Salída 排口.JPG', 'Outlet seen <from> the "road"'),
  attach('ACQ-WAT-01', REPORT, 'permit.pdf'),
  { kind: 'repeat.add', body: { repeat: 'ACQ-GEN-01', row: '0000000a' } },
  answer('0000000a/ACQ-GEN-01-NO', '=1+1'),
  answer('0000000a/ACQ-GEN-01-END', '2027-01-31'),
  { kind: 'comment.add', body: { path: 'ACQ-WAT-03', text: 'Sampled twice.' } },
]

/** Lines of the author's feed with these events after the two that open it. */
export function linesOf(checklist: Checklist, bodies: readonly EventBody[] = WORK): readonly string[] {
  const opening = [FEED_OPEN, assessmentOpen(checklist)]
  return feedOf(AUTHOR, FEED, [...opening, ...bodies]).map(({ line }) => line)
}

/** A request that `prepareBundle` accepts; parts can be replaced. */
export function bundleRequest(changed: Partial<BundleRequest> = {}): BundleRequest {
  const checklist = fixtureChecklist()
  return {
    checklist,
    feeds: [{ feed: FEED, lines: linesOf(checklist) }],
    revision: 1,
    supersedes: null,
    incomplete: false,
    at: '2026-05-30T17:00:00Z',
    ...changed,
  }
}

/** Gives the fixture's attachments in pieces of a few bytes. */
export async function* readFixtureAttachment(sha256: string): AsyncGenerator<Uint8Array> {
  const bytes = [PHOTO, REPORT].find((candidate) => sha256Of(candidate) === sha256)
  if (bytes === undefined) throw new Error(`no attachment ${sha256}`)
  for (let at = 0; at < bytes.length; at += 7) yield bytes.subarray(at, at + 7)
}
