import { type CSSProperties, type PointerEventHandler, type ReactNode, type Ref, useState } from 'react'
import { useTranslation } from '../../messages/use-translation.ts'
import classes from './annotate.module.css'

/**
 * A picture as large as there is room, upright, with a frame of exactly its own size around it, so that what is laid over
 * it lies where it belongs. `children` gets its width over its height.
 */
export function PictureStage({
  url,
  alt,
  room,
  stageRef,
  onPointerDown,
  onPointerMove,
  onPointerUp,
  cursor,
  children,
}: {
  /** Object URL of the original. */
  readonly url: string
  readonly alt: string
  /** The greatest height, a CSS length. */
  readonly room: string
  readonly stageRef?: Ref<HTMLDivElement>
  readonly onPointerDown?: PointerEventHandler
  readonly onPointerMove?: PointerEventHandler
  readonly onPointerUp?: PointerEventHandler
  readonly cursor?: string
  children?(ratio: number): ReactNode
}) {
  const { t } = useTranslation('evidence')
  const [ratio, setRatio] = useState<number | null>(null)
  const [broken, setBroken] = useState(false)
  if (broken) return <p className={classes.broken}>{t('none.damaged')}</p>
  const frame = {
    '--ratio': ratio ?? 1.5,
    '--room': room,
    visibility: ratio === null ? 'hidden' : 'visible',
    cursor,
  } as CSSProperties
  return (
    <div
      className={classes.stage}
      style={frame}
      ref={stageRef}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={onPointerUp}
    >
      <img
        src={url}
        alt={alt}
        draggable={false}
        onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
          setRatio(naturalWidth / Math.max(1, naturalHeight))
        }
        onError={() => setBroken(true)}
      />
      {ratio !== null && children?.(ratio)}
    </div>
  )
}
