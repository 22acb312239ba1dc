import { ActionIcon, Button, Group, TextInput, Tooltip } from '@mantine/core'
import { IconArrowBackUp, IconArrowForwardUp, IconTrash } from '@tabler/icons-react'
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'
import type { Path } from '../../../shared/checklist/value.ts'
import {
  MAX_MARK_TEXT,
  type Mark,
  type MarkColour,
  PICTURE_UNITS,
} from '../../../shared/record/annotation.ts'
import type { AnnotationLayer, AttachmentState } from '../../../shared/record/record-state.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import classes from './annotate.module.css'
import { MarkLayer } from './mark-layer.tsx'
import { MarkList } from './mark-list.tsx'
import { drawnMark, markText, movedMark, nextNumber, type Pen, type Place, stretchedMark } from './marks.ts'
import { PictureStage } from './picture-stage.tsx'
import { ColourChoice, ToolChoice } from './tool-choice.tsx'
import { useMarks } from './use-marks.ts'

/** What a press of an arrow key moves by, in `PICTURE_UNITS`: a two hundredth of the picture, or a twentieth with Shift. */
const STEP = 50
const STRIDE = 500

/** What the finger or the mouse is doing. */
type Gesture =
  | { readonly kind: 'draw'; readonly from: Place; readonly before: readonly Mark[] }
  | { readonly kind: 'move'; readonly from: Place; readonly index: number; readonly before: readonly Mark[] }

