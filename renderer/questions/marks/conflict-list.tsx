import { Button } from '@mantine/core'
import { useRef } from 'react'
import type { Path } from '../../../shared/checklist/value.ts'
import { conflicts } from '../../../shared/record/replay.ts'
import { useAssessment } from '../../assessment/assessment-context.tsx'
import { useTranslation } from '../../messages/use-translation.ts'
import entry from '../../ui/entry.module.css'
import { AttachmentTiles } from '../fields/attachment-tiles.tsx'
import { useText } from '../text.ts'
import { useValueWords } from '../value-words.ts'
import classes from './conflict-choice.module.css'
import { ConflictChoice } from './conflict-choice.tsx'

/**
 * Every conflict of the open assessment, to be decided one by one, also at questions that are not asked any more: a final
 * bundle holds none. Those that are decided stay with what was decided, so that nothing jumps away under the finger.
 */
export function ConflictList({ onOpen }: { onOpen(path: Path): void }) {
  const record = useAssessment((state) => state.record)
  const shown = useRef<readonly Path[]>([])
  const added = conflicts(record).filter((path) => !shown.current.includes(path))
  shown.current = [...shown.current, ...added]
  if (shown.current.length === 0) return null
  return (
    <ul className={classes.list}>
      {shown.current.map((path) => (
        <Item key={path} path={path} onOpen={onOpen} />
      ))}
    </ul>
  )
}

function Item({ path, onOpen }: { readonly path: Path; onOpen(path: Path): void }) {
  const { t } = useTranslation('merge')
  const text = useText()
  const words = useValueWords()
  const view = useAssessment((state) => state.views.get(path))
  const answer = useAssessment((state) => state.record.answers.get(path))
  const frozen = useAssessment((state) => state.handedOver !== null)
  if (view?.kind !== 'question' || answer === undefined) return null
  return (
    <li className={entry.entry} data-path={path} data-decided={answer.others.length === 0}>
      <div className={entry.head}>
        <span className={entry.label}>{text(view.label) || path}</span>
        {view.relevant && (
          <Button variant="subtle" onClick={() => onOpen(path)}>
            {t('decide.other')}
          </Button>
        )}
      </div>
      <fieldset className={classes.frozen} disabled={frozen}>
        {answer.others.length === 0 ? (
          <p className={classes.decided}>
            {t('decide.decided', { value: words(view, answer.value) || t('decide.blank') })}
          </p>
        ) : (
          <ConflictChoice view={view} />
        )}
        <AttachmentTiles path={path} />
      </fieldset>
    </li>
  )
}
