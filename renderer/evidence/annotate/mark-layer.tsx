import type { CSSProperties, PointerEvent } from 'react'
import { type Mark, PICTURE_UNITS } from '../../../shared/record/annotation.ts'
import classes from './annotate.module.css'

/** Width of the drawing in its own units; the height follows the picture, so that discs are round. */
const WIDE = 1000

/** What a layer of marks is drawn with. */
export interface MarkLayerProps {
  readonly marks: readonly Mark[]
  /** Width of the picture over its height. */
  readonly ratio: number
  /** Which of the marks is at hand. */
  readonly selected?: number | null
  /** A mark was taken hold of. Without it the layer lets everything through. */
  onGrab?(index: number, event: PointerEvent): void
}

/** Marks over a picture. Areas that are to be blurred are blurred on the screen only. */
export function MarkLayer({ marks, ratio, selected = null, onGrab }: MarkLayerProps) {
  const high = WIDE / ratio
  const x = (at: number) => (at / PICTURE_UNITS) * WIDE
  const y = (at: number) => (at / PICTURE_UNITS) * high
  const grab = (index: number) =>
    onGrab === undefined ? undefined : (event: PointerEvent) => onGrab(index, event)
  return (
    <>
      {marks.map(
        (mark, index) =>
          mark.shape === 'blur' && (
            <div
              // biome-ignore lint/suspicious/noArrayIndexKey: marks have no names; their order is what they are known by.
              key={index}
              className={classes.blur}
              style={areaOf(mark)}
              data-selected={index === selected || undefined}
              data-grab={onGrab !== undefined || undefined}
              onPointerDown={grab(index)}
            />
          ),
      )}
      <svg
        className={classes.layer}
        viewBox={`0 0 ${WIDE} ${high}`}
        preserveAspectRatio="none"
        aria-hidden="true"
        data-grab={onGrab !== undefined || undefined}
      >
        {marks.map((mark, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: marks have no names; their order is what they are known by.
          <g key={index} onPointerDown={grab(index)} data-selected={index === selected || undefined}>
            <Drawn mark={mark} x={x} y={y} />
          </g>
        ))}
      </svg>
    </>
  )
}

function Drawn({ mark, x, y }: { readonly mark: Mark; x(at: number): number; y(at: number): number }) {
  switch (mark.shape) {
    case 'blur':
      return null
    case 'arrow':
      return <Arrow from={[x(mark.x), y(mark.y)]} to={[x(mark.to_x), y(mark.to_y)]} colour={mark.colour} />
    case 'box': {
      const box = { x: x(mark.x), y: y(mark.y), width: x(mark.width), height: y(mark.height) }
      return (
        <>
          <rect className={classes.halo} {...box} />
          <rect className={classes.line} data-colour={mark.colour} {...box} />
        </>
      )
    }
    case 'number': {
      const [cx, cy] = [x(mark.x), y(mark.y)]
      return (
        <>
          <circle className={classes.disc} data-colour={mark.colour} cx={cx} cy={cy} r={22} />
          <text className={classes.figure} data-colour={mark.colour} x={cx} y={cy}>
            {mark.number}
          </text>
        </>
      )
    }
    case 'text':
      return (
        <text className={classes.words} data-colour={mark.colour} x={x(mark.x)} y={y(mark.y)}>
          {mark.text}
        </text>
      )
  }
}

function Arrow({
  from: [x1, y1],
  to: [x2, y2],
  colour,
}: {
  readonly from: readonly [number, number]
  readonly to: readonly [number, number]
  readonly colour: string
}) {
  const turn = Math.atan2(y2 - y1, x2 - x1)
  const size = 30
  const wing = (side: number) =>
    `${x2 - size * Math.cos(turn + side * 0.45)},${y2 - size * Math.sin(turn + side * 0.45)}`
  const shaft = `M${x1},${y1} L${x2},${y2} M${wing(1)} L${x2},${y2} L${wing(-1)}`
  return (
    <>
      <path className={classes.halo} d={shaft} />
      <path className={classes.line} data-colour={colour} d={shaft} />
    </>
  )
}

function areaOf(mark: Mark & { readonly shape: 'blur' }): CSSProperties {
  const share = (part: number) => `${(part / PICTURE_UNITS) * 100}%`
  return { left: share(mark.x), top: share(mark.y), width: share(mark.width), height: share(mark.height) }
}