/** The picture with its marks, and everything to draw them with, by hand or by keyboard. */
export function AnnotationEditor({
  path,
  attachment,
  url,
  first,
  others,
  onDone,
}: {
  readonly path: Path
  readonly attachment: AttachmentState
  readonly url: string
  /** This person's marks as they stand on the record. */
  readonly first: readonly Mark[]
  /** What colleagues drew; shown, and left alone. */
  readonly others: readonly AnnotationLayer[]
  onDone(): void
}) {
  const { t } = useTranslation(['evidence', 'common'])
  const drawing = useMarks(path, attachment.sha256, first)
  const { marks } = drawing
  const [shape, setShape] = useState<Mark['shape'] | null>('arrow')
  const [colour, setColour] = useState<MarkColour>('red')
  const [selected, setSelected] = useState<number | null>(null)
  const stage = useRef<HTMLDivElement>(null)
  const gesture = useRef<Gesture | null>(null)
  const at = selected !== null && selected < marks.length ? selected : null
  const chosen = at === null ? null : (marks[at] ?? null)
  const pen: Pen = {
    shape: shape ?? 'arrow',
    colour,
    number: nextNumber(marks),
    text: t('annotate.newText'),
  }

  const placeOf = (event: PointerEvent): Place => {
    const box = stage.current?.getBoundingClientRect()
    if (box === undefined || box.width === 0 || box.height === 0) return { x: 0, y: 0 }
    return {
      x: ((event.clientX - box.left) / box.width) * PICTURE_UNITS,
      y: ((event.clientY - box.top) / box.height) * PICTURE_UNITS,
    }
  }
  const put = (index: number, mark: Mark, live = false) =>
    drawing.set(
      marks.map((one, other) => (other === index ? mark : one)),
      live,
    )
  const add = (mark: Mark) => {
    drawing.set([...marks, mark])
    setSelected(marks.length)
  }
  const remove = (index: number) => {
    drawing.set(marks.filter((_, other) => other !== index))
    setSelected(null)
  }

  function grab(index: number, event: PointerEvent): void {
    if (shape !== null) return
    event.stopPropagation()
    stage.current?.setPointerCapture(event.pointerId)
    gesture.current = { kind: 'move', from: placeOf(event), index, before: marks }
    setSelected(index)
  }

  function press(event: PointerEvent): void {
    if (event.button !== 0) return
    if (shape === null) {
      setSelected(null)
      return
    }
    if (drawing.full) return
    stage.current?.setPointerCapture(event.pointerId)
    gesture.current = { kind: 'draw', from: placeOf(event), before: marks }
    // Words are put down when the finger is lifted: the press would take the focus away from where they are written.
    if (shape !== 'text') follow(event, true)
  }

  function follow(event: PointerEvent, live: boolean): void {
    const current = gesture.current
    if (current === null) return
    const to = placeOf(event)
    const { before, from } = current
    if (current.kind === 'draw') {
      if (live && pen.shape === 'text') return
      drawing.set([...before, drawnMark({ ...pen, number: nextNumber(before) }, from, to)], live)
      setSelected(before.length)
      return
    }
    const moved = before[current.index]
    if (moved === undefined) return
    const next = movedMark(moved, { x: to.x - from.x, y: to.y - from.y })
    drawing.set(
      before.map((one, other) => (other === current.index ? next : one)),
      live,
    )
  }

  function release(event: PointerEvent): void {
    follow(event, false)
    gesture.current = null
  }

  function byKey(event: KeyboardEvent): void {
    const turn = turnOf(event)
    if (turn !== null) {
      event.preventDefault()
      event.stopPropagation()
      ;(turn === 'undo' ? drawing.undo : drawing.redo)?.()
      return
    }
    if (event.target instanceof HTMLInputElement) return
    const step = event.shiftKey ? STRIDE : STEP
    const by = DIRECTIONS[event.key]
    if (by !== undefined && at !== null && chosen !== null) {
      event.preventDefault()
      const way = { x: by.x * step, y: by.y * step }
      put(at, event.altKey ? stretchedMark(chosen, way) : movedMark(chosen, way))
    } else if ((event.key === 'Delete' || event.key === 'Backspace') && at !== null) {
      event.preventDefault()
      remove(at)
    } else if (event.key === 'Enter' && event.target === stage.current?.parentElement && !drawing.full) {
      event.preventDefault()
      const middle = { x: PICTURE_UNITS / 2, y: PICTURE_UNITS / 2 }
      add(drawnMark(pen, middle, middle))
    }
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys act on the mark that is chosen, wherever the focus is.
    <div className={classes.editor} onKeyDown={byKey}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: Enter draws here what pointers draw with a drag. */}
      <div className={classes.board} tabIndex={0} role="application" aria-label={t('annotate.board')}>
        <PictureStage
          url={url}
          alt={attachment.name}
          room="calc(100dvh - 7rem)"
          stageRef={stage}
          cursor={shape === null ? 'default' : 'crosshair'}
          onPointerDown={press}
          onPointerMove={(event) => follow(event, true)}
          onPointerUp={release}
        >
          {(ratio) => (
            <>
              {others.map(({ layer, marks: theirs }) => (
                <MarkLayer key={layer} marks={theirs} ratio={ratio} />
              ))}
              <MarkLayer
                marks={marks}
                ratio={ratio}
                selected={at}
                {...(shape === null && { onGrab: grab })}
              />
            </>
          )}
        </PictureStage>
      </div>
      <div className={classes.side}>
        <ToolChoice
          chosen={shape}
          onChoose={(next) => {
            setShape(next)
            // What is chosen next, such as a colour, is for what is drawn next.
            if (next !== null) setSelected(null)
          }}
        />
        <ColourChoice
          chosen={chosen !== null && 'colour' in chosen ? chosen.colour : colour}
          onChoose={(next) => {
            setColour(next)
            if (at !== null && chosen !== null && 'colour' in chosen) put(at, { ...chosen, colour: next })
          }}
        />
        {chosen?.shape === 'text' && at !== null && (
          <TextInput
            key={at}
            label={t('annotate.words')}
            defaultValue={chosen.text}
            maxLength={MAX_MARK_TEXT}
            autoFocus
            onFocus={(event) => event.currentTarget.select()}
            onChange={(event) => {
              const text = markText(event.currentTarget.value)
              if (text !== null) put(at, { ...chosen, text })
            }}
          />
        )}
        {(chosen?.shape === 'blur' || marks.some((mark) => mark.shape === 'blur')) && (
          <p className={classes.hint} role="note">
            {t('annotate.blurWarning')}
          </p>
        )}
        <MarkList marks={marks} selected={at} onSelect={setSelected} />
        <Group gap="xs">
          <Tooltip label={t('annotate.undo')}>
            <ActionIcon
              variant="default"
              aria-label={t('annotate.undo')}
              disabled={drawing.undo === null}
              onClick={() => drawing.undo?.()}
            >
              <IconArrowBackUp size={20} />
            </ActionIcon>
          </Tooltip>
          <Tooltip label={t('annotate.redo')}>
            <ActionIcon
              variant="default"
              aria-label={t('annotate.redo')}
              disabled={drawing.redo === null}
              onClick={() => drawing.redo?.()}
            >
              <IconArrowForwardUp size={20} />
            </ActionIcon>
          </Tooltip>
          <Tooltip label={t('annotate.delete')}>
            <ActionIcon
              variant="default"
              aria-label={t('annotate.delete')}
              disabled={at === null}
              onClick={() => at !== null && remove(at)}
            >
              <IconTrash size={20} />
            </ActionIcon>
          </Tooltip>
        </Group>
        <p className={classes.hint}>{drawing.full ? t('annotate.full') : t('annotate.keys')}</p>
        <p className={classes.hint}>{t('annotate.original')}</p>
        <Button onClick={onDone}>{t('annotate.done')}</Button>
      </div>
    </div>
  )
}

const DIRECTIONS: Readonly<Record<string, Place>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}

/** Undo and redo by the keys of all systems; null for any other key. */
function turnOf({ key, ctrlKey, metaKey, shiftKey }: KeyboardEvent): 'undo' | 'redo' | null {
  if (!ctrlKey && !metaKey) return null
  if (key.toLowerCase() === 'z') return shiftKey ? 'redo' : 'undo'
  return key.toLowerCase() === 'y' ? 'redo' : null
}
