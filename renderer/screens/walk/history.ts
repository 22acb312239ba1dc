import type { EvidenceLevel } from '../../../shared/checklist/definition.ts'
import type { Path, Value } from '../../../shared/checklist/value.ts'
import { canonicalJson } from '../../../shared/lib/canonical-json.ts'
import type { EventBody, LoggedEvent, SignerName } from '../../../shared/record/event.ts'
import type { RecordState } from '../../../shared/record/replay.ts'

/** Something that was done to one question. */
export interface HistoryEntry {
  /** Id of the last event behind it. */
  readonly id: string
  readonly who: SignerName | null
  /** `YYYY-MM-DDTHH:MM:SSZ`, claimed. */
  readonly at: string
  readonly what:
    | {
        readonly kind: 'answer'
        readonly from: Value | null
        readonly to: Value | null
        readonly reason?: string
      }
    /** The answer was taken over from an earlier assessment, or somebody confirmed that one. */
    | { readonly kind: 'carried' | 'confirmed'; readonly to: Value | null }
    | { readonly kind: 'evidence'; readonly level: EvidenceLevel }
    | { readonly kind: 'added'; readonly name: string }
    | { readonly kind: 'withdrawn'; readonly name: string; readonly reason?: string }
}

/** Text of one person that goes on within so many seconds is one act of typing. */
const SAME_ACT_SECONDS = 60

/**
 * What was done to a question, newest first. Answers that grew while somebody typed are shown as one change from what
 * was there before to what is there now; the log keeps each of them.
 *
 * @param events In order; see `byOrder`.
 */
export function historyOf(
  events: readonly LoggedEvent[],
  path: Path,
  record: RecordState,
): readonly HistoryEntry[] {
  const entries: HistoryEntry[] = []
  const names = new Map<string, string>()
  let value: Value | null = null
  let waits = false
  for (const { id, event } of events) {
    const entry = event as EventBody
    if (!('path' in entry.body) || entry.body.path !== path) continue
    const by = { id, who: record.feeds.get(event.feed)?.signer ?? null, at: event.at }
    switch (entry.kind) {
      case 'answer.set': {
        const { value: to, reason, carried } = entry.body
        const isConfirmed = waits && canonicalJson(to) === canonicalJson(value)
        waits = carried !== undefined
        if (waits || isConfirmed) {
          value = to
          entries.push({ ...by, what: { kind: waits ? 'carried' : 'confirmed', to } })
          break
        }
        const what = { kind: 'answer', from: value, to, ...(reason !== undefined && { reason }) } as const
        value = to
        const last = entries.at(-1)
        if (last?.what.kind === 'answer' && last.who === by.who && isTypedOn(last, by.at, to)) {
          entries[entries.length - 1] = { ...by, what: { ...what, from: last.what.from } }
        } else entries.push({ ...by, what })
        break
      }
      case 'evidence.set':
        entries.push({ ...by, what: { kind: 'evidence', level: entry.body.level } })
        break
      case 'attachment.add':
        names.set(entry.body.sha256, entry.body.name)
        entries.push({ ...by, what: { kind: 'added', name: entry.body.name } })
        break
      case 'attachment.withdraw': {
        const { sha256, reason } = entry.body
        const name = names.get(sha256) ?? sha256.slice(0, 8)
        entries.push({ ...by, what: { kind: 'withdrawn', name, ...(reason !== undefined && { reason }) } })
        break
      }
      default:
    }
  }
  return entries.reverse()
}

/** Only text that grew: `0.42` that became `0.2` is a change that must be seen, however fast it was. */
function isTypedOn({ what, at }: HistoryEntry, now: string, to: Value | null): boolean {
  if (what.kind !== 'answer' || typeof what.to !== 'string' || typeof to !== 'string') return false
  const seconds = (Date.parse(now) - Date.parse(at)) / 1000
  return to.startsWith(what.to) && Math.abs(seconds) <= SAME_ACT_SECONDS
}
