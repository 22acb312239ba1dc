import { UnstyledButton } from '@mantine/core'
import { type CSSProperties, type KeyboardEvent, memo, useLayoutEffect, useRef, useState } from 'react'
import type { EvidenceEntry } from '../../evidence/entries.ts'
import { EvidenceFace } from '../../evidence/face.tsx'
import { useTranslation } from '../../messages/use-translation.ts'
import { usePlaceLabel } from '../../questions/place-label.ts'
import classes from './evidence-screen.module.css'
import { gridWindow } from './grid-window.ts'

/** At a text size of 100 %, px; a tile grows with the text. */
const TILE = { width: 176, height: 208, gap: 12 }

/** Files as tiles. Only those in sight are laid out, so that thousands cost no more than a screenful. */
export function EvidenceGrid({
  entries,
  onLook,
}: {
  readonly entries: readonly EvidenceEntry[]
  onLook(key: string): void
}) {
  const { t } = useTranslation('evidence')
  const grid = useRef<HTMLUListElement>(null)
  const [place, setPlace] = useState({ width: 0, room: 0, top: 0, scale: 1 })
  const [at, setAt] = useState(0)
  const label = usePlaceLabel()

  useLayoutEffect(() => {
    const element = grid.current
    const pane = element === null ? null : scrollerOf(element)
    if (element === null || pane === null) return
    const measure = () => {
      const scale = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16
      const top = pane.getBoundingClientRect().top - element.getBoundingClientRect().top
      // By whole rows: within one the same tiles are laid out.
      const pitch = (TILE.height + TILE.gap) * scale
      const next = {
        width: element.clientWidth,
        room: pane.clientHeight,
        top: Math.floor(top / pitch) * pitch,
        scale,
      }
      setPlace((before) =>
        Object.entries(next).every(([key, value]) => before[key as keyof typeof next] === value)
          ? before
          : next,
      )
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    observer.observe(pane)
    pane.addEventListener('scroll', measure, { passive: true })
    return () => {
      observer.disconnect()
      pane.removeEventListener('scroll', measure)
    }
  }, [])

  const tile = {
    width: TILE.width * place.scale,
    height: TILE.height * place.scale,
    gap: TILE.gap * place.scale,
  }
  const seen = gridWindow({ count: entries.length, ...place, room: place.room + tile.height, tile })
  const current = Math.min(at, entries.length - 1)

  function byKey(event: KeyboardEvent<HTMLUListElement>): void {
    const step = STEPS[event.key]
    const next =
      event.key === 'Home'
        ? 0
        : event.key === 'End'
          ? entries.length - 1
          : step === undefined
            ? null
            : current + (step.rows * seen.columns + step.tiles)
    if (next === null || entries[next] === undefined) return
    event.preventDefault()
    setAt(next)
    reveal(event.currentTarget, next, seen.columns, tile)
  }

  return (
    <ul
      ref={grid}
      className={classes.grid}
      aria-label={t('screen.files')}
      onKeyDown={byKey}
      style={
        {
          height: seen.height,
          '--columns': seen.columns,
          '--tile-height': `${tile.height}px`,
          '--gap': `${tile.gap}px`,
        } as CSSProperties
      }
    >
      {entries.slice(seen.from, seen.to).map((entry, index) => {
        const position = seen.from + index
        const row = Math.floor(position / seen.columns)
        return (
          <li
            key={entry.key}
            className={classes.cell}
            aria-setsize={entries.length}
            aria-posinset={position + 1}
            style={{
              top: row * (tile.height + tile.gap),
              left: `calc((100% + var(--gap)) / var(--columns) * ${position % seen.columns})`,
            }}
          >
            <Tile
              entry={entry}
              position={position}
              place={label(entry.path)}
              reachable={position === current || (index === 0 && !isIn(current, seen))}
              onLook={onLook}
            />
          </li>
        )
      })}
    </ul>
  )
}

const Tile = memo(function Tile({
  entry,
  position,
  place,
  reachable,
  onLook,
}: {
  readonly entry: EvidenceEntry
  readonly position: number
  /** Name of its question. */
  readonly place: string
  /** Tab comes here; arrow keys lead to the others. */
  readonly reachable: boolean
  onLook(key: string): void
}) {
  const { attachment, warnings } = entry
  const { name, caption } = attachment
  return (
    <UnstyledButton
      className={classes.tile}
      data-position={position}
      tabIndex={reachable ? 0 : -1}
      onClick={() => onLook(entry.key)}
    >
      <span className={classes.picture}>
        <EvidenceFace attachment={attachment} warned={warnings.length > 0} />
      </span>
      <span className={classes.name}>{caption ?? name}</span>
      <span className={classes.place}>{place}</span>
    </UnstyledButton>
  )
})

const STEPS: Readonly<Record<string, { readonly tiles: number; readonly rows: number }>> = {
  ArrowLeft: { tiles: -1, rows: 0 },
  ArrowRight: { tiles: 1, rows: 0 },
  ArrowUp: { tiles: 0, rows: -1 },
  ArrowDown: { tiles: 0, rows: 1 },
  PageUp: { tiles: 0, rows: -3 },
  PageDown: { tiles: 0, rows: 3 },
}

function isIn(position: number, { from, to }: { readonly from: number; readonly to: number }): boolean {
  return position >= from && position < to
}

/** Scrolls a tile into sight, laid out or not, and puts the focus on it once it is. */
function reveal(
  grid: HTMLElement,
  position: number,
  columns: number,
  tile: { readonly height: number; readonly gap: number },
): void {
  const pane = scrollerOf(grid)
  if (pane === null) return
  const start = grid.getBoundingClientRect().top - pane.getBoundingClientRect().top + pane.scrollTop
  const top = start + Math.floor(position / columns) * (tile.height + tile.gap)
  if (top < pane.scrollTop) pane.scrollTop = top - tile.gap
  else if (top + tile.height > pane.scrollTop + pane.clientHeight)
    pane.scrollTop = top + tile.height + tile.gap - pane.clientHeight
  const focus = (tries: number) => {
    const button = grid.querySelector<HTMLElement>(`[data-position="${position}"]`)
    if (button !== null) button.focus({ preventScroll: true })
    else if (tries > 0) requestAnimationFrame(() => focus(tries - 1))
  }
  requestAnimationFrame(() => focus(10))
}

/** The part of the page that scrolls around an element. */
function scrollerOf(element: HTMLElement): HTMLElement | null {
  for (let around = element.parentElement; around !== null; around = around.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(around).overflowY)) return around
  }
  return null
}
