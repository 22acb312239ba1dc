import { checklistDigest } from '../../shared/checklist/checklist-digest.ts'
import type { ChecklistDefinition } from '../../shared/checklist/definition.ts'
import type { Path, Value } from '../../shared/checklist/value.ts'
import { appendEvent, startFeed, tailOf } from '../../shared/record/append.ts'
import { beginAssessment } from '../../shared/record/begin-assessment.ts'
import { markVersion } from '../../shared/record/checklist-in-force.ts'
import type { ChecklistRef, EventBody, FeedId, KeyId, LoggedEvent } from '../../shared/record/event.ts'
import { planUpgrade } from '../../shared/record/plan-upgrade.ts'
import { type RecordState, replay } from '../../shared/record/replay.ts'

const KEY: KeyId = `sha256:${'a'.repeat(64)}`
const SIGNER = { name: 'Ana', org: '', title: '' }
const AT = '2026-05-30T15:00:00Z'
const ASSESSMENT = 'c0a80101-0000-4000-8000-000000000001'

/** A version with its reference. */
export function versionOf(definition: ChecklistDefinition): {
  readonly definition: ChecklistDefinition
  readonly ref: ChecklistRef
} {
  const { form_id, version } = definition
  return { definition, ref: { form_id, version, sha256: checklistDigest(definition) } }
}

/** A record that grows event by event, as devices append to it. */
export interface GrowingRecord {
  events(): readonly LoggedEvent[]
  record(): RecordState
  /** Appends as the app does, on the first device's feed unless another is named; `blind` to what others appended. */
  say(entry: EventBody, device?: number): void
  answer(path: Path, value: Value | null, device?: number): void
  upgrade(from: ChecklistDefinition, to: ChecklistDefinition, device?: number): void
}

/** A record begun over a version. */
export function beginRecord(checklist: ChecklistDefinition): GrowingRecord {
  const { events: first } = beginAssessment({
    assessment: ASSESSMENT,
    feed: feedOf(0),
    key: KEY,
    signer: SIGNER,
    checklist,
    mine: { id: 'mine', name: 'Cerro Alto', profile: {} },
    quick: false,
    at: AT,
  })
  const events = [...first]
  const record = () => replay(events)
  const say = (entry: EventBody, device = 0) => {
    const feed = feedOf(device)
    let tail = tailOf(record(), feed)
    if (tail.seq === 0) {
      const body = { assessment: ASSESSMENT, key: KEY, signer: SIGNER }
      const opened = appendEvent(
        startFeed(feed, record().lam),
        { kind: 'feed.open', body },
        { actor: KEY, at: AT },
      )
      events.push(opened.logged)
      tail = opened.tail
    }
    events.push(appendEvent(tail, markVersion(record(), entry), { actor: KEY, at: AT }).logged)
  }
  return {
    events: () => events,
    record,
    say,
    answer(path, value, device) {
      const bases = record().answers.get(path)?.bases ?? []
      say({ kind: 'answer.set', body: { path, value, bases } }, device)
    },
    upgrade(from, to, device) {
      const plan = planUpgrade(record(), versionOf(from), versionOf(to))
      say({ kind: 'checklist.upgrade', body: plan.upgrade }, device)
    },
  }
}

function feedOf(device: number): FeedId {
  return device.toString(16).padStart(32, '0')
}
