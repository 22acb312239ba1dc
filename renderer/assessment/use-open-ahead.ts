import { useEffect } from 'react'
import { useServices } from '../services.ts'
import { openAssessment } from './open-assessments.ts'

/** Nobody goes on within so many milliseconds of meeting a page; meanwhile the page itself settles. */
const SETTLED = 150

/**
 * Opens an assessment that somebody is likely to go on with, when nothing else is to be done: the walk then begins with
 * its first picture. Nothing is shown of it, nor of what keeps it from being opened; who goes there is told.
 *
 * @param id of the assessment; undefined while it is not known which
 */
export function useOpenAhead(id: string | undefined): void {
  const services = useServices()
  useEffect(() => {
    if (id === undefined) return
    let idle = 0
    const waiting = setTimeout(() => {
      idle = requestIdleCallback(() => void openAssessment(services, id).catch(() => {}))
    }, SETTLED)
    return () => {
      clearTimeout(waiting)
      cancelIdleCallback(idle)
    }
  }, [services, id])
}
