import { useEffect, useState } from 'react'
import type { StoreApi } from 'zustand'
import { intakeOf, isUnderway } from '../evidence/intake/intake.ts'
import { useServices } from '../services.ts'
import type { AssessmentState } from './assessment-state.ts'
import { createLeaveRule, type LeaveRule, onScreen } from './leave-guard.ts'
import { storesAtHand } from './open-assessments.ts'

/** An assessment that would lose something if the window closed, and does not say so itself. */
export interface HeldElsewhere {
  /** Its id. */
  readonly assessment: string
  /** `failed`: the disk refused what was entered · `files`: files are on their way in. */
  readonly kind: 'failed' | 'files'
}

type Store = StoreApi<AssessmentState>

/**
 * Follows the assessments that are open and not on the screen, because the person went elsewhere, and holds the window
 * for them as `useLeaveGuard` does for the one on the screen. Gives one that cannot be left alone; null when there is none.
 *
 * @param saysItself the screen itself says what of its assessment is not saved
 */
export function useHeldElsewhere(saysItself: boolean): HeldElsewhere | null {
  const services = useServices()
  const [held, setHeld] = useState<HeldElsewhere | null>(null)
  useEffect(() => {
    const rules = new Map<Store, LeaveRule>()
    let stops: readonly (() => void)[] = []
    const leave = () => {
      for (const stop of stops) stop()
    }
    const follow = () => {
      leave()
      const elsewhere = storesAtHand(services).filter((store) => !onScreen.getState().has(store))
      for (const store of rules.keys()) if (!elsewhere.includes(store)) rules.delete(store)
      for (const store of elsewhere) if (!rules.has(store)) rules.set(store, ruleOf(store))
      // Where the screen says it, its own store is not followed: each answer would be looked at here too.
      const silent = saysItself ? elsewhere : storesAtHand(services)
      const look = () => setHeld(heldIn(elsewhere, silent))
      stops = silent.flatMap((store) => [store.subscribe(look), intakeOf(store).subscribe(look)])
      look()
    }
    const holdClosing = (event: BeforeUnloadEvent) => {
      const held = [...rules.values()].filter((rule) => !rule.mayClose())
      if (held.length > 0) event.preventDefault()
    }
    follow()
    const unfollow = onScreen.subscribe(follow)
    window.addEventListener('beforeunload', holdClosing)
    return () => {
      unfollow()
      leave()
      window.removeEventListener('beforeunload', holdClosing)
    }
  }, [services, saysItself])
  return held
}

function ruleOf(store: Store): LeaveRule {
  return createLeaveRule(
    store,
    () => performance.now(),
    () => window.close(),
  )
}

function heldIn(elsewhere: readonly Store[], silent: readonly Store[]): HeldElsewhere | null {
  const failed = silent.find((store) => store.getState().save.kind === 'failed')
  if (failed !== undefined) return { assessment: failed.getState().assessment.id, kind: 'failed' }
  const taking = elsewhere.find((store) => intakeOf(store).getState().items.some(isUnderway))
  return taking === undefined ? null : { assessment: taking.getState().assessment.id, kind: 'files' }
}
