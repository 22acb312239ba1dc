import { useEffect, useState } from 'react'
import { useServices } from '../services.ts'
import { useAssessmentStore } from './assessment-context.tsx'
import type { EarlierAnswers } from './earlier-answers.ts'
import { earlierAtHand, readEarlierOnce } from './earlier-once.ts'

/** What was answered in earlier assessments of this mine; null until it is read. */
export function useEarlier(): EarlierAnswers | null {
  const services = useServices()
  const store = useAssessmentStore()
  const [earlier, setEarlier] = useState(() => earlierAtHand(store))
  useEffect(() => {
    let wanted = true
    readEarlierOnce(services, store).then(
      (answers) => wanted && setEarlier(answers),
      // Work goes on without; whoever asks next reads again.
      (error: unknown) => console.error(error),
    )
    return () => {
      wanted = false
    }
  }, [services, store])
  return earlier
}
