import { useEffect, useState } from 'react'
import type { AttachmentState } from '../../../shared/record/record-state.ts'
import { useAssessmentStore } from '../../assessment/assessment-context.tsx'
import { type Thumbnail, thumbnails } from './thumbnails.ts'

/** The small picture of a file while it is on the screen; null until it is known. */
export function useThumbnail({
  sha256,
  media_type,
}: Pick<AttachmentState, 'sha256' | 'media_type'>): Thumbnail | null {
  const store = useAssessmentStore()
  const [made, setMade] = useState<{ readonly of: string; readonly thumbnail: Thumbnail } | null>(null)
  useEffect(() => {
    const gone = new AbortController()
    const read = () => store.getState().fileOf(sha256)
    thumbnails.get({ sha256, mediaType: media_type, read }, gone.signal).then(
      (thumbnail) => setMade({ of: sha256, thumbnail }),
      () => {},
    )
    return () => gone.abort(new DOMException('not looked at any more', 'AbortError'))
  }, [sha256, media_type, store])
  if (made?.of === sha256) return made.thumbnail
  return thumbnails.known(sha256) ?? null
}
