import { useEffect, useState } from 'react'
import type { StoreApi } from 'zustand'
import type { Environment } from '../../shared/engine/form-view.ts'
import { takesAnswer } from '../../shared/record/answer-standing.ts'
import type { LoggedEvent } from '../../shared/record/event.ts'
import {
  type FindingHistory,
  followFindings,
  type WithdrawnFinding,
} from '../../shared/score/withdrawn-findings.ts'
import { useServices } from '../services.ts'
import { useAssessment, useAssessmentStore } from './assessment-context.tsx'
import type { AssessmentState } from './assessment-state.ts'
import { compileOnce } from './compiled-checklist.ts'

/** So many events are followed at a time, so that the screen never waits for a long history. */
const AT_ONCE = 20

interface Followed {
  readonly history: FindingHistory
  /** The events it has seen, to tell when the log is another one than it followed. */
  seen: readonly LoggedEvent[]
}

/** The history of each open assessment, shared by its screens. */
const followed = new WeakMap<StoreApi<AssessmentState>, Followed>()
const NONE: readonly WithdrawnFinding[] = []

/** The findings that were withdrawn in the open assessment, from its whole log; empty until that has been gone through. */
export function useWithdrawn(): readonly WithdrawnFinding[] {
  const store = useAssessmentStore()
  const { environment } = useServices()
  const events = useAssessment((state) => state.events)
  const [withdrawn, setWithdrawn] = useState(NONE)
  useEffect(() => {
    let waiting = 0
    const goOn = () => {
      const at = historyOf(store, environment)
      if (at === null) return
      for (const logged of events.slice(at.seen.length, at.seen.length + AT_ONCE)) at.history.push(logged)
      at.seen = events.slice(0, Math.min(events.length, at.seen.length + AT_ONCE))
      if (at.seen.length < events.length) waiting = requestIdleCallback(goOn)
      else setWithdrawn(at.history.withdrawn())
    }
    // Nobody waits for what was once: the answer that was just given comes first.
    waiting = requestIdleCallback(goOn)
    return () => cancelIdleCallback(waiting)
  }, [store, environment, events])
  return withdrawn
}

/** The history so far; a new one when the log is not a continuation of what was followed. */
function historyOf(store: StoreApi<AssessmentState>, environment: Environment): Followed | null {
  const { events, checklist, record } = store.getState()
  const known = followed.get(store)
  const last = known?.seen.length ?? 0
  if (known !== undefined && last <= events.length && known.seen[last - 1]?.id === events[last - 1]?.id) {
    return known
  }
  const loaded = compileOnce(checklist)
  if ('problems' in loaded || record.opened === null) return null
  const history = followFindings(
    loaded.checklist,
    record.opened,
    environment,
    environment.now().slice(0, 10),
    (answer) => takesAnswer(record, checklist, answer),
  )
  const fresh = { history, seen: [] }
  followed.set(store, fresh)
  return fresh
}
