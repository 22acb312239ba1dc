import { createAssessmentStore } from '../../../renderer/assessment/assessment-store.ts'
import type { ChecklistDefinition } from '../../../shared/checklist/definition.ts'
import { appendEvent, startFeed } from '../../../shared/record/append.ts'
import type { EventBody, KeyId, LoggedEvent } from '../../../shared/record/event.ts'
import { createMemoryStorage, type MemoryStorage } from '../../support/memory-storage.ts'

export const ASSESSMENT = 'c0a80101-0000-4000-8000-000000000001'
export const ANA: KeyId = `sha256:${'a'.repeat(64)}`
export const BEN: KeyId = `sha256:${'b'.repeat(64)}`
export const FEED = '0123456789abcdef0123456789abcdef'
const SHA = 'd'.repeat(64)

const words = (text: string) => ({ en: text })
const list = (...names: string[]) => names.map((name) => ({ name, label: words(name) }))

/** A small checklist with one of everything the store must care for. */
export const SMALL: ChecklistDefinition = {
  form_id: 'small',
  version: '1',
  stage: 'acquisition',
  form_title: words('Small'),
  default_language: 'en',
  languages: ['en'],
  choices: { conformity: list('yes', 'partial', 'no', 'unknown', 'na') },
  profile: ['commodity'],
  survey: [
    {
      type: 'group',
      name: 'WATER',
      label: words('Water'),
      children: [
        {
          type: 'select_one',
          name: 'DISCHARGE',
          label: words('Does the mine discharge?'),
          list_name: 'conformity',
        },
        {
          type: 'decimal',
          name: 'COPPER',
          label: words('Copper in the effluent'),
          relevant: "${DISCHARGE} = 'yes'",
          adit: { severity: 'critical', unit: 'mg/L', limit: { max: '0.3' } },
        },
        { type: 'image', name: 'PHOTO', label: words('Photo of the outfall') },
        { type: 'text', name: 'REMARK', label: words('Remark') },
        {
          type: 'repeat',
          name: 'OUTFALLS',
          label: words('Outfalls'),
          children: [{ type: 'text', name: 'OUTFALL', label: words('Name') }],
        },
      ],
    },
  ],
}

/** An environment whose clock moves one second at every look, and whose ids count up. */
export function countingEnvironment() {
  let looks = 0
  let ids = 0
  return {
    now: () => new Date(Date.UTC(2026, 4, 30, 15, 0, looks++)).toISOString(),
    random: () => 0.5,
    uuid: () => `${(++ids).toString(16).padStart(8, '0')}-0000-4000-8000-${'0'.repeat(12)}`,
  }
}

/** A storage that holds one freshly begun assessment over `SMALL`. */
export async function begunAssessment(): Promise<MemoryStorage> {
  const storage = createMemoryStorage()
  const opening: readonly EventBody[] = [
    {
      kind: 'feed.open',
      body: { assessment: ASSESSMENT, key: ANA, signer: { name: 'Ana', org: '', title: '' } },
    },
    {
      kind: 'assessment.open',
      body: {
        checklist: { form_id: 'small', version: '1', sha256: SHA },
        mine: { id: 'mine', name: 'Cerro Alto', profile: { commodity: 'copper' } },
        quick: false,
      },
    },
  ]
  let tail = startFeed(FEED)
  const first: LoggedEvent[] = []
  for (const entry of opening) {
    const next = appendEvent(tail, entry, { actor: ANA, at: '2026-05-30T14:00:00Z' })
    first.push(next.logged)
    tail = next.tail
  }
  await storage.createAssessment(
    {
      id: ASSESSMENT,
      mine: 'mine',
      stage: 'acquisition',
      checklist: SHA,
      created: '2026-05-30T14:00:00Z',
      feed: FEED,
      exports: [],
    },
    SMALL,
    first,
  )
  return storage
}

/** Opens the assessment as the app does when it starts. */
export function openStore(storage: MemoryStorage, actor: KeyId = ANA) {
  return createAssessmentStore({
    services: { storage, environment: countingEnvironment() },
    assessmentId: ASSESSMENT,
    actor,
    signer: { name: actor === ANA ? 'Ana' : 'Ben', org: '', title: '' },
  })
}

/** Lets everything run that is ready to run. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve))
}
