import { useEffect, useState } from 'react'
import { useAssessmentStore } from '../assessment/assessment-context.tsx'

/** An object URL of an attachment's bytes while the component is there; null until they are read, or without `wanted`. */
export function useObjectUrl(sha256: string, wanted: boolean): string | null {
  const store = useAssessmentStore()
  const [url, setUrl] = useState<string | null>(null)
  useEffect(() => {
    if (!wanted) return
    let made: string | null = null
    let gone = false
    store
      .getState()
      .fileOf(sha256)
      .then((blob) => {
        if (gone || blob === undefined) return
        made = URL.createObjectURL(blob)
        setUrl(made)
      })
      .catch(() => setUrl(null))
    return () => {
      gone = true
      if (made !== null) URL.revokeObjectURL(made)
      setUrl(null)
    }
  }, [sha256, wanted, store])
  return url
}
