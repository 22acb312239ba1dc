import type { StoreApi } from 'zustand'
import { AppError } from '../../shared/lib/app-error.ts'
import type { KeyId, LoggedEvent } from '../../shared/record/event.ts'
import { intakeOf, isUnderway } from '../evidence/intake/intake.ts'
import type { Services } from '../services.ts'
import type { AssessmentState } from './assessment-state.ts'
import { createAssessmentStore, readAssessment } from './assessment-store.ts'
import { untilIdle } from './upgrade-acts.ts'

type Store = StoreApi<AssessmentState>

interface Opened {
  /** Key of the person who works in it; null when nobody has said who. */
  readonly actor: KeyId | null
  readonly store: Promise<Store>
  /** Once it is open. */
  atHand?: Store
}

/** The store of each assessment that is open, while it has one: two would write two histories to one feed. */
const opened = new WeakMap<Services, Map<string, Opened>>()

/**
 * The store of an assessment, opened at most once for the person who works here. Others whose work is all on disk are
 * let go.
 *
 * @param events its events, where somebody has just read them; see `readAssessment`
 * @throws AppError `key-not-found` when nobody has said who works here, and what `createAssessmentStore` throws.
 */
export async function openAssessment(
  services: Services,
  assessmentId: string,
  events: readonly LoggedEvent[] | null = null,
): Promise<Store> {
  const { identity } = services.storage.settingsAtHand() ?? (await services.storage.getSettings())
  const stores = opened.get(services) ?? new Map<string, Opened>()
  opened.set(services, stores)
  const before = stores.get(assessmentId)
  if (before !== undefined && before.actor === identity) return before.store

  const others = [...stores].filter(([id]) => id !== assessmentId)
  for (const [id, other] of others) letGo(stores, id, other.store).catch(() => stores.delete(id))
  const store = openFor(services, assessmentId, { identity, before, events })
  const entry: Opened = { actor: identity, store }
  stores.set(assessmentId, entry)
  store.then(
    (open) => {
      entry.atHand = open
    },
    () => {
      if (stores.get(assessmentId) === entry) stores.delete(assessmentId)
    },
  )
  return store
}

async function openFor(
  services: Services,
  assessmentId: string,
  {
    identity,
    before,
    events,
  }: {
    readonly identity: KeyId | null
    readonly before: Opened | undefined
    readonly events: readonly LoggedEvent[] | null
  },
): Promise<Store> {
  if (before !== undefined)
    await before.store.then(
      (store) => leaveBehind(services, store),
      () => {},
    )
  const read = readAssessment(services.storage, assessmentId, events)
  // Heard of below, unless nobody works here.
  read.catch(() => {})
  const { signers } = await services.bridge.call('keys.list', undefined)
  const person = signers.find((signer) => signer.key === identity)
  if (person === undefined) throw new AppError('key-not-found', { key: identity ?? '' })
  return createAssessmentStore({ services, assessmentId, actor: person.key, signer: person.signer, read })
}

/** The store of an assessment that is open already for the person who works here; undefined when it is to be opened. */
export function assessmentAtHand(services: Services, assessmentId: string): Store | undefined {
  const known = opened.get(services)?.get(assessmentId)
  const identity = services.storage.settingsAtHand()?.identity
  return known !== undefined && known.actor === identity ? known.atHand : undefined
}

/** Stores of somebody who worked here before, for as long as they hold what is not on the disk. */
const leftBehind = new WeakMap<Services, Set<Store>>()

/** Somebody else works here from now on. What is not on the disk yet still gets there, in a feed of its own. */
function leaveBehind(services: Services, store: Store): void {
  store.getState().flush()
  if (isAtRest(store)) return
  const left = leftBehind.get(services) ?? new Set()
  leftBehind.set(services, left.add(store))
}

/** The stores of all assessments that are open, and those that somebody else left with something not on the disk. */
export function storesAtHand(services: Services): readonly Store[] {
  const left = leftBehind.get(services) ?? new Set()
  for (const store of left) if (isAtRest(store)) left.delete(store)
  return [...[...(opened.get(services)?.values() ?? [])].flatMap(({ atHand }) => atHand ?? []), ...left]
}

/** Lets go of the store of an assessment, whose record has changed behind it: it is read anew when it is opened next. */
export function closeAssessment(services: Services, assessmentId: string): void {
  opened.get(services)?.delete(assessmentId)
}

/**
 * Brings everything of an assessment that may be open onto the disk, files that are on their way in too, and lets go of
 * its store, so that its record can be added to behind it. Rejects with what keeps it from being saved; it stays open then.
 */
export async function settleAssessment(services: Services, assessmentId: string): Promise<void> {
  const known = opened.get(services)?.get(assessmentId)
  if (known === undefined) return
  const store = await known.store
  store.getState().flush()
  await untilTakenIn(store)
  await untilIdle({ store })
  closeAssessment(services, assessmentId)
}

async function letGo(
  stores: Map<string, { readonly store: Promise<Store> }>,
  id: string,
  store: Promise<Store>,
) {
  const open = await store
  open.getState().flush()
  if (isAtRest(open) && stores.get(id)?.store === store) stores.delete(id)
}

/**
 * Whether everything is on the disk. Files that are on their way in go on in this store: another one over the same log
 * would write its places again.
 */
function isAtRest(store: Store): boolean {
  return store.getState().save.kind === 'saved' && !isTakingIn(store)
}

/** Whether files are on their way into it. */
function isTakingIn(store: Store): boolean {
  return intakeOf(store).getState().items.some(isUnderway)
}

/** Resolves when no file is on its way in any more, or none gets on because nothing can be saved. */
function untilTakenIn(store: Store): Promise<void> {
  const isOver = () => !isTakingIn(store) || store.getState().save.kind === 'failed'
  return new Promise((resolve) => {
    const stops: (() => void)[] = []
    const look = () => {
      if (!isOver()) return
      for (const stop of stops.splice(0)) stop()
      resolve()
    }
    stops.push(store.subscribe(look), intakeOf(store).subscribe(look))
    look()
  })
}
