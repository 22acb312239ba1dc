import { AppError } from '../../shared/lib/app-error.ts'
import { appendEvent } from '../../shared/record/append.ts'
import type { EventBody, LoggedEvent } from '../../shared/record/event.ts'
import type { Storage } from '../storage/storage.ts'
import type { AssessmentState } from './assessment-state.ts'
import { actTime, type Desk } from './desk.ts'

type UpgradeActs = Pick<AssessmentState, 'goOver'>

/** Going over to another version of the checklist. */
export function upgradeActs(desk: Desk, storage: Pick<Storage, 'appendEvents'>): UpgradeActs {
  return {
    async goOver(upgrade) {
      desk.store.getState().flush()
      await untilIdle(desk)
      const { actor, signer, assessment } = desk
      const entries: readonly EventBody[] = [
        ...(desk.tail.seq === 0
          ? [{ kind: 'feed.open', body: { assessment, key: actor, signer } } as const]
          : []),
        { kind: 'checklist.upgrade', body: upgrade },
      ]
      const logged: LoggedEvent[] = []
      let { tail } = desk
      for (const entry of entries) {
        const next = appendEvent(tail, entry, { actor, at: actTime(desk) })
        tail = next.tail
        logged.push(next.logged)
      }
      // Not through the queue: were it not stored, everything after it would be said under a version nobody sees.
      await storage.appendEvents(assessment, logged)
      desk.tail = tail
    },
  }
}

/** Waits until nothing is on its way to the disk. Rejects with what keeps it from getting there. */
export function untilIdle({ store }: Pick<Desk, 'store'>): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = ({ save }: AssessmentState): boolean => {
      if (save.kind === 'saving') return false
      if (save.kind === 'saved') resolve()
      else reject(save.error instanceof Error ? save.error : new AppError('storage-failed'))
      return true
    }
    if (look(store.getState())) return
    const stop = store.subscribe((state) => {
      if (look(state)) stop()
    })
  })
}
