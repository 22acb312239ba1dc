import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Path } from '../../../shared/checklist/value.ts'
import { useAssessment } from '../../assessment/assessment-context.tsx'
import { EvidenceViewer } from '../../evidence/viewer/evidence-viewer.tsx'
import { useTranslation } from '../../messages/use-translation.ts'
import { AttachmentTile } from './attachment-tile.tsx'
import classes from './attachment-tiles.module.css'

const NONE: readonly never[] = []

/**
 * Tiles laid out at first, and more at each press: somebody may bring hundreds to one question. At first two windows full
 * at most, for every opening of the walk waits for them.
 */
const FIRST = 24
const MORE = 60

/** The evidence files of one question, oldest first; of many, the latest: what just came in is seen. */
export function AttachmentTiles({ path }: { readonly path: Path }) {
  const attachments = useAssessment((state) => state.record.attachments.get(path)) ?? NONE
  const { t } = useTranslation('evidence')
  const [looked, look] = useState<string | null>(null)
  const [most, setMost] = useState(FIRST)
  if (attachments.length === 0) return null
  const at = attachments.findIndex(({ sha256 }) => sha256 === looked)
  return (
    <>
      {attachments.length > most && (
        <Button variant="default" mt="xs" onClick={() => setMost(most + MORE)}>
          {t('earlierFiles', { count: attachments.length - most })}
        </Button>
      )}
      <ul className={classes.tiles}>
        {attachments.slice(-most).map((attachment) => (
          <li key={attachment.sha256}>
            <AttachmentTile path={path} attachment={attachment} onLook={look} />
          </li>
        ))}
      </ul>
      <EvidenceViewer
        entries={attachments.map((attachment) => ({ path, attachment }))}
        at={at < 0 ? null : at}
        onGo={(index) => look(attachments[index]?.sha256 ?? null)}
        onClose={() => look(null)}
      />
    </>
  )
}
