import { ActionIcon, Button, Group, Modal, Switch, Tooltip } from '@mantine/core'
import { IconChevronLeft, IconChevronRight, IconListSearch, IconPencil } from '@tabler/icons-react'
import { type KeyboardEvent, type ReactNode, useState } from 'react'
import type { Path } from '../../../shared/checklist/value.ts'
import { evidenceWarnings } from '../../../shared/record/evidence-warnings.ts'
import type { AttachmentState } from '../../../shared/record/record-state.ts'
import { useAssessment } from '../../assessment/assessment-context.tsx'
import { useFileLock, useLead } from '../../assessment/use-locks.ts'
import { useLanguage } from '../../messages/use-language.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { CaptureList } from '../../questions/capture-facts.tsx'
import { useText } from '../../questions/text.ts'
import { useObjectUrl } from '../../questions/use-object-url.ts'
import { formatBytes } from '../../ui/format.ts'
import { AnnotateDialog } from '../annotate/annotate-dialog.tsx'
import { MarkLayer } from '../annotate/mark-layer.tsx'
import { PictureStage } from '../annotate/picture-stage.tsx'
import { useThumbnail } from '../thumbnails/use-thumbnail.ts'
import { aroundOf } from '../use-around.ts'
import { WarningList } from '../warning-list.tsx'
import { FileWords } from './file-words.tsx'
import { NoPreview } from './no-preview.tsx'
import classes from './viewer.module.css'

/** A file at a question, as a viewer is given it. */
export interface Viewed {
  readonly path: Path
  readonly attachment: AttachmentState
}

/** Shows evidence large, with everything that is known of it; from one to the next by buttons or arrow keys. */
export function EvidenceViewer({
  entries,
  at,
  onGo,
  onClose,
  onJump,
}: {
  readonly entries: readonly Viewed[]
  /** Which of them is shown; null: the viewer is closed. */
  readonly at: number | null
  onGo(index: number): void
  onClose(): void
  /** Leads to the question of what is shown. */
  readonly onJump?: ((path: Path) => void) | undefined
}) {
  const { t } = useTranslation('evidence')
  const [drawing, setDrawing] = useState(false)
  const entry = at === null ? undefined : entries[at]
  const byKey = (event: KeyboardEvent) => {
    if (at === null || drawing || event.altKey || event.ctrlKey || event.metaKey || isField(event.target))
      return
    const next = at + (event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0)
    if (next === at || entries[next] === undefined) return
    event.preventDefault()
    onGo(next)
  }
  return (
    <Modal
      opened={entry !== undefined}
      onClose={onClose}
      title={entry?.attachment.name ?? ''}
      size="80rem"
      // Escape ends the drawing in front of it first.
      closeOnEscape={!drawing}
      onKeyDown={byKey}
    >
      {entry !== undefined && at !== null && (
        <>
          {entries.length > 1 && (
            <Group className={classes.steps} justify="space-between">
              <Step label={t('viewer.before')} disabled={at === 0} onClick={() => onGo(at - 1)}>
                <IconChevronLeft size={22} />
              </Step>
              <span className={classes.count} aria-live="polite">
                {t('viewer.of', { at: at + 1, count: entries.length })}
              </span>
              <Step
                label={t('viewer.after')}
                disabled={at === entries.length - 1}
                onClick={() => onGo(at + 1)}
              >
                <IconChevronRight size={22} />
              </Step>
            </Group>
          )}
          <Shown
            key={`${entry.path} ${entry.attachment.sha256}`}
            entry={entry}
            drawing={drawing}
            onDraw={setDrawing}
            onJump={onJump}
          />
        </>
      )}
    </Modal>
  )
}

function Step({
  label,
  disabled,
  onClick,
  children,
}: {
  readonly label: string
  readonly disabled: boolean
  onClick(): void
  readonly children: ReactNode
}) {
  return (
    <Tooltip label={label}>
      <ActionIcon variant="default" aria-label={label} disabled={disabled} onClick={onClick}>
        {children}
      </ActionIcon>
    </Tooltip>
  )
}

