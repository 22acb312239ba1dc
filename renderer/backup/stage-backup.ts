import { extentOf, type KeptHead } from '../../shared/bundle/kept-head.ts'
import { checklistDigest } from '../../shared/checklist/checklist-digest.ts'
import type { ChecklistDefinition } from '../../shared/checklist/definition.ts'
import type { Sha256 } from '../../shared/lib/sha256.ts'
import type { AttachmentAdd } from '../../shared/record/attachment-events.ts'
import type { AssessmentOpen, EventBody, KeyId, LoggedEvent } from '../../shared/record/event.ts'
import { rejectFeed, type StagedFeed } from '../../shared/record/stage-feeds.ts'
import { builtInChecklists } from '../library/built-in-checklists.ts'
import type { Services } from '../services.ts'
import type { Assessment } from '../storage/storage.ts'
import type { BackupSource } from './backup-source.ts'
import { type BackupCards, readCards } from './read-cards.ts'
import { stageCards } from './stage-cards.ts'
import { stageLog } from './stage-log.ts'
import { stageTrusted } from './stage-trusted.ts'
import type { StagedAssessment, StagedBackup } from './staged-backup.ts'

/** How far the comparison is: assessments. */
export type StageProgress = (done: number, total: number) => void

/** Compares a backup with everything here, assessment by assessment. Changes nothing. */
export async function stageBackup(
  services: Services,
  source: BackupSource,
  known: ReadonlySet<KeyId>,
  onProgress: StageProgress = () => {},
): Promise<StagedBackup> {
  const { opened } = source
  const there = readCards(opened.cards)
  const builtIn = await builtInChecklists(services.bridge).catch(() => [])
  const ids = new Set([...opened.feeds.map(({ assessment }) => assessment), ...there.assessments.keys()])
  const assessments: StagedAssessment[] = []
  for (const id of ids) {
    onProgress(assessments.length, ids.size)
    assessments.push(await stageAssessment({ services, source, there, known, builtIn }, id))
  }
  const cards = await stageCards(services, there)
  return {
    ...cards,
    assessments,
    files: await missingFiles(services, source, cards.media, assessments),
    trusted: await stageTrusted(services, opened.trusted),
    damaged: [...opened.damaged, ...there.damaged.map((name) => `cards.jsonl ${name}`)],
    events: assessments.reduce((sum, { feeds }) => sum + countAppended(feeds), 0),
  }
}

/** Events that would be appended. */
export function countAppended(feeds: StagedAssessment['feeds']): number {
  return feeds.reduce((sum, { append }) => sum + append.length, 0)
}

/** What every assessment is judged with. */
interface Surroundings {
  readonly services: Services
  readonly source: BackupSource
  readonly there: BackupCards
  readonly known: ReadonlySet<KeyId>
  /** Checklists that come with the app. */
  readonly builtIn: readonly ChecklistDefinition[]
}

async function stageAssessment(surroundings: Surroundings, id: string): Promise<StagedAssessment> {
  const { services, source, there, known } = surroundings
  const { storage, environment } = services
  const here = await storage.getAssessment(id)
  const own = here === undefined ? [] : await storage.loadEvents(id)
  const extents = source.opened.feeds.filter(({ assessment }) => assessment === id)
  const log = await stageLog(id, own, extents, (feed) => source.readFeed(id, feed))
  const opened = openingOf(own) ?? openingOf(log.opening)
  const noted = there.assessments.get(id)
  const definitions = await findChecklists(surroundings, log.feeds)
  // Without its checklists nothing that is taken could be shown.
  const feeds =
    definitions === null ? log.feeds.map((feed) => rejectFeed(feed, 'other-checklist')) : log.feeds
  const sha256 = here?.checklist ?? opened?.checklist.sha256 ?? noted?.checklist ?? ''
  const checklist =
    (await storage.getChecklist(sha256)) ?? definitions?.get(sha256) ?? there.checklists.get(sha256)
  const mineId = here?.mine ?? noted?.mine ?? opened?.mine.id ?? ''
  const mine = (await storage.getMine(mineId)) ?? there.mines.find((one) => one.id === mineId) ?? opened?.mine
  const strangers = new Set(
    feeds.flatMap(({ feed, opened }) => (opened !== null && !known.has(opened.key) ? [feed] : [])),
  )
  const common = {
    ...{
      id,
      isNew: here === undefined,
      feeds,
      checklist: checklist ?? null,
      definitions: definitions ?? new Map(),
    },
    mine: { id: mineId, name: mine?.name ?? '', profile: mine?.profile ?? {} },
    // Where nobody works yet, nobody is known, and that says nothing.
    strangers: known.size === 0 ? new Set<string>() : strangers,
  }
  if (here !== undefined) return { ...common, card: null, ...additionsTo(here, noted, own) }
  const card: Assessment | null =
    checklist === undefined || countAppended(feeds) === 0
      ? null
      : {
          ...noted,
          ...{ id, mine: mineId, stage: noted?.stage ?? checklist.stage, checklist: sha256 },
          created: noted?.created ?? firstTime(log.opening),
          // Never the feed of the backup: whoever goes on with the old device would tell another story in it.
          feed: environment.uuid().replaceAll('-', ''),
          exports: noted?.exports ?? [],
        }
  return { ...common, card, exports: [], heads: [], forks: [] }
}

