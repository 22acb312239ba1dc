import { AppError } from '../../shared/lib/app-error.ts'
import { appendEvent } from '../../shared/record/append.ts'
import type { EventBody, HandoverGive, LoggedEvent } from '../../shared/record/event.ts'
import { handedOver } from '../../shared/record/handed-over.ts'
import type { Storage } from '../storage/storage.ts'
import type { AssessmentState } from './assessment-state.ts'
import { act, actTime, type Desk } from './desk.ts'
import { isOwnFeed } from './feed-of.ts'
import { untilIdle } from './upgrade-acts.ts'

type HandOverActs = Pick<AssessmentState, 'prepareHandOver' | 'takeBack'>

/** Giving the record to a colleague, and taking it back. */
export function handOverActs(desk: Desk, storage: Pick<Storage, 'appendEvents'>): HandOverActs {
  const { store } = desk
  return {
    async prepareHandOver(mode, to) {
      if (store.getState().handedOver !== null || desk.locked) throw new AppError('handed-over')
      store.getState().flush()
      await untilIdle(desk)
      desk.locked = true
      const logged = noteOf(desk, { mode, to, digest: null })
      let committed = false
      return {
        events: [...store.getState().events, ...logged],
        async commit() {
          await storage.appendEvents(desk.assessment, logged)
          // It stays locked: what is said from now on belongs behind the note, in a store that knows of it.
          committed = true
        },
        release() {
          if (!committed) desk.locked = false
        },
      }
    },

    async takeBack() {
      if (store.getState().handedOver === null) return
      const body: HandoverGive = { mode: 'copy', to: desk.signer.name, digest: null }
      const committed = act(desk, { kind: 'handover.give', body })
      const { events, assessment } = store.getState()
      store.setState({ handedOver: handedOver(events, (feed) => isOwnFeed(assessment, feed)) })
      await committed
    },
  }
}

/** The events that note the hand-over, with the one that opens the feed where it is not open yet. */
function noteOf(desk: Desk, body: HandoverGive): readonly LoggedEvent[] {
  const { assessment, actor, signer, environment } = desk
  const opening: readonly EventBody[] =
    desk.tail.seq === 0 ? [{ kind: 'feed.open', body: { assessment, key: actor, signer } }] : []
  const logged: LoggedEvent[] = []
  let { tail } = desk
  for (const entry of [...opening, { kind: 'handover.give', body } as const]) {
    const clock = environment.clock?.()
    const next = appendEvent(tail, entry, { actor, at: actTime(desk), ...(clock !== undefined && { clock }) })
    tail = next.tail
    logged.push(next.logged)
  }
  return logged
}