function Shown({
  entry,
  drawing,
  onDraw,
  onJump,
}: {
  readonly entry: Viewed
  readonly drawing: boolean
  onDraw(drawing: boolean): void
  readonly onJump: ((path: Path) => void) | undefined
}) {
  const { t } = useTranslation(['evidence', 'team'])
  const language = useLanguage()
  const text = useText()
  const { path, attachment } = entry
  const { sha256, media_type, size, annotations = [] } = attachment
  const [withMarks, setWithMarks] = useState(true)
  const isPlayed = /^(audio|video)\//.test(media_type)
  // Whether it can be shown is known from making it small: the original of one that cannot is never decoded here.
  const small = useThumbnail(attachment)
  const isPicture = small?.kind === 'picture'
  const url = useObjectUrl(sha256, isPicture || isPlayed)
  const around = useAssessment(aroundOf)
  const view = useAssessment((state) => state.views.get(path))
  const lock = useFileLock(path, sha256)
  const lead = useLead()
  const frozen = useAssessment((state) => state.handedOver !== null) || lock !== null
  const hasBlur = annotations.some(({ marks }) => marks.some(({ shape }) => shape === 'blur'))
  return (
    <div className={classes.viewer}>
      <div className={media_type.startsWith('audio/') ? classes.sound : classes.sight}>
        {isPicture && url !== null && (
          <PictureStage url={url} alt={attachment.caption ?? attachment.name} room="70vh">
            {(ratio) =>
              withMarks &&
              annotations.map(({ layer, marks }) => <MarkLayer key={layer} marks={marks} ratio={ratio} />)
            }
          </PictureStage>
        )}
        {isPlayed && url !== null && <Player url={url} mediaType={media_type} name={attachment.name} />}
        {small?.kind === 'none' && !isPlayed && <NoPreview attachment={attachment} why={small.why} />}
      </div>
      <div className={classes.side}>
        <div>
          <div className={classes.question}>{text(view?.label) || path}</div>
          {onJump !== undefined && (
            <Button
              variant="default"
              mt="xs"
              leftSection={<IconListSearch size={18} aria-hidden />}
              onClick={() => onJump(path)}
            >
              {t('viewer.jump')}
            </Button>
          )}
        </div>
        <WarningList warnings={evidenceWarnings(path, attachment, around)} />
        {lock !== null && (
          <p className={classes.dim} data-locked={lock.signer.name}>
            {t('team:lock.file', { name: lock.signer.name, lead: lead.name })}
          </p>
        )}
        <fieldset className={classes.plain} disabled={frozen}>
          <FileWords path={path} attachment={attachment} />
          {isPicture && url !== null && !frozen && (
            <Button
              variant="default"
              mt="sm"
              leftSection={<IconPencil size={18} aria-hidden />}
              onClick={() => onDraw(true)}
            >
              {t('annotate.open')}
            </Button>
          )}
        </fieldset>
        {annotations.length > 0 && (
          <Switch
            label={t('viewer.marks', {
              count: annotations.reduce((sum, { marks }) => sum + marks.length, 0),
              who: annotations.map(({ signer }) => signer.name).join(t('separator')),
            })}
            checked={withMarks}
            onChange={(event) => setWithMarks(event.currentTarget.checked)}
          />
        )}
        {hasBlur && <p className={classes.dim}>{t('annotate.blurWarning')}</p>}
        <CaptureList attachment={attachment} />
        <p className={classes.dim}>
          {t('viewer.addedBy', { who: attachment.signer.name })} · {formatBytes(size, language)} ·{' '}
          {media_type}
        </p>
        <p className={classes.hash}>SHA-256 {sha256}</p>
      </div>
      {url !== null && isPicture && (
        <AnnotateDialog
          path={path}
          attachment={attachment}
          url={url}
          opened={drawing}
          onClose={() => onDraw(false)}
        />
      )}
    </div>
  )
}

function Player({
  url,
  mediaType,
  name,
}: {
  readonly url: string
  readonly mediaType: string
  readonly name: string
}) {
  return mediaType.startsWith('audio/') ? (
    // biome-ignore lint/a11y/useMediaCaption: people bring recordings without captions.
    <audio className={classes.player} src={url} controls aria-label={name} />
  ) : (
    // biome-ignore lint/a11y/useMediaCaption: people bring films without captions.
    <video className={classes.player} src={url} controls preload="metadata" aria-label={name} />
  )
}

/** Whether arrow keys belong to what has the focus. */
function isField(target: EventTarget): boolean {
  return (
    target instanceof HTMLInputElement ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    target instanceof HTMLMediaElement
  )
}
