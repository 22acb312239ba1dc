import { useEffect } from 'react'
import type { LoggedEvent } from '../../shared/record/event.ts'
import { useServices } from '../services.ts'
import { openAssessment } from './open-assessments.ts'

/** What somebody is likely to go on with. */
export interface OpenedNext {
  /** Of the assessment. */
  readonly id: string
  readonly events: readonly LoggedEvent[]
}

/**
 * Opens an assessment that somebody is likely to go on with, as soon as the page around has nothing else to do: the walk
 * then begins with its first picture, or is well on its way to it. Nothing is shown of it, nor of what keeps it from being
 * opened; who goes there is told.
 *
 * @param next the assessment and its events as the page has just read them; undefined while it is not known which
 */
export function useOpenAhead(next: OpenedNext | undefined): void {
  const services = useServices()
  useEffect(() => {
    if (next === undefined) return
    const { id, events } = next
    const idle = requestIdleCallback(() => void openAssessment(services, id, events).catch(() => {}))
    return () => cancelIdleCallback(idle)
  }, [services, next])
}
