import type { ChecklistDefinition } from '../../shared/checklist/definition.ts'
import { AppError } from '../../shared/lib/app-error.ts'
import { claimedTime } from '../../shared/lib/moment.ts'
import { beginAssessment } from '../../shared/record/begin-assessment.ts'
import type { EventBody, FeedId } from '../../shared/record/event.ts'
import type { Services } from '../services.ts'
import type { Assessment, Mine } from '../storage/storage.ts'

/** How an assessment is to begin. */
export interface StartChoices {
  /** Leaves the extended questions out. */
  readonly quick: boolean
  /** What is carried over from earlier assessments of the mine; see `planCarry`. */
  readonly carried?: readonly EventBody[]
  /** A feed of this device that nothing was written to; a random one unless a test wants to know it. */
  readonly feed?: FeedId
}

/**
 * Begins an assessment of `mine`: freezes the checklist and the mine as it is known now, opens this device's feed in the
 * person's name, and carries over what is known. All of it is committed together when the promise resolves.
 *
 * @throws AppError `key-not-found` when nobody has said who works here; what the storage throws
 */
export async function startAssessment(
  { storage, bridge, environment }: Services,
  mine: Mine,
  definition: ChecklistDefinition,
  { quick, carried = [], feed = randomFeed() }: StartChoices,
): Promise<Assessment> {
  const { identity } = await storage.getSettings()
  const { signers } = await bridge.call('keys.list', undefined)
  const person = signers.find((signer) => signer.key === identity)
  if (person === undefined) throw new AppError('key-not-found', { key: identity ?? '' })

  const id = environment.uuid()
  const at = claimedTime(new Date(environment.now()))
  const { events, checklist } = beginAssessment({
    assessment: id,
    feed,
    key: person.key,
    signer: person.signer,
    checklist: definition,
    mine: { id: mine.id, name: mine.name, profile: mine.profile },
    quick,
    at,
    ...(environment.clock !== undefined && { clock: environment.clock() }),
    carried,
  })
  const assessment: Assessment = {
    id,
    mine: mine.id,
    stage: definition.stage,
    checklist,
    created: at,
    feed,
    exports: [],
  }
  await storage.createAssessment(assessment, definition, events)
  return assessment
}

/** 16 random bytes in hex. */
function randomFeed(): FeedId {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
