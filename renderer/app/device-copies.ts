import { claimedTime } from '../../shared/lib/moment.ts'
import type { KeyId } from '../../shared/record/event.ts'
import { type Bridge, openPiecePort } from '../bridge/client.ts'
import { type Copies, openCopies } from '../storage/copies/open-copies.ts'
import { createJournal } from '../storage/journal.ts'
import { openDatabase } from '../storage/open-database.ts'
import { createCarrier } from '../storage/pieces/carrier.ts'

/** A comparison works so long before it lets the screen breathe, in milliseconds: less than a frame. */
const SLICE_MS = 10

/** The longest that a slice of a comparison waits for the person to pause, in milliseconds. */
const PATIENCE_MS = 500

/**
 * Opens both copies of this device and makes them agree. The journal looks at itself while the database opens.
 * `beforeUpgrade` is waited for when the database is about to be upgraded and the journal holds what is in it.
 *
 * @param beforeUpgrade waited for as said above
 * @param onMending how far the completing of one log is, of its entries
 * @throws AppError what `openDatabase` throws, and what the journal says when the database is empty
 */
export async function openDeviceCopies(
  bridge: Bridge,
  beforeUpgrade: () => Promise<void> = async () => {},
  onMending: (done: number, total: number) => void = () => {},
): Promise<Copies> {
  const carrier = createCarrier(openPiecePort)
  const journal = createJournal(bridge, carrier)
  const check = journal.check()
  // Heard of by `start`, or not at all when the database cannot be opened.
  check.catch(() => {})
  const backUpFirst = async () => {
    // Of a time before there was a journal; what cannot be read cannot be backed up, and is heard of elsewhere.
    const holdsNothing = await check.then(
      ({ begun }) => begun,
      () => false,
    )
    if (!holdsNothing) await beforeUpgrade()
  }
  const database = await openDatabase(undefined, undefined, backUpFirst)
  const copies = openCopies(database, journal, {
    now: () => claimedTime(new Date()),
    async ownKeys() {
      const { signers } = await bridge.call('keys.list', undefined)
      return new Set(signers.map(({ key }): KeyId => key))
    },
    hashOf: carrier.hashOf,
    breathe: breatheWhenDue(),
    onMending,
    later(work, ms) {
      const timer = setTimeout(work, ms)
      return () => clearTimeout(timer)
    },
  })
  await copies.start(check)
  return copies
}

/** Waits for the screen to be idle, once a slice has been worked since the last time. */
function breatheWhenDue(): () => Promise<void> {
  let last = performance.now()
  return async () => {
    if (performance.now() - last < SLICE_MS) return
    await new Promise<void>((resolve) => requestIdleCallback(() => resolve(), { timeout: PATIENCE_MS }))
    last = performance.now()
  }
}
