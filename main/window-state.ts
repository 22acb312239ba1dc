import { z } from 'zod'

/** A rectangle on the desktop, in device-independent pixels. */
export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** How large and where the window was. Without `x` and `y` the system centres it. */
export interface WindowState {
  readonly x?: number
  readonly y?: number
  readonly width: number
  readonly height: number
  readonly maximised: boolean
}

/** Smaller than this the screens no longer fit at double text size. */
export const SMALLEST = { width: 640, height: 480 } as const

/** The window of a first start. */
export const FIRST_STATE: WindowState = { width: 1280, height: 820, maximised: false }

/** So much of the window's top edge must lie on a display that it can be taken hold of. */
const GRIP = { width: 120, height: 24 } as const

const pixels = z.number().int().min(-100_000).max(100_000)
const stored = z.object({
  x: pixels.optional(),
  y: pixels.optional(),
  width: pixels.min(1),
  height: pixels.min(1),
  maximised: z.boolean(),
})

/**
 * A state that fits the displays of now, from whatever was stored. A window larger than the first display shrinks to
 * it; one that lies where no display is any more is centred; nonsense gives the first state.
 *
 * @param text the stored file, or null when there is none
 * @param displays work areas, the main one first
 */
export function readWindowState(text: string | null, displays: readonly Area[]): WindowState {
  const state = parse(text)
  const room = displays[0] ?? { x: 0, y: 0, width: FIRST_STATE.width, height: FIRST_STATE.height }
  const { x, y, maximised } = state
  if (x !== undefined && y !== undefined) {
    const width = Math.max(state.width, SMALLEST.width)
    const height = Math.max(state.height, SMALLEST.height)
    if (displays.some((display) => canBeGripped({ x, y, width, height }, display)))
      return { x, y, width, height, maximised }
  }
  return {
    width: Math.max(Math.min(state.width, room.width), SMALLEST.width),
    height: Math.max(Math.min(state.height, room.height), SMALLEST.height),
    maximised,
  }
}

function parse(text: string | null): WindowState {
  if (text === null) return FIRST_STATE
  try {
    const { x, y, width, height, maximised } = stored.parse(JSON.parse(text))
    return { ...(x !== undefined && y !== undefined ? { x, y } : {}), width, height, maximised }
  } catch {
    return FIRST_STATE
  }
}

function canBeGripped(area: Area, display: Area): boolean {
  const across = Math.min(area.x + area.width, display.x + display.width) - Math.max(area.x, display.x)
  return across >= GRIP.width && area.y >= display.y && area.y + GRIP.height <= display.y + display.height
}
