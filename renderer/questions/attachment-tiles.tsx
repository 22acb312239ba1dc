import type { Path } from '../../shared/checklist/value.ts'
import { useAssessment } from '../assessment/assessment-context.tsx'
import { AttachmentTile } from './attachment-tile.tsx'
import classes from './attachment-tiles.module.css'

const NONE: readonly never[] = []

/** The evidence files of one question, oldest first. */
export function AttachmentTiles({ path }: { readonly path: Path }) {
  const attachments = useAssessment((state) => state.record.attachments.get(path)) ?? NONE
  if (attachments.length === 0) return null
  return (
    <ul className={classes.tiles}>
      {attachments.map((attachment) => (
        <li key={attachment.sha256}>
          <AttachmentTile path={path} attachment={attachment} />
        </li>
      ))}
    </ul>
  )
}
