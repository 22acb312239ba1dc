import { useEffect } from 'react'
import { useServices } from '../services.ts'
import { openAssessment } from './open-assessments.ts'

/**
 * Opens an assessment that somebody is likely to go on with, as soon as the page around has nothing else to do: the walk
 * then begins with its first picture, or is well on its way to it. Nothing is shown of it, nor of what keeps it from being
 * opened; who goes there is told.
 *
 * @param id of the assessment; undefined while it is not known which
 */
export function useOpenAhead(id: string | undefined): void {
  const services = useServices()
  useEffect(() => {
    if (id === undefined) return
    const idle = requestIdleCallback(() => void openAssessment(services, id).catch(() => {}))
    return () => cancelIdleCallback(idle)
  }, [services, id])
}