/**
 * The checklists that the events to be taken name and that are not here. Null when one is nowhere: neither here, nor in
 * the backup, nor among those that come with the app.
 */
async function findChecklists(
  { services: { storage }, there, builtIn }: Surroundings,
  feeds: readonly StagedFeed[],
): Promise<ReadonlyMap<Sha256, ChecklistDefinition> | null> {
  const found = new Map<Sha256, ChecklistDefinition>()
  for (const { event } of feeds.flatMap(({ append }) => append)) {
    const entry = event as EventBody
    const refs =
      entry.kind === 'assessment.open'
        ? [entry.body.checklist]
        : entry.kind === 'checklist.upgrade'
          ? [entry.body.from, entry.body.to]
          : []
    for (const { sha256, form_id, version } of refs) {
      if (found.has(sha256) || (await storage.getChecklist(sha256)) !== undefined) continue
      const shipped = builtIn.find((one) => one.form_id === form_id && one.version === version)
      const definition =
        there.checklists.get(sha256) ??
        (shipped !== undefined && checklistDigest(shipped) === sha256 ? shipped : undefined)
      if (definition === undefined) return null
      found.set(sha256, definition)
    }
  }
  return found
}

function openingOf(events: readonly LoggedEvent[]): AssessmentOpen | undefined {
  const found = events.find(({ event }) => event.kind === 'assessment.open')
  return found?.event.body as AssessmentOpen | undefined
}

function firstTime(events: readonly LoggedEvent[]): string {
  return events.reduce((first, { event }) => (first === '' || event.at < first ? event.at : first), '')
}

/** What the index card in the backup notes and the one here does not. */
function additionsTo(
  here: Assessment,
  noted: Assessment | undefined,
  own: readonly LoggedEvent[],
): Pick<StagedAssessment, 'exports' | 'heads' | 'forks'> {
  const digests = new Set(here.exports.map(({ digest }) => digest))
  const forks = new Set((here.forks ?? []).map(({ feed, aside }) => `${feed} ${aside}`))
  const kept = new Map((here.heads ?? []).map((head) => [head.feed, head]))
  const held = new Set(own.map(({ event }) => event.feed))
  // A feed that is held without a head is this device's own: a head would make it somebody else's.
  const isNews = (head: KeptHead) => {
    const before = kept.get(head.feed)
    if (before === undefined) return !held.has(head.feed) && head.feed !== here.feed
    return (extentOf(head)?.count ?? 0) > (extentOf(before)?.count ?? 0)
  }
  return {
    exports: (noted?.exports ?? []).filter(({ digest }) => !digests.has(digest)),
    heads: (noted?.heads ?? []).filter(isNews),
    forks: (noted?.forks ?? []).filter(({ feed, aside }) => !forks.has(`${feed} ${aside}`)),
  }
}

async function missingFiles(
  { storage }: Services,
  { opened }: BackupSource,
  media: ReadonlySet<Sha256>,
  assessments: readonly StagedAssessment[],
): Promise<StagedBackup['files']> {
  const evidence = new Set(
    assessments
      .flatMap(({ feeds }) => feeds.flatMap(({ append }) => append))
      .flatMap(({ event }) =>
        event.kind === 'attachment.add' ? [(event.body as AttachmentAdd).sha256] : [],
      ),
  )
  const missing: { readonly sha256: Sha256; readonly size: number }[] = []
  for (const file of opened.files) {
    if (media.has(file.sha256) && !evidence.has(file.sha256)) continue
    if ((await storage.getAttachment(file.sha256)) === undefined) missing.push(file)
  }
  return missing
}
