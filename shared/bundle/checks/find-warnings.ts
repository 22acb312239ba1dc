import { gradeClocks } from '../../record/grade-clock.ts'
import type { ReadFeed } from '../../record/read-feed.ts'
import { isKnownKind } from '../../record/replay.ts'
import type { RecordKind } from '../bag-info.ts'
import { DERIVED_PATHS, feedPaths } from '../layout.ts'
import type { Defect, SignatureReport } from '../report.ts'

/** What is worth knowing but wrong with nothing (codes W). */
export function findWarnings(
  feeds: readonly ReadFeed[],
  index: readonly { readonly absent?: string | undefined }[],
  signatures: readonly SignatureReport[],
  trustGiven: boolean,
  now: string | undefined,
  kind: RecordKind | undefined,
): readonly Defect[] {
  const found: Defect[] = []
  if (kind === 'handover') found.push({ code: 'W33' })
  if (!trustGiven) found.push({ code: 'W01' })
  if (now !== undefined) {
    for (const { file, at } of signatures) {
      if (at > now) found.push({ code: 'W02', path: `signatures/${file}.json`, detail: at })
    }
  }
  for (const { feed, events } of feeds) {
    const path = feedPaths(feed).log
    const latest = events.at(-1)?.event.at
    if (now !== undefined && latest !== undefined && latest > now) {
      found.push({ code: 'W02', path, detail: latest })
    }
    const back = gradeClocks(events).findIndex(({ kind }) => kind === 'back')
    if (back >= 0) found.push({ code: 'W20', path, detail: `#${back}` })
    const unknown = events.filter(({ event }) => !isKnownKind(event.kind)).length
    if (unknown > 0) found.push({ code: 'W31', path, detail: String(unknown) })
  }
  const absent = index.filter((entry) => entry.absent !== undefined).length
  if (absent > 0) found.push({ code: 'W30', path: DERIVED_PATHS.attachments, detail: String(absent) })
  return found
}
